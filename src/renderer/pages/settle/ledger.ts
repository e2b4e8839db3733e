import type { SettlementResult } from '../../../core/billing/result.ts'
import { formatEnergy } from '../../text/figures.ts'
import { text } from '../../text/index.ts'

export interface LedgerEntry {
  readonly label: string
  readonly cents: number
  readonly signed: boolean
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[]
  /** What is left when everything has gone where it belongs: 0 where identity 3 of settlement.md A.6 holds. */
  readonly restCents: number
}

/** Where the money of the bills goes: tax, supplier, and what the cooperative keeps (settlement.md A.2, A.3, A.6). */
export function ledgerOf({ model, members, totals, vatRate }: SettlementResult): Ledger {
  const words = text.settle
  const out = (label: string, cents: number): LedgerEntry => ({ label, cents: -cents, signed: true })
  const supplier =
    model !== 'full-supply'
      ? []
      : totals.invoiceCents !== null
        ? [out(words.ledgerInvoice, totals.invoiceCents)]
        : totals.gridCostCents !== null
          ? [out(words.ledgerGrid, totals.gridCostCents)]
          : []
  const entries: LedgerEntry[] = [
    { label: words.bills(members.length), cents: totals.amountCents, signed: false },
    ...(vatRate === null ? [] : [out(words.ledgerVat, totals.vatCents)]),
    ...(totals.premiumCents === null
      ? []
      : [{ label: words.ledgerPremium, cents: totals.premiumCents, signed: true }]),
    ...supplier,
    out(words.ledgerFees(formatEnergy(totals.shared, 0)), totals.feesCents),
    ...(totals.fixedCents === 0 ? [] : [out(words.ledgerFixed, totals.fixedCents)]),
    out(words.ledgerRounding, totals.roundingCents),
  ]
  return { entries, restCents: entries.reduce((sum, entry) => sum + entry.cents, 0) }
}
