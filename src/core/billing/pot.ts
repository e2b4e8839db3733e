import type { Model } from '../community/vocabulary.ts'
import type { Cents } from '../units/money.ts'
import { PICO_PER_CENT } from '../units/money.ts'
import { picoOf } from '../units/price.ts'
import { ProblemError } from '../problems/problem.ts'
import type { MonthEnergy } from './month-energy.ts'
import type { MonthPrices } from './month-prices.ts'
import { alonePico, feePico, sharingPico, type PriceCell } from './price-cells.ts'
import { billingProblem } from './problems.ts'

/** The pot, what it is made of; exact amounts in 10⁻¹² currency units. */
export interface Pot {
  /** What was saved together and is shared out (settlement.md A.2–A.4). */
  readonly pico: bigint
  /** fee·E. */
  readonly fees: bigint
  /** Full supply: C(N), what the master tariff gives; null elsewhere. */
  readonly gridCost: bigint | null
  /** Full supply: C(N) − X, the part of the pot that comes from the supplier's invoice being another. */
  readonly invoiceDifference: bigint
}

/**
 * The common saving before it is shared, 10⁻¹² currency units: from shared energy and prices, the premium less the fees, or
 * what all would pay alone less the supplier's invoice and the fees (settlement.md A.2, A.3). Amounts in cents, net, null
 * where none was entered. Throws `premium-missing`, `premium-without-sharing`.
 */
export function potOf(
  model: Model,
  cells: readonly (readonly PriceCell[])[],
  energy: MonthEnergy,
  prices: MonthPrices,
  /** What connections of their own would cost the members beside the energy; 0 but in full supply. */
  standing: readonly Cents[],
  amounts: {
    readonly invoiceCents: Cents | null
    readonly premiumCents: Cents | null
    readonly month: string
  },
): Pot {
  const sum = (of: (cells: readonly PriceCell[]) => bigint): bigint =>
    cells.reduce((all, own) => all + of(own), 0n)
  const fees = sum(feePico)
  const nothingElse = { fees, gridCost: null, invoiceDifference: 0n }
  switch (model) {
    case 'shared-energy':
      return { ...nothingElse, pico: sum((own) => sharingPico(own, prices)) }
    case 'premium': {
      const { premiumCents, month } = amounts
      if (premiumCents === null) throw new ProblemError(billingProblem('premium-missing', { month }))
      const shared = cells.flat().some((cell) => cell.sharedIn > 0)
      if (premiumCents !== 0 && !shared) {
        throw new ProblemError(billingProblem('premium-without-sharing', { month }))
      }
      return { ...nothingElse, pico: picoOfCents(premiumCents) - fees }
    }
    case 'full-supply': {
      const gridCost = gridCostPico(energy, prices)
      const invoice = amounts.invoiceCents === null ? gridCost : picoOfCents(amounts.invoiceCents)
      return {
        pico: sum(alonePico) + standing.reduce((all, cents) => all + picoOfCents(cents), 0n) - invoice - fees,
        fees,
        gridCost,
        invoiceDifference: gridCost - invoice,
      }
    }
  }
}

/** Cents in 10⁻¹² currency units, exact. */
export function picoOfCents(cents: Cents): bigint {
  return BigInt(cents) * PICO_PER_CENT
}

/** C(N) = Σ b·D⁺ − s·D⁻ at the master tariff, D the net draw of everybody in a slot. */
function gridCostPico({ billed }: MonthEnergy, { reference }: MonthPrices): bigint {
  const drawn = new Float64Array(reference.rows.length)
  const fed = new Float64Array(reference.rows.length)
  for (let t = 0; t < billed.slots; t++) {
    let draw = 0
    for (const [i, row] of billed.offtake.entries()) draw += row[t]! - billed.feedIn[i]![t]!
    if (draw > 0) drawn[reference.rowOf[t]!]! += draw
    else if (draw < 0) fed[reference.rowOf[t]!]! -= draw
  }
  return reference.rows.reduce(
    (sum, { row }, k) => sum + picoOf(row.buy, drawn[k]!) - picoOf(row.sell, fed[k]!),
    0n,
  )
}
