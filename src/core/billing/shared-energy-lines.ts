import { centsOfPico } from '../units/money.ts'
import { picoOf } from '../units/price.ts'
import { amountLine, energyLines } from './energy-lines.ts'
import type { MemberCase, MemberMoney } from './member-money.ts'
import { internalOf, networkOf, type MonthPrices } from './month-prices.ts'
import { alonePico, type PriceCell } from './price-cells.ts'
import { splitByRate } from './vat.ts'

/**
 * Shared energy, flow "internal sale" (settlement.md A.2): energy bought and sold at p, the fee, the settlement of the
 * common saving (basis − share), fixed fees. bill = p·in − p·out + fee·in + (basis − share) + fixed.
 */
export function sharedEnergyMoney(
  member: MemberCase,
  cells: readonly PriceCell[],
  prices: MonthPrices,
): MemberMoney {
  const { energy, vatRate, feedInRate } = member
  const byReference = (cell: PriceCell) => cell.reference
  const internal = ({ row }: PriceCell['reference']): number => internalOf(row, prices)
  const bought = energyLines('bought', cells, byReference, (cell) => cell.sharedIn, internal, 1, vatRate)
  const sold = energyLines('sold', cells, byReference, (cell) => cell.sharedOut, internal, -1, feedInRate)
  const fees = energyLines(
    'fee',
    cells,
    byReference,
    (cell) => cell.sharedIn,
    ({ row }) => row.fee,
    1,
    vatRate,
  ).filter((line) => line.price !== 0)
  const settlementCents = member.basisCents - member.shareCents
  const sides: [number, number] =
    energy.sharedIn + energy.sharedOut > 0
      ? [energy.sharedIn, energy.sharedOut]
      : [energy.offtake, energy.feedIn]
  const settlement = splitByRate('settlement', settlementCents, sides, [vatRate, feedInRate])
  const fixed = member.fixedCents === 0 ? [] : [amountLine('fixed', member.fixedCents, vatRate)]
  // of the basis, (p − s)·out belongs to the feed-in, and of the settlement the part split off above
  const suppliedBasis = cells.reduce(
    (sum, { own, reference, sharedOut }) => sum + picoOf(internal(reference) - own.row.sell, sharedOut),
    0n,
  )
  return {
    aloneCents: centsOfPico(alonePico(cells)),
    basisCents: member.basisCents,
    settlementCents,
    feesCents: fees.reduce((sum, line) => sum + line.netCents, 0),
    lines: [...bought, ...sold, ...fees, ...settlement.lines, ...fixed],
    supplierPico: supplierPico(cells, prices),
    suppliedShareCents: centsOfPico(suppliedBasis) - settlement.suppliedCents,
  }
}

/** The estimate of the own supplier's bill: b·(o − in) + n·in on the offtake, −s·(f − out) on the feed-in. */
function supplierPico(cells: readonly PriceCell[], prices: MonthPrices): MemberMoney['supplierPico'] {
  let offtake = 0n
  let feedIn = 0n
  for (const cell of cells) {
    offtake += picoOf(cell.own.row.buy, cell.offtake - cell.sharedIn)
    offtake += picoOf(networkOf(cell.own.row, prices), cell.sharedIn)
    feedIn -= picoOf(cell.own.row.sell, cell.feedIn - cell.sharedOut)
  }
  return { offtake, feedIn }
}
