import { centsOfPico } from '../units/money.ts'
import { picoOf } from '../units/price.ts'
import { amountLine } from './energy-lines.ts'
import type { MemberCase, MemberMoney } from './member-money.ts'
import { alonePico, type PriceCell } from './price-cells.ts'

/**
 * Premium (settlement.md A.3): members keep their suppliers and nothing is sold between them; the share of the premium
 * is paid out, fixed fees are charged. A distribution statement, outside VAT.
 */
export function premiumMoney(member: MemberCase, cells: readonly PriceCell[]): MemberMoney {
  const share = member.shareCents === 0 ? [] : [amountLine('saving', -member.shareCents, null)]
  const fixed = member.fixedCents === 0 ? [] : [amountLine('fixed', member.fixedCents, null)]
  return {
    aloneCents: centsOfPico(alonePico(cells)),
    basisCents: member.basisCents,
    settlementCents: null,
    feesCents: member.feesCents,
    lines: [...share, ...fixed],
    supplierPico: {
      offtake: cells.reduce((sum, { own, offtake }) => sum + picoOf(own.row.buy, offtake), 0n),
      feedIn: cells.reduce((sum, { own, feedIn }) => sum - picoOf(own.row.sell, feedIn), 0n),
    },
    suppliedShareCents: 0,
  }
}
