import { grossCost } from '../money.ts'
import { addCostGuard, addNotWorse, type EquityContext } from './parts.ts'

/** Below this part of an equal share of all that can be saved a saving counts by the slope it has there. */
const LEAST_PART = 0.05
/** Tangents of the utility; at α = 1 they are within 0.002 of it. */
const TANGENTS = 64

/** u(x) = x^(1−α)/(1−α), ln x at α = 1, and its slope x^−α. */
export const utility = (x: number, alpha: number): number =>
  Math.abs(alpha - 1) < 1e-12 ? Math.log(x) : (x ** (1 - alpha) - 1) / (1 - alpha)

/**
 * The α-fair form (Mo and Walrand 2000; equity.md, "Also offered"): the largest Σ u(saving_i), saving = alone − net in equal
 * shares of all that can be saved, within the cost guard. α = 0 is the largest sum, 1 Nash's product, large α the
 * smallest saving first. u is concave, so its tangents from above are all a linear program needs; they touch it from
 * 1/20 of an equal share to the whole, evenly in proportion.
 */
export function addAlphaForm(equity: EquityContext, alpha: number): void {
  const { draft, context, settings, basis, net } = equity
  const { study } = context
  const { members } = study
  addCostGuard(equity, settings.delta)
  const together = basis.alone.reduce((sum, cost) => sum + cost, 0) - basis.cheapest
  const equalShare = Math.max(together, grossCost(study) * 1e-3) / members.length
  const utilities = draft.block('utility', -1, members.length, {
    lower: () => -Infinity,
    cost: () => -1 / members.length,
  }).first
  const step = (members.length / LEAST_PART) ** (1 / (TANGENTS - 1))
  for (const i of members.keys()) {
    addNotWorse(equity, i)
    for (let k = 0; k < TANGENTS; k++) {
      const at = LEAST_PART * step ** k
      const slope = at ** -alpha
      // u_i ≤ u(at) + slope · ((alone_i − net_i)/equalShare − at)
      draft.group('utility', i)
      draft.put(utilities + i, 1)
      draft.put(net + i, slope / equalShare)
      draft.row(-Infinity, utility(at, alpha) - slope * at + (slope * basis.alone[i]!) / equalShare)
    }
  }
}
