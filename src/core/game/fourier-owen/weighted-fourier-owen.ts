import type { Flows } from '../../sharing/flows.ts'
import type { Tick } from '../enumeration.ts'
import { exactFits, walkPool, type FourierOwenOutcome, type OnSlot } from './pool-walk.ts'
import type { SlotBudget } from './slot-integral.ts'
import { WeightedIntegral } from './weighted-integral.ts'

/** As for equal weights; but there are more nodes, and no two share their work, so less of it is exact. */
const ENUMERATED = 10
const LATTICE_OF_MONTH = 2e9
const LATTICE_OF_SLOT = 2e6
const TRUNCATED_OF_NODE = 5e4

/**
 * Kalai–Samet weighted Shapley values of the pool game v_t(S) = worth_t·min(Σ_S o, Σ_S f), slot by slot (engine.md). A
 * member with weight w arrives before the time u of the unit interval with chance u^w, so the heavier arrive later and
 * get more: in a two-player unanimity game weights 3 : 1 give ¾ : ¼. Equal weights give the Shapley value. As there,
 *     φ_it = worth_t·[min(o_it, f_it) + ½(|d_it| − ψ_it)],   ψ_i = ∫₀¹ E[|X + d_i| − |X|]·w_i u^(w_i − 1) du.
 * Weights are above 0, by member. Throws RangeError for others and above 500 members, and what `tick` throws.
 */
export function weightedFourierOwen(
  flows: Flows,
  worth: Float64Array,
  weights: readonly number[],
  onSlot: OnSlot,
  tick: Tick,
  budget: SlotBudget = budgetOfMonth(flows, worth, weights),
): FourierOwenOutcome {
  const unfit = weights.find((weight) => !(weight > 0 && Number.isFinite(weight)))
  if (unfit !== undefined) throw new RangeError(`a weight of ${unfit} is not above 0`)
  return walkPool(flows, worth, new WeightedIntegral(weights, budget), onSlot, tick)
}

function budgetOfMonth(flows: Flows, worth: Float64Array, weights: readonly number[]): SlotBudget {
  const budget = { enumerated: ENUMERATED, lattice: LATTICE_OF_SLOT, truncated: TRUNCATED_OF_NODE }
  const fits = exactFits(flows, worth, new WeightedIntegral(weights, budget), LATTICE_OF_MONTH)
  return fits ? { ...budget, lattice: LATTICE_OF_MONTH } : budget
}
