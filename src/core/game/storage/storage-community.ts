import { ProblemError } from '../../problems/problem.ts'
import type { CommonBattery } from './common-battery.ts'
import { storageProblem } from './problems.ts'
import { requireConvexPrices, type SlotPrices } from './slot-prices.ts'

/**
 * A community of fixed loads that may own a plant and a battery together and pay for its highest import. Energies in one
 * unit (kWh), money in one unit; arrays slot by slot.
 *
 * A group of two or more uses the parts of plant and battery that its members own; nobody alone has any (who has neither
 * energy nor a share does not count). An asset that
 * the cooperative itself owns is a player without load and with the share 1, whose gain goes to the reserve.
 */
export interface StorageCommunity {
  readonly prices: SlotPrices
  readonly members: readonly StorageMember[]
  /** What the common plant yields; null where there is none. */
  readonly plant: Float64Array | null
  readonly battery: CommonBattery | null
  /** Per unit of energy in the slot of the highest net import of a group, and of everyone alone; at least 0. */
  readonly demandCharge: number
  /** Times that parts are told by; left out = all in one. */
  readonly bands?: SlotBands
}

/** Names of times, and the one every slot belongs to, as an index into them. */
export interface SlotBands {
  readonly names: readonly string[]
  readonly ofSlot: Uint8Array
}

export interface StorageMember {
  readonly drawn: Float64Array
  readonly fed: Float64Array
  /** Ownership of the common assets, 0 … 1. */
  readonly share: number
}

/** What shares can miss 1 by when fractions like 1/3 are added up. */
const SHARES_AT_MOST = 1 + 1e-9

/** Throws a ProblemError where a community cannot be valued by this engine, each with a sentence on it. */
export function requireStorageCommunity({ prices, members, battery }: StorageCommunity): void {
  requireConvexPrices(prices)
  const sum = members.reduce((all, { share }) => all + share, 0)
  if (!(sum <= SHARES_AT_MOST) || members.some(({ share }) => !(share >= 0)))
    throw new ProblemError(storageProblem('storage-shares', { sum }))
  if (battery === null) return
  const { capacity, charge, discharge, chargeEfficiency, dischargeEfficiency, wear, initial } = battery
  const refuse = (field: string, value: number, expected: string): never => {
    throw new ProblemError(storageProblem('storage-battery', { field, value, expected }))
  }
  for (const [field, value] of Object.entries({ capacity, charge, discharge, wear }))
    if (!(value >= 0 && value < Infinity)) refuse(field, value, '0 or more')
  for (const [field, value] of Object.entries({ chargeEfficiency, dischargeEfficiency }))
    if (!(value > 0 && value <= 1)) refuse(field, value, 'above 0 and at most 1')
  if (initial !== null && !(initial >= 0 && initial <= capacity))
    refuse('initial', initial, `between 0 and the capacity (${capacity})`)
}
