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

/** A plan with a demand charge. */
export interface StoragePlan {
  readonly peak: number
  /** What a unit is worth inside the battery, slot by slot. */
  readonly stored: Float64Array
  /** The battery's content after each slot. */
  readonly content: Float64Array
}

/** A cap on one side of the best, with how the cost changes there. */
interface Side {
  readonly slope: number
  readonly stored: Float64Array
}

/** A slot to start from, and a price between what stored energy is worth before and after it; null before one is known. */
interface Anchor {
  readonly first: number
  readonly offer: number | null
}

const START: Anchor = { first: 0, offer: null }
/** Content that is this part of the capacity is none. */
const EMPTY = 1e-12
/** Where between two worths the offer lies. */
const OFFER = 0.4567891

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
  /** Where a free start is best put: between two slots where the battery stood empty. A guess as well. */
  #anchor = START

  constructor(prices: SlotPrices) {
    this.#prices = prices
    this.#stages = new ConnectionStages(prices)
    this.#worth = new Float64Array(prices.buy.length)
    this.#content = new Float64Array(prices.buy.length)
  }

  /** `demandCharge` is per unit of energy in the slot of the highest net import. */
  cost(flows: GroupFlows, battery: CommonBattery | null, demandCharge: number): GroupCost {
    const part = battery !== null && battery.capacity > 0 && battery.charge > 0 ? battery : null
    const highest = demandCharge === 0 ? 0 : highestImport(flows)
    if (part === null) {
      const idle = this.#idle(flows)
      return { idle, stored: idle, peaked: idle + demandCharge * highest }
    }
    this.#build(flows, part)
    const idle = this.#stages.idle
    const stored = this.#overStart(part).value
    if (demandCharge === 0) return { idle, stored, peaked: stored }
    const most = highest + part.charge
    const least = convexMinimum(0, most, this.#peakGuess * highest, (peak) => {
      this.#stages.cap(peak, demandCharge)
      const { value, along } = this.#overStart(part, true)
      return { at: peak, value: value + demandCharge * peak, slope: demandCharge + along, along: 0 }
    })
    if (highest > 0) this.#peakGuess = least.at / highest
    return { idle, stored, peaked: least.value }
  }

  /**
   * The cost with battery and without demand charge and its dual prices: C(D′) ≥ C(D) + λ·(D′ − D) for all other loads D′.
   * Prices without a fee only.
   */
  dualPrices(flows: GroupFlows, battery: CommonBattery): StoragePrices {
    this.#build(flows, battery)
    const { value, at } = this.#overStart(battery, true)
    this.#priced(battery, at)
    const { first } = battery.initial === null ? this.#anchor : START
    const stored = turned(this.#worth, -first)
    const content = turned(this.#content, -first)
    // the content is the same before the first stage and after the last
    const before = content.at(-1)!
    const { buy, sell } = this.#prices
    const { chargeEfficiency, dischargeEfficiency, wear } = battery
    const nothing = 1e-9 * (battery.charge + battery.discharge)
    const energy = new Float64Array(buy.length)
    for (let t = 0; t < buy.length; t++) {
      const change = content[t]! - (t === 0 ? before : content[t - 1]!)
      const drawn = change > 0 ? change / chargeEfficiency : change * dischargeEfficiency
      const net = flows.drawn[t]! - flows.fed[t]! - flows.plant[t]! + drawn
      const charging = stored[t]! * chargeEfficiency
      const delivering = stored[t]! / dischargeEfficiency + wear
      const middle = (buy[t]! + sell[t]!) / 2
      let price = middle
      if (net > nothing) price = buy[t]!
      else if (net < -nothing) price = sell[t]!
      else if (drawn > nothing) price = charging
      else if (drawn < -nothing) price = delivering
      else price = Math.min(Math.max(middle, charging), delivering)
      energy[t] = Math.min(Math.max(price, sell[t]!), buy[t]!)
    }
    return { cost: value, energy, stored, content }
  }

  /**
   * The cheapest plan with battery and demand charge, and dual prices of it. At the best cap the worth of stored energy jumps;
   * between its values on both sides lies the one at which the multipliers of the cap sum to the demand charge.
   */
  plan(flows: GroupFlows, battery: CommonBattery, demandCharge: number): StoragePlan {
    this.#build(flows, battery)
    let peak = highestImport(flows)
    const sides: { below: Side | null; above: Side | null } = { below: null, above: null }
    if (demandCharge > 0) {
      const highest = peak
      peak = convexMinimum(0, highest + battery.charge, this.#peakGuess * highest, (cap) => {
        this.#stages.cap(cap, demandCharge)
        const { value, along, at } = this.#overStart(battery, true)
        const slope = demandCharge + along
        this.#priced(battery, at)
        sides[slope < 0 ? 'below' : 'above'] = { slope, stored: this.#worth.slice() }
        return { at: cap, value: value + demandCharge * cap, slope, along: 0 }
      }).at
      if (highest > 0) this.#peakGuess = peak / highest
      this.#stages.cap(peak, demandCharge)
    }
    this.#priced(battery, this.#overStart(battery, true).at)
    const { first } = battery.initial === null ? this.#anchor : START
    const { below, above } = sides
    const mixed =
      below === null || above === null
        ? this.#worth
        : below.stored.map(
            (one, t) => (above.slope * one - below.slope * above.stored[t]!) / (above.slope - below.slope),
          )
    return { peak, stored: turned(mixed, -first), content: turned(this.#content, -first) }
  }

  #build(flows: GroupFlows, battery: CommonBattery): void {
    this.#stages.build(flows, battery, battery.initial === null ? this.#anchor.first : 0)
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
    if (!isPriced && this.#anchor.offer !== null) {
      const value = this.#program.costFromEmpty(this.#stages, capacity, this.#anchor.offer)
      if (value !== null) return { value, along: 0, at: 0 }
    }
    const least = convexMinimum(0, capacity, this.#startGuess * capacity, (start) => ({
      at: start,
      value: this.#priced(battery, start),
      slope: this.#worth.at(-1)! - this.#worth[0]!,
      along: -this.#stages.worthOfCap(this.#worth),
    }))
    if (capacity > 0) this.#startGuess = least.at / capacity
    if (!isPriced) this.#weighAnchor(capacity)
    return least
  }

  /** Looks in the last plan for the slot where the battery is empty and stored energy loses most; the next group starts after it. */
  #weighAnchor(capacity: number): void {
    const { slots } = this.#stages
    let [most, after] = [0, 0]
    for (let stage = 0; stage < slots; stage++) {
      if (this.#content[stage]! > EMPTY * capacity) continue
      const next = (stage + 1) % slots
      const loss = this.#worth[stage]! - this.#worth[next]!
      if (loss > most) [most, after] = [loss, next]
    }
    if (most === 0) return
    const before = (after + slots - 1) % slots
    this.#anchor = {
      first: (this.#anchor.first + after) % slots,
      // no price that a slot could have as well
      offer: this.#worth[after]! + OFFER * (this.#worth[before]! - this.#worth[after]!),
    }
    this.#startGuess = 0
  }

  #priced({ capacity }: CommonBattery, start: number): number {
    return this.#program.priced(this.#stages, capacity, start, start, this.#worth, this.#content)
  }
}

/** The same round of slots told from `first` on. */
function turned(values: Float64Array, first: number): Float64Array {
  const start = (first + values.length) % values.length
  return Float64Array.from(values, (_one, t) => values[(t + start) % values.length]!)
}

function highestImport({ drawn, fed, plant }: GroupFlows): number {
  let highest = 0
  for (let t = 0; t < drawn.length; t++) highest = Math.max(highest, drawn[t]! - fed[t]! - plant[t]!)
  return highest
}
