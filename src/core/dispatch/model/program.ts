import type { LinearProgram } from '../../game/explicit/linear-program.ts'

/** A linear program of which some columns are whole numbers; costs and bounds may be rewritten between solves. */
export interface MixedProgram extends LinearProgram {
  /** 1 where the column is a whole number. */
  readonly integer: Uint8Array
}

/** What a column decides. Powers are in kW, states of charge in kWh, money in currency units, decisions 0 or 1. */
export type ColumnKind =
  | 'grid-buy'
  | 'grid-sell'
  | 'pool-buy'
  | 'pool-sell'
  | 'spilled'
  | 'charge'
  | 'discharge'
  | 'state-of-charge'
  | 'first-charge'
  | 'moved'
  | 'curtailed'
  | 'unserved'
  | 'peak'
  | 'over-limit'
  | 'net'
  | 'above-alone'
  | 'worst-burden'
  | 'worst-access'
  | 'over-burden'
  | 'short-access'
  | 'utility'
  | 'threshold'
  | 'above-threshold'
  | 'is-charging'
  | 'is-importing'
  | 'is-pool-buyer'
  | 'run-start'
  | 'run-usual'
  | 'event'
  | 'event-start'

/** What a row demands; with its owner it is what an infeasible plan is explained with. */
export type RowKind =
  | 'balance'
  | 'pool'
  | 'state-of-charge'
  | 'start-of-charge'
  | 'end-of-charge'
  | 'appliance-energy'
  | 'appliance-run'
  | 'curtailment'
  | 'exclusive'
  | 'peak'
  | 'connection'
  | 'green'
  | 'net'
  | 'cost-guard'
  | 'burden'
  | 'access'
  | 'not-worse'
  | 'utility'
  | 'worst-burdens'

/** Columns of one kind and one owner that stand side by side, usually one a slot. */
export interface Block {
  readonly kind: ColumnKind
  /** Node of the model; −1 for what belongs to all. */
  readonly node: number
  /** Which appliance, where a node has several; else 0. */
  readonly part: number
  readonly first: number
  readonly count: number
}

/** Rows of one kind and one owner. */
export interface RowGroup {
  readonly kind: RowKind
  readonly node: number
  readonly part: number
}
