import { addShare, emptyShares, type CausedShares } from './caused-shares.ts'
import type { PreparedMonth } from './prepared-month.ts'

/**
 * Owen's core point of the plain game v(S) = Σ_t Δ_t·min(Σ_S o, Σ_S f): the dual prices of the month. In a slot where
 * feed-in is scarce every kWh fed in is worth Δ and every kWh drawn nothing, where offtake is scarce the other way round,
 * and where neither is, half each. No group can do better than its sum of these. `kappa` scales Δ under the operator's
 * key. Any number of members; needs one price for all.
 */
export function owenPoint(prepared: PreparedMonth, kappa: Float64Array | null): CausedShares {
  const { energy, valuation } = prepared
  const { offtake, feedIn, slots } = energy.counted
  const { oneWorth } = valuation
  if (oneWorth === null) throw new RangeError('Owen’s point needs one price for all')
  const shares = emptyShares(offtake.length, prepared.causes)
  for (let t = 0; t < slots; t++) {
    let demand = 0
    let surplus = 0
    for (let i = 0; i < offtake.length; i++) {
      demand += offtake[i]![t]!
      surplus += feedIn[i]![t]!
    }
    if (demand === 0 || surplus === 0) continue
    const worth = oneWorth[t]! * (kappa?.[t] ?? 1)
    const [drawn, fed] = demand === surplus ? [0.5, 0.5] : demand < surplus ? [1, 0] : [0, 1]
    for (let i = 0; i < offtake.length; i++) {
      addShare(shares, i, t, worth * drawn * offtake[i]![t]!, worth * fed * feedIn[i]![t]!)
    }
  }
  return shares
}
