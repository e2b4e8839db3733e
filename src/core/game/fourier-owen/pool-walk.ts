import type { Flows } from '../../sharing/flows.ts'
import type { Tick } from '../enumeration.ts'
import { activeMembers } from '../sharing-game.ts'
import { SlotShapley, type AbsoluteGameSolver } from './slot-shapley.ts'

/** More members than this are not tried: beyond it neither time nor error has been measured. */
export const MOST_BY_FOURIER_OWEN = 500

/** A month whose relative residual is above this is not called exact, whatever way its slots were computed. */
const EXACT_RESIDUAL = 1e-9

/** How good the Shapley values of a month are; amounts in 10⁻¹² currency units. */
export interface FourierOwenOutcome {
  /** Every slot exact but for rounding, and the residual as small as rounding makes it. */
  readonly exact: boolean
  /** The certificate: Σ_t |worth_t|/2·|Σ_i ψ_it − |D_t||, what the shares of the slots missed before it was spread. */
  readonly residual: number
}

/** Gets each slot's values in 10⁻¹² currency units, of the members listed; must not keep the array. */
export type OnSlot = (slot: number, members: readonly number[], shapley: Float64Array) => void

/**
 * Walks the pool game v_t(S) = worth_t·min(Σ_S o, Σ_S f) slot by slot with a solver for the games |Σ_S d|. Slots worth
 * nothing are left out. `tick` is called after every slot and throws to stop. Throws RangeError above 500 members.
 */
export function walkPool(
  flows: Flows,
  worth: Float64Array,
  solver: AbsoluteGameSolver,
  onSlot: OnSlot,
  tick: Tick,
): FourierOwenOutcome {
  const players = flows.offtake.length
  if (players > MOST_BY_FOURIER_OWEN) throw new RangeError(`${players} members are too many for Fourier–Owen`)
  const slotShapley = new SlotShapley(players, solver)
  const shapley = new Float64Array(players)
  let allExact = true
  let residual = 0
  let size = 0
  for (let slot = 0; slot < flows.slots; slot++) {
    const price = worth[slot]!
    const members = price === 0 ? [] : activeMembers(flows, slot)
    if (members.length > 0) {
      const outcome = slotShapley.solve(flows, slot, members, shapley)
      for (let k = 0; k < members.length; k++) shapley[k]! *= price
      allExact &&= outcome.exact
      residual += Math.abs(price) * outcome.residual
      size += Math.abs(price) * outcome.shared
      onSlot(slot, members, shapley)
    }
    tick(slot, flows.slots)
  }
  return { exact: allExact && residual <= EXACT_RESIDUAL * size, residual }
}

/** Whether the exact way through all slots of a month takes no more terms × members than `most`. */
export function exactFits(
  flows: Flows,
  worth: Float64Array,
  solver: AbsoluteGameSolver,
  most: number,
): boolean {
  const slotShapley = new SlotShapley(flows.offtake.length, solver)
  let cost = 0
  for (let slot = 0; slot < flows.slots && cost <= most; slot++) {
    if (worth[slot] !== 0) cost += slotShapley.exactCost(flows, slot, activeMembers(flows, slot))
  }
  return cost <= most
}
