import type { BillDocument } from '../../../core/billing/document.ts'
import type { SettlementResult } from '../../../core/billing/result.ts'
import type { Member } from '../../../core/community/member.ts'
import { isIban } from '../payment/iban.ts'
import { isOfCorrections, type StatementSheet } from './sheet.ts'

export interface AccountRow {
  readonly name: string
  readonly cents: number
  readonly kind: 'item' | 'sum'
}

const sumOf = (documents: readonly BillDocument[], of: (document: BillDocument) => number): number =>
  documents.reduce((sum, document) => sum + of(document), 0)

/**
 * The cooperative's account of the month: what it keeps, what passes through, and that both are the sum of all documents
 * (settlement.md A.6, identity 3), then with VAT and balances to what will move on the bank account.
 */
export function accountRows({ settlement, documents }: StatementSheet): AccountRow[] {
  const { totals } = settlement
  const alone = isOfCorrections(documents)
  const bills = documents.filter(({ document }) => document !== 'correction')
  const corrections = documents.filter(({ document }) => document === 'correction')
  const item = (name: string, cents: number): AccountRow => ({ name, cents, kind: 'item' })
  const total = (name: string, cents: number): AccountRow => ({ name, cents, kind: 'sum' })
  const opening = sumOf(documents, ({ openingBalanceCents }) => openingBalanceCents)
  const correctionDue = sumOf(corrections, ({ dueCents }) => dueCents)
  const correctionNet = sumOf(corrections, ({ netCents }) => netCents)
  const extras = [
    ...(corrections.length === 0 ? [] : [item('Corrections, net', correctionNet)]),
    ...(settlement.vatRate === null
      ? []
      : [
          item(
            'VAT of all documents',
            sumOf(documents, ({ vatCents }) => vatCents),
          ),
        ]),
    ...(opening === 0 ? [] : [item('Balances from before', opening)]),
  ]
  if (alone) return [...extras, total('To be settled with the members', correctionDue)]
  return [
    ...outsideRows(settlement),
    item('Fees per shared kWh', totals.feesCents),
    item('Fixed fees', totals.fixedCents),
    item('Rounding, to the cooperative’s account', totals.roundingCents),
    total(
      `All ${bills.length} documents of the month, net`,
      sumOf(bills, ({ netCents }) => netCents),
    ),
    ...extras,
    ...(extras.length === 0
      ? []
      : [
          total(
            'To be settled with the members',
            sumOf(documents, ({ dueCents }) => dueCents),
          ),
        ]),
  ]
}

/** What the cooperative pays or receives outside: the supplier's invoice, or the premium. */
function outsideRows({ model, totals }: SettlementResult): AccountRow[] {
  const item = (name: string, cents: number): AccountRow[] => [{ name, cents, kind: 'item' }]
  if (model === 'premium')
    return totals.premiumCents === null ? [] : item('Premium received, passed on', -totals.premiumCents)
  if (model === 'shared-energy') return []
  if (totals.invoiceCents !== null) return item('The supplier’s invoice, net', totals.invoiceCents)
  return totals.gridCostCents === null
    ? []
    : item('The master tariff’s cost; no invoice is entered yet', totals.gridCostCents)
}

export interface CashRow {
  readonly name: string
  readonly documents: number
  readonly cents: number
}

/** How the amounts due will move: collected, awaited, paid out. */
export function cashRows(documents: readonly BillDocument[], members: readonly Member[]): CashRow[] {
  const mandates = new Set(
    members.filter(({ mandate, iban }) => mandate !== '' && isIban(iban)).map(({ number }) => number),
  )
  const row = (name: string, chosen: readonly BillDocument[]): CashRow[] =>
    chosen.length === 0
      ? []
      : [{ name, documents: chosen.length, cents: sumOf(chosen, ({ dueCents }) => dueCents) }]
  const toPay = documents.filter(({ dueCents }) => dueCents > 0)
  return [
    ...row(
      'Collected by direct debit',
      toPay.filter(({ member }) => mandates.has(member)),
    ),
    ...row(
      'Transferred by members',
      toPay.filter(({ member }) => !mandates.has(member)),
    ),
    ...row(
      'Paid out to members',
      documents.filter(({ dueCents }) => dueCents < 0),
    ),
  ]
}
