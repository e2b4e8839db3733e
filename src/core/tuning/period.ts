import type { Levers } from './levers.ts'

/** Who is looked at: households with known income, each in a group; and groups in order of the levers. */
export interface Community {
  readonly groups: readonly string[]
  /** Group of each household, as an index; −1 for one in no group, which weighs 1. */
  readonly groupOf: readonly number[]
}

/** What one period would have been under a setting; money in currency units. */
export interface Outcome {
  /** What each household pays in all, the cooperative's part included (with_i of settlement.md, or net_i). */
  readonly cost: Float64Array
  /** Renewable access of each household, 0…1. */
  readonly access: Float64Array
  /** Members who would have fared better alone, as a part of all. */
  worseOff: number
  /** The most any group could gain alone, and what all save together. */
  excess: number
  value: number
  /** What equity costs the community, as a part of its cost; 0 where settings only move money. */
  priceOfFairness: number
}

/** A month or a day that can be lived through again under any setting. */
export interface Period {
  readonly name: string
  /** What is known of it beforehand (time of year, kind of day), as numbers of order one; the same length everywhere. */
  readonly features: readonly number[]
  /** By household: income of the period, 0 where it was no member; energy used, kWh. */
  readonly income: Float64Array
  readonly offtake: Float64Array
  /** Fills the outcome under a setting. */
  evaluate(levers: Levers, outcome: Outcome): void
}

export function emptyOutcome(households: number): Outcome {
  return {
    cost: new Float64Array(households),
    access: new Float64Array(households),
    worseOff: 0,
    excess: 0,
    value: 0,
    priceOfFairness: 0,
  }
}
