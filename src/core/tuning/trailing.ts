import { gini } from '../reporting/gini.ts'
import type { Outcome, Period } from './period.ts'

/** What is measured after a period; burdens and access look back over the trailing periods (equity.md "Measures"). */
export interface Measures {
  readonly giniBurden: number
  readonly giniAccess: number
  readonly worstBurden: number
  readonly priceOfFairness: number
  readonly worseOff: number
  /** Currency units; the last period only. */
  readonly excess: number
  readonly value: number
}

interface Lived {
  readonly cost: Float64Array
  readonly access: Float64Array
  readonly income: Float64Array
  readonly offtake: Float64Array
}

/** Sums over the last so many periods. */
export class Trailing {
  readonly cost: Float64Array
  readonly income: Float64Array
  readonly offtake: Float64Array
  /** Renewable energy received, kWh. */
  readonly received: Float64Array
  readonly #length: number
  readonly #lived: Lived[] = []

  constructor(households: number, length: number) {
    const none = (): Float64Array => new Float64Array(households)
    this.cost = none()
    this.income = none()
    this.offtake = none()
    this.received = none()
    this.#length = length
  }

  clear(): void {
    this.#lived.length = 0
    for (const sums of [this.cost, this.income, this.offtake, this.received]) sums.fill(0)
  }

  /** Lives through a period; money of it counts `scale` times. */
  add(period: Pick<Period, 'income' | 'offtake'>, outcome: Outcome, scale: number): Measures {
    const lived: Lived = {
      cost: outcome.cost.map((cost) => cost * scale),
      access: Float64Array.from(outcome.access),
      income: period.income,
      offtake: period.offtake,
    }
    this.#lived.push(lived)
    this.#count(lived, 1)
    if (this.#lived.length > this.#length) this.#count(this.#lived.shift()!, -1)
    const burdens: number[] = []
    const access: number[] = []
    for (let h = 0; h < this.cost.length; h++) {
      if (this.income[h]! > 0) burdens.push(this.cost[h]! / this.income[h]!)
      if (this.offtake[h]! > 0) access.push(this.received[h]! / this.offtake[h]!)
    }
    return {
      giniBurden: gini(burdens) ?? 0,
      giniAccess: gini(access) ?? 0,
      worstBurden: burdens.length === 0 ? 0 : Math.max(...burdens),
      priceOfFairness: outcome.priceOfFairness,
      worseOff: outcome.worseOff,
      excess: outcome.excess * scale,
      value: outcome.value * scale,
    }
  }

  #count({ cost, access, income, offtake }: Lived, sign: 1 | -1): void {
    for (let h = 0; h < this.cost.length; h++) {
      this.cost[h]! += sign * cost[h]!
      this.income[h]! += sign * income[h]!
      this.offtake[h]! += sign * offtake[h]!
      this.received[h]! += sign * access[h]! * offtake[h]!
    }
  }
}
