import { rawlsianShares } from '../game/rules/rawlsian-shares.ts'

/** What each member gets of the savings, and the part that went by need after all. */
export interface SettledShares {
  readonly shares: readonly number[]
  /** ρ, or 0 where there is nothing to give by need. */
  readonly rho: number
}

/**
 * (1−ρ)·φ + ρ·R (equity.md, "Solidarity"): R fills the heaviest burdens first, among the members whose income is known;
 * the others keep φ. Where the savings, or what is left of them for the households, are not positive, ρ is 0.
 * `alone` and `contribution` (φ) in currency units, `incomes` of the same time, null where not known.
 */
export function solidarityShares(
  alone: readonly number[],
  contribution: readonly number[],
  incomes: readonly (number | null)[],
  rho: number,
): SettledShares {
  const total = contribution.reduce((sum, share) => sum + share, 0)
  const pot = contribution.reduce((sum, share, i) => (incomes[i] === null ? sum : sum + share), 0)
  if (rho === 0 || !(total > 0) || !(pot > 0)) return { shares: contribution, rho: 0 }
  const households = [...incomes.keys()].filter((i) => incomes[i] !== null)
  const needed = rawlsianShares(
    households.map((i) => ({ cost: alone[i]!, income: incomes[i]! })),
    pot,
  )
  const byNeed = new Map(households.map((i, k) => [i, needed[k]!]))
  return {
    shares: contribution.map((share, i) => {
      const need = byNeed.get(i)
      return need === undefined ? share : (1 - rho) * share + rho * need
    }),
    rho,
  }
}
