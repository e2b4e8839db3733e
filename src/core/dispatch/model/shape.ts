import type { Study } from '../study.ts'
import type { Node } from './nodes.ts'

/** What a model is to hold besides the energy itself. */
export interface ModelShape {
  /** Only local renewables are traded and stored. */
  readonly greenPool: boolean
  /** The decisions that keep a node from doing two opposite things at once. */
  readonly exclusive: boolean
  /** The longer study this one is a day of: it decides which columns there are, so that all its days have the same. */
  readonly dayOf?: Study
}

/** First columns of a node's blocks, one column a slot; null where the node has no such thing. */
export interface NodeColumns {
  readonly gridBuy: number
  readonly gridSell: number
  readonly poolBuy: number
  readonly poolSell: number
  readonly spilled: number | null
  readonly unserved: number | null
  readonly curtailed: number | null
  readonly battery: BatteryColumns | null
  /** One block an appliance. */
  readonly moved: readonly number[]
}

export interface BatteryColumns {
  readonly charge: number
  readonly discharge: number
  /** At the end of each slot. */
  readonly stateOfCharge: number
  /** Before the first slot; one column. */
  readonly firstCharge: number
}

/** Columns that belong to everyone. */
export interface CommonColumns {
  readonly peak: number
  /** Import or export beyond the connection, one a slot; null where there is no limit. */
  readonly overLimit: number | null
}

/** The explicit map from what is decided to columns. */
export interface VariableMap {
  readonly nodes: readonly NodeColumns[]
  readonly common: CommonColumns
}

/** What every part of the model is written from. */
export interface ModelContext {
  readonly study: Study
  readonly nodes: readonly Node[]
  readonly shape: ModelShape
  readonly hours: number
}
