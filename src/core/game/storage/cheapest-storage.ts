import type { CommonBattery } from './common-battery.ts'
import { ConnectionStages, type GroupFlows } from './connection-stages.ts'
import { convexMinimum } from './convex-minimum.ts'
import { SlopeListProgram } from './slope-list-program.ts'
import type { SlotPrices } from './slot-prices.ts'

/** What a group pays outside at least, in currency units. */
export interface GroupCost {
  /** With neither battery nor demand charge. */
  readonly idle: number
  /** With the battery, without a demand charge. */
  readonly stored: number
  /** With both. */
  readonly peaked: number
  /** The highest net import of a slot in the plan behind `peaked`. */
  readonly peak: number
}

/** A plan's cost and what energy is worth in each of its slots, per unit. */
export interface StoragePrices {
  readonly cost: number
  /** At the connection (λ): what one more unit drawn would cost, one more fed in would earn. */
  readonly energy: Float64Array
  /** Inside the battery. */
  readonly stored: Float64Array
  /** The battery's content after each slot. */
  readonly content: Float64Array
}

/**
 * The least cost of a group with its part of a battery, exactly, one group after another. A demand charge is the minimum
 * over the peak: of charge · M plus the cost where every unit imported above M in a slot costs the charge once more, which
 * has the same minimum, is convex in M and has no M that cannot be kept. A start that is free is a minimum over the start.
 */
export class CheapestStorage {
  readonly #prices: SlotPrices
  readonly #stages: ConnectionStages
  readonly #program = new SlopeListProgram()
  readonly #worth: Float64Array
  readonly #content: Float64Array
  /** The last peak and start, as parts of what they can be: good guesses for a similar group. */
  #peakGuess = 0.5
  #startGuess = 0.5

  constructor(prices: SlotPrices) {
    this.#prices = prices
    this.#stages = new ConnectionStages(prices)
    this.#worth = new Float64Array(prices.buy.length)
    this.#content = new Float64Array(prices.buy.length)
  }

  /** `demandCharge` is per unit of energy in the slot of the highest net import. */
  cost(flows: GroupFlows, battery: CommonBattery | null, demandCharge: number): GroupCost {
    const part = battery !== null && battery.capacity > 0 && battery.charge > 0 ? battery : null
    const highest = highestImport(flows)
    if (part === null) {
      const idle = this.#idle(flows)
      return { idle, stored: idle, peaked: idle + demandCharge * highest, peak: highest }
    }
    this.#stages.build(flows, part)
    const idle = this.#stages.idle
    const stored = this.#overStart(part).value
    if (demandCharge === 0) return { idle, stored, peaked: stored, peak: highest }
    const most = highest + part.charge
    const least = convexMinimum(0, most, this.#peakGuess * highest, (peak) => {
      this.#stages.cap(peak, demandCharge)
      const { value, along } = this.#overStart(part, true)
      return { at: peak, value: value + demandCharge * peak, slope: demandCharge + along, along: 0 }
    })
    if (highest > 0) this.#peakGuess = least.at / highest
    return { idle, stored, peaked: least.value, peak: least.at }
  }

  /**
   * The cost with battery and without demand charge and its dual prices: C(D′) ≥ C(D) + λ·(D′ − D) for all other loads D′.
   * Prices without a fee only.
   */
  dualPrices(flows: GroupFlows, battery: CommonBattery): StoragePrices {
    this.#stages.build(flows, battery)
    const { value, at } = this.#overStart(battery, true)
    this.#priced(battery, at)
    const { buy, sell } = this.#prices
    const { chargeEfficiency, dischargeEfficiency, wear } = battery
    const nothing = 1e-9 * (battery.charge + battery.discharge)
    const energy = new Float64Array(buy.length)
    for (let t = 0; t < buy.length; t++) {
      const change = this.#content[t]! - (t === 0 ? at : this.#content[t - 1]!)
      const drawn = change > 0 ? change / chargeEfficiency : change * dischargeEfficiency
      const net = flows.drawn[t]! - flows.fed[t]! - flows.plant[t]! + drawn
      const charging = this.#worth[t]! * chargeEfficiency
      const delivering = this.#worth[t]! / dischargeEfficiency + wear
      const middle = (buy[t]! + sell[t]!) / 2
      let price = middle
      if (net > nothing) price = buy[t]!
      else if (net < -nothing) price = sell[t]!
      else if (drawn > nothing) price = charging
      else if (drawn < -nothing) price = delivering
      else price = Math.min(Math.max(middle, charging), delivering)
      energy[t] = Math.min(Math.max(price, sell[t]!), buy[t]!)
    }
    return { cost: value, energy, stored: this.#worth.slice(), content: this.#content.slice() }
  }

  #idle({ drawn, fed, plant }: GroupFlows): number {
    const { buy, sell, fee } = this.#prices
    let cost = 0
    for (let t = 0; t < buy.length; t++) {
      const surplus = fed[t]! + plant[t]!
      const saving = Math.max(0, buy[t]! - sell[t]! - fee[t]!)
      cost += buy[t]! * drawn[t]! - sell[t]! * surplus - saving * Math.min(drawn[t]!, surplus)
    }
    return cost
  }

  /** Least cost over the start where it is free; `along` = slope in the cap, where one is set and asked for. */
  #overStart(battery: CommonBattery, isPriced = false): { value: number; along: number; at: number } {
    const { capacity, initial } = battery
    if (initial !== null) {
      if (!isPriced)
        return { value: this.#program.cost(this.#stages, capacity, initial, initial), along: 0, at: initial }
      const value = this.#priced(battery, initial)
      return { value, along: -this.#stages.worthOfCap(this.#worth), at: initial }
    }
    const least = convexMinimum(0, capacity, this.#startGuess * capacity, (start) => ({
      at: start,
      value: this.#priced(battery, start),
      slope: this.#worth.at(-1)! - this.#worth[0]!,
      along: -this.#stages.worthOfCap(this.#worth),
    }))
    this.#startGuess = least.at / capacity
    return least
  }

  #priced({ capacity }: CommonBattery, start: number): number {
    return this.#program.priced(this.#stages, capacity, start, start, this.#worth, this.#content)
  }
}

function highestImport({ drawn, fed, plant }: GroupFlows): number {
  let highest = 0
  for (let t = 0; t < drawn.length; t++) highest = Math.max(highest, drawn[t]! - fed[t]! - plant[t]!)
  return highest
}
