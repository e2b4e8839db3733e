import type { Cooperative, IncomeBand } from '../community/cooperative.ts'
import type { KeyTable } from '../community/key-table.ts'
import type { Member } from '../community/member.ts'
import type { TariffRow } from '../community/tariff.ts'
import type { GapRule, Key, Rule } from '../community/vocabulary.ts'
import type { DecidedEquity } from './decided.ts'
import type { PointSeries } from '../metering/series.ts'
import type { Cents } from '../units/money.ts'

/** Everything a settlement depends on, as values: the same input gives the same result, bit for bit. */
export interface SettlementInput {
  /** Local month, `YYYY-MM`. */
  readonly month: string
  readonly cooperative: Cooperative
  /** Every member whose membership touches the month, in any order. */
  readonly members: readonly Member[]
  /** All rows of all tariffs, in any order. */
  readonly tariffs: readonly TariffRow[]
  /** Series that touch the month, measured ones and the operator's columns; steps may differ. */
  readonly readings: readonly PointSeries[]
  /** Null: the cooperative's own rule. */
  readonly rule: Rule | null
  /** Null: the cooperative's key, else the operator's where the readings hold a split, else pro rata. */
  readonly key: Key | null
  /** Null: `slot` where the gap slots hold at most 2 % of the shared energy, else `member`. */
  readonly gapRule: GapRule | null
  /** Full supply: the supplier's invoice, net. Premium: the amount received. */
  readonly invoiceCents: number | null
  readonly premiumCents: number | null
  /** The part ρ of every share that the rule `solidarity` gives by need, 0 to 0.6; null or left out is 0. */
  readonly rho?: number | null | undefined
  /** What the board decided for the month; it counts wherever rule, key or ρ are null. Null or left out: nothing. */
  readonly decided?: DecidedEquity | null | undefined
  /** Income bands, for what goes by income where a household tells only its band; left out = there are none. */
  readonly bands?: readonly IncomeBand[]
  /** Tables of coefficients for the key `table`, in any order; left out = there are none. */
  readonly keyTables?: readonly KeyTable[] | undefined
  readonly seed: number
  /** ± at 95 % that sampled shares shall keep, above 0; null or left out is half a currency unit. */
  readonly halfWidthCents?: Cents | null | undefined
}

/** How far a long computation is; `done` of `total` steps of the phase. */
export interface Progress {
  readonly phase: 'readings' | 'prices' | 'coalitions' | 'shares' | 'checks'
  readonly done: number
  readonly total: number
}

/** What a long core function is given by its caller, who owns time and limits. */
export interface Watch {
  report(progress: Progress): void
  shouldStop(): boolean
}
