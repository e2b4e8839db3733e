import type { Flows } from '../../sharing/flows.ts'
import type { Tick } from '../enumeration.ts'
import { exactFits, walkPool, type FourierOwenOutcome, type OnSlot } from './pool-walk.ts'
import { SlotIntegral, type SlotBudget } from './slot-integral.ts'

/** Slots of so many members are enumerated, in less than a millisecond. */
const ENUMERATED = 14
/** What all lattice series of a month may cost together, in terms × members: some ten seconds of one thread. */
const LATTICE_OF_MONTH = 2e9
/** A lattice series that costs no more than this is taken in any case: the truncated one would not be faster. */
const LATTICE_OF_SLOT = 1e6
/**
 * Terms × members of one node of a truncated series. A slot then takes some 2 milliseconds at 500 members, and the month
 * is within 10⁻⁴ currency units a member (engine.md "Figures").
 */
const TRUNCATED_OF_NODE = 1.4e5

/**
 * Shapley values of the pool game v_t(S) = worth_t·min(Σ_S o, Σ_S f), slot by slot, for up to 500 members (engine.md
 * "Fourier–Owen"). With d = o − f and min(Σo, Σf) = ½(Σ(o + f) − |Σd|),
 *     φ_it = worth_t·[min(o_it, f_it) + ½(|d_it| − ψ_it)],   ψ the Shapley value of |Σ_S d|.
 * The first part is what a member shares with itself, the second is never negative and sums to min(Σd⁺, Σd⁻). What the
 * numbers miss of that sum is the residual of the slot; it is spread over the members in proportion to the second part,
 * so the shares of a slot sum to its pot.
 *
 * `worth` in 10⁻⁶ currency units a kWh, energies in whole 10⁻⁶ kWh. `budget` is chosen by the month where it is not
 * given. Throws RangeError above 500 members, and what `tick` throws.
 */
export function fourierOwen(
  flows: Flows,
  worth: Float64Array,
  onSlot: OnSlot,
  tick: Tick,
  budget: SlotBudget = budgetOfMonth(flows, worth),
): FourierOwenOutcome {
  return walkPool(flows, worth, new SlotIntegral(flows.offtake.length, budget), onSlot, tick)
}

/**
 * All slots the exact way where together they cost no more than a month may; else, since the month is then not exact
 * anyway, only those in which the exact way costs no more than the truncated one.
 */
export function budgetOfMonth(flows: Flows, worth: Float64Array): SlotBudget {
  const budget = { enumerated: ENUMERATED, lattice: LATTICE_OF_SLOT, truncated: TRUNCATED_OF_NODE }
  const integral = new SlotIntegral(flows.offtake.length, budget)
  const fits = exactFits(flows, worth, integral, LATTICE_OF_MONTH)
  return fits ? { ...budget, lattice: LATTICE_OF_MONTH } : budget
}
