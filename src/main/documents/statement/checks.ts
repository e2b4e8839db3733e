import type { BillDocument } from '../../../core/billing/document.ts'
import type { MemberResult, SettlementResult } from '../../../core/billing/result.ts'
import { isOfCorrections } from './sheet.ts'

export interface Check {
  readonly words: string
  readonly leftCents: number
  readonly rightCents: number
  /** For how many of how many it holds one by one; null where it is one sum. */
  readonly each: { readonly holds: number; readonly of: number } | null
  readonly ok: boolean
}

type Settled = Pick<SettlementResult, 'model' | 'members' | 'totals' | 'identities'>

/**
 * The six identities of settlement.md A.6 with their figures, computed here once more from what is printed, not from
 * what made it. One holds only where the settlement's own check held too.
 */
export function checksOf(settlement: Settled, documents: readonly BillDocument[]): Check[] {
  const { members, totals } = settlement
  const bills = documents.filter(({ document }) => document !== 'correction')
  const all = (of: (member: MemberResult) => number): number =>
    members.reduce((sum, member) => sum + of(member), 0)
  const kept = totals.feesCents + totals.fixedCents + totals.roundingCents
  const checks: Omit<Check, 'ok'>[] = [
    {
      words: 'All shares are the pot',
      leftCents: all(({ shareCents }) => shareCents),
      rightCents: totals.savingsCents,
      each: null,
    },
    { words: 'All settlement lines are zero', leftCents: all(settlementLines), rightCents: 0, each: null },
    isOfCorrections(documents)
      ? {
          words: 'Corrections are the new amounts less the old',
          leftCents: documents.reduce((sum, { amountCents }) => sum + amountCents, 0),
          rightCents: documents.reduce((sum, document) => sum + changeOf(document), 0),
          each: {
            holds: documents.filter((one) => one.amountCents === changeOf(one)).length,
            of: documents.length,
          },
        }
      : {
          words: cashWords[settlement.model],
          leftCents: bills.reduce((sum, { netCents }) => sum + netCents, 0),
          rightCents: kept + outsideOf(settlement),
          each: null,
        },
    {
      words: 'Lines are net; net and VAT are the amount',
      leftCents: documents.reduce((sum, document) => sum + linesOf(document) + vatOf(document), 0),
      rightCents: documents.reduce((sum, { amountCents }) => sum + amountCents, 0),
      each: { holds: documents.filter(addsUp).length, of: documents.length },
    },
    {
      words: 'Parts are the share',
      leftCents: all(partsOf),
      rightCents: all(({ shareCents }) => shareCents),
      each: {
        holds: members.filter((member) => partsOf(member) === member.shareCents).length,
        of: members.length,
      },
    },
    {
      words: 'With is without − share + fixed',
      leftCents: all(({ withCents }) => withCents),
      rightCents: all(expectedWith),
      each: {
        holds: members.filter((member) => member.withCents === expectedWith(member)).length,
        of: members.length,
      },
    },
  ]
  return checks.map((check, k) => {
    const ok =
      check.leftCents === check.rightCents &&
      (check.each === null || check.each.holds === check.each.of) &&
      settlement.identities[k]?.ok === true
    return Object.assign(check, { ok })
  })
}

const cashWords: Record<SettlementResult['model'], string> = {
  'shared-energy': 'All net amounts are fees + fixed + rounding',
  'full-supply': 'All net amounts are the invoice + fees + fixed + rounding',
  premium: 'All net amounts are −premium + fees + fixed + rounding',
}

function outsideOf({ model, totals }: Settled): number {
  if (model === 'premium') return totals.premiumCents === null ? 0 : -totals.premiumCents
  return totals.invoiceCents ?? totals.gridCostCents ?? 0
}

/** What a correction says that its bill changed by. */
const changeOf = ({ correction }: BillDocument): number =>
  correction === null ? 0 : correction.newAmountCents - correction.oldAmountCents
const settlementLines = ({ lines }: MemberResult): number =>
  lines.reduce((sum, line) => (line.kind === 'settlement' ? sum + line.netCents : sum), 0)
const partsOf = ({ parts }: MemberResult): number => parts.reduce((sum, { cents }) => sum + cents, 0)
const expectedWith = ({ aloneCents, shareCents, fixedCents }: MemberResult): number =>
  aloneCents - shareCents + fixedCents
const linesOf = ({ lines }: BillDocument): number => lines.reduce((sum, { netCents }) => sum + netCents, 0)
const vatOf = ({ vat }: BillDocument): number => vat.reduce((sum, { vatCents }) => sum + vatCents, 0)
const addsUp = (document: BillDocument): boolean =>
  linesOf(document) === document.netCents &&
  vatOf(document) === document.vatCents &&
  document.netCents + document.vatCents === document.amountCents &&
  document.amountCents + document.openingBalanceCents === document.dueCents
