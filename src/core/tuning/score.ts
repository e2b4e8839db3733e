import type { Measures } from './trailing.ts'

/**
 * How unfair a period was under a setting, less is better (equity.md "PPO"):
 *     G_b + 0.5·G_RA + 0.25·worst/worst₀ + 2·price of fairness + 5·worse off + 0.25·excess⁺/v(N) + 0.01·|a|²,
 * with worst₀ the worst burden of the same periods without weights and solidarity, and |a|² the effort of changing.
 */
export function unfairness(measures: Measures, frozen: Measures, effort: number): number {
  const { giniBurden, giniAccess, worstBurden, priceOfFairness, worseOff, excess, value } = measures
  const worst = frozen.worstBurden > 0 ? worstBurden / frozen.worstBurden : 0
  const unstable = value > 0 ? Math.max(0, excess) / value : 0
  return (
    giniBurden +
    0.5 * giniAccess +
    0.25 * worst +
    2 * priceOfFairness +
    5 * worseOff +
    0.25 * unstable +
    0.01 * effort
  )
}
