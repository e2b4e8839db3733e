import { weightedShapley } from '../game/explicit/weighted-shapley.ts'
import { rawlsianShares } from '../game/rules/rawlsian-shares.ts'
import { shapleyOfTable } from '../game/shapley.ts'
import { incomeWeights } from '../sharing/income-weights.ts'
import { addTransfer, shareTotals, type CausedShares } from './caused-shares.ts'
import type { PreparedMonth } from './prepared-month.ts'
import { alonePico } from './price-cells.ts'

/**
 * Turns Shapley shares into weighted ones: the part `weights` is φ(w) − φ(1), both of the whole month's game. Weighting
 * is linear, so once on the sum of all slots is enough. The weights go by income (equity.md "Weights").
 */
export function addWeightEffect(shares: CausedShares, values: Float64Array, prepared: PreparedMonth): void {
  const weights = incomeWeights(prepared.incomes)
  const players = prepared.readings.month.members.map(({ number }) => number)
  const weighted = weightedShapley({ players, values, weights })
  const plain = new Float64Array(weights.length)
  shapleyOfTable(weights.length, values, new Float64Array(values.length), plain)
  addTransfer(
    shares,
    'weights',
    weighted.map((share, i) => share - plain[i]!),
  )
}

/** What became of the solidarity share on a month. */
export interface SolidarityOutcome {
  readonly asked: number
  /** ρ as it was applied: 0 where there was nothing to give. */
  readonly rho: number
  /** Why it was not applied as asked; null where it was. */
  readonly reason: string | null
}

/**
 * Gives the part ρ of the shares of households with known income by need: the part `solidarity` is ρ·(R − φ), with R
 * from Rawlsian water-filling of their shares over what they would pay alone. All others keep their shares. Where the pot
 * or what there is to give is not above 0, nothing is given (equity.md "Solidarity").
 */
export function addSolidarity(shares: CausedShares, rho: number, prepared: PreparedMonth): SolidarityOutcome {
  const totals = shareTotals(shares)
  const households = prepared.incomes.flatMap((income, i) => (income === null ? [] : [{ i, income }]))
  const amount = households.reduce((sum, { i }) => sum + totals[i]!, 0)
  if (!(prepared.pot.pico > 0n && amount > 0)) {
    const what =
      prepared.pot.pico > 0n ? 'The households with known income have no saving' : 'There is no saving'
    return {
      asked: rho,
      rho: 0,
      reason: `${what} in this month to give by need, so no solidarity share was taken.`,
    }
  }
  if (rho === 0) return { asked: 0, rho: 0, reason: null }
  const byNeed = rawlsianShares(
    households.map(({ i, income }) => ({
      cost: Number(alonePico(prepared.cells[i]!)),
      income: income.ofMonth * 1e12,
    })),
    amount,
  )
  const effects = totals.map(() => 0)
  for (const [k, { i }] of households.entries()) effects[i] = rho * (byNeed[k]! - totals[i]!)
  addTransfer(shares, 'solidarity', effects)
  return { asked: rho, rho, reason: null }
}

/**
 * How far shares are known after a solidarity share. What the households together have to give is known as far as what
 * they have, or as what the others have, since all shares sum to the pot; and nobody's part of it can be off by more.
 */
export function halfWidthsAfterSolidarity(
  halfWidths: readonly number[],
  rho: number,
  incomes: PreparedMonth['incomes'],
): number[] {
  let [ofHouseholds, ofOthers] = [0, 0]
  for (const [i, width] of halfWidths.entries()) {
    if (incomes[i] === null) ofOthers += width
    else ofHouseholds += width
  }
  const given = Math.min(ofHouseholds, ofOthers)
  return halfWidths.map((width, i) => (incomes[i] === null ? width : (1 - rho) * width + rho * given))
}
