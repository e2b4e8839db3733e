/** What a household pays alone and what it earns in the same time, in one currency unit; the income is above 0. */
export interface Burdened {
  readonly cost: number
  readonly income: number
}

/**
 * Rawlsian water-filling (equity.md "Solidarity"): R_i = max(0, cost_i − θ·income_i) with the one θ for which Σ R is the
 * amount, so that the heaviest burdens come down to a common level first. The amount is above 0; θ may be negative.
 * Σ R(θ) is a broken line, so θ follows from the burdens sorted from the heaviest: no search, no tolerance.
 */
export function rawlsianShares(households: readonly Burdened[], amount: number): number[] {
  if (!(amount > 0)) throw new RangeError('only an amount above 0 can be filled in')
  const heaviestFirst = households.toSorted((a, b) => b.cost / b.income - a.cost / a.income)
  let cost = 0
  let income = 0
  let level = 0
  for (const [k, household] of heaviestFirst.entries()) {
    cost += household.cost
    income += household.income
    level = (cost - amount) / income
    const next = heaviestFirst[k + 1]
    if (next === undefined || next.cost / next.income <= level) break
  }
  return households.map((household) => Math.max(0, household.cost - level * household.income))
}
