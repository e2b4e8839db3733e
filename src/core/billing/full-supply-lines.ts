import { amountLine, energyLines } from './energy-lines.ts'
import type { MemberCase, MemberMoney } from './member-money.ts'
import type { PriceCell } from './price-cells.ts'
import { splitByRate } from './vat.ts'

/**
 * Full supply (settlement.md A.3): supply at the comparison tariff by time band and the standing charge of a connection of
 * one's own, feed-in credited, the share of the
 * common saving, fixed fees; the fee per shared kWh is inside the share. alone is the sum of its rounded lines, so that
 * with = alone − share + fixed is the bill to the cent.
 */
export function fullSupplyMoney(member: MemberCase, cells: readonly PriceCell[]): MemberMoney {
  const { energy, vatRate, feedInRate } = member
  const byOwn = (cell: PriceCell) => cell.own
  const supply = energyLines(
    'supply',
    cells,
    byOwn,
    (cell) => cell.offtake,
    ({ row }) => row.buy,
    1,
    vatRate,
  )
  const fed = energyLines(
    'feed-in',
    cells,
    byOwn,
    (cell) => cell.feedIn,
    ({ row }) => row.sell,
    -1,
    feedInRate,
  )
  const charges = member.standingCents === 0 ? [] : [amountLine('standing', member.standingCents, vatRate)]
  const sides: [number, number] = [energy.offtake, energy.feedIn]
  const saving = splitByRate('saving', 0 - member.shareCents, sides, [vatRate, feedInRate])
  const fixed = member.fixedCents === 0 ? [] : [amountLine('fixed', member.fixedCents, vatRate)]
  return {
    aloneCents: [...supply, ...charges, ...fed].reduce((sum, line) => sum + line.netCents, 0),
    basisCents: null,
    settlementCents: null,
    feesCents: member.feesCents,
    lines: [...supply, ...charges, ...fed, ...saving.lines, ...fixed],
    supplierPico: { offtake: 0n, feedIn: 0n },
    suppliedShareCents: 0 - saving.suppliedCents,
  }
}
