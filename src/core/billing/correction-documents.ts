import { addDays } from '../calendar/zone.ts'
import type { Cooperative } from '../community/cooperative.ts'
import type { Member } from '../community/member.ts'
import { compareMemberNumbers } from '../units/memberOrder.ts'
import type { Cents } from '../units/money.ts'
import { correctionIdentities } from './correction-identities.ts'
import type { BillDocument } from './document.ts'
import { documentNumber } from './issue-documents.ts'
import type { SettlementResult } from './result.ts'
import { addTaxed, amountOf, linesOfTaxed, taxedSums, type TaxedSums } from './taxed-sums.ts'
import { outsideCents } from './totals.ts'

/** What is frozen: the documents of the approval, the corrections issued since, and the result they stand for together. */
export interface FrozenMonth {
  readonly result: SettlementResult
  readonly documents: readonly BillDocument[]
  /** Corrections issued before this one, oldest first. */
  readonly already?: readonly BillDocument[]
}

export interface CorrectionOptions {
  /** Local day of issue; null while a draft: no number, no dates. */
  readonly date: string | null
  readonly reason: string
  readonly cooperative: Pick<Cooperative, 'paymentDays'>
  readonly members: readonly Member[]
  /** Which correction of the month this is, from 1: `-C1`, `-C2` … */
  readonly sequence: number
}

export interface CorrectionRow {
  readonly member: string
  readonly name: string
  readonly oldCents: Cents
  readonly newCents: Cents
  readonly differenceCents: Cents
  readonly refersTo: string | null
}

export interface CorrectionResult {
  readonly rows: CorrectionRow[]
  readonly sums: { oldCents: Cents; newCents: Cents; differenceCents: Cents }
  /** What the cooperative's own account (fees, fixed, rounding) gains. */
  readonly cooperativeDifferenceCents: Cents
  readonly identities: SettlementResult['identities']
  readonly documents: BillDocument[]
}

/**
 * The month settled again beside the frozen one (settlement.md A.7). For every member in either: what was billed
 * (document and earlier corrections), what is right now, the difference. A difference becomes one document with one
 * line per VAT rate; per rate its VAT is new VAT − old VAT, so that old + correction = new holds for net, VAT and amount
 * (each bill rounds its VAT once, so a correction's VAT may be a cent off rate × its own line). A member only in the
 * frozen month gets back what was billed; one only in the new result is billed all of it.
 */
export function correctionDocuments(
  frozen: FrozenMonth,
  fresh: SettlementResult,
  options: CorrectionOptions,
): CorrectionResult {
  const billed = [...frozen.documents, ...(frozen.already ?? [])]
  const numbers = [
    ...new Set([...billed.map((one) => one.member), ...fresh.members.map((one) => one.member)]),
  ]
  const compared = numbers
    .toSorted(compareMemberNumbers)
    .map((number) => compare(number, frozen, fresh, options))
  const documents = compared.flatMap(({ difference }, k) => {
    const { lines, vat } = linesOfTaxed(difference)
    return lines.length === 0 ? [] : [documentOf(compared[k]!, { lines, vat }, fresh.month, options)]
  })
  let next = billed.filter((one) => one.refersTo === null).length
  const numbered = documents.map((document) =>
    options.date === null
      ? document
      : {
          ...document,
          number: `${document.refersTo ?? documentNumber(fresh.month, ++next)}-C${options.sequence}`,
        },
  )
  const rows = compared.map(({ row }) => row)
  const sum = (of: (row: CorrectionRow) => Cents): Cents => rows.reduce((all, row) => all + of(row), 0)
  return {
    rows,
    sums: {
      oldCents: sum((row) => row.oldCents),
      newCents: sum((row) => row.newCents),
      differenceCents: sum((row) => row.differenceCents),
    },
    cooperativeDifferenceCents: cooperativeDifference(frozen.result, fresh, billed),
    identities: correctionIdentities(frozen.result, fresh, billed, documents),
    documents: numbered,
  }
}

interface Compared {
  readonly row: CorrectionRow
  readonly difference: TaxedSums
  readonly address: string
}

function compare(
  number: string,
  frozen: FrozenMonth,
  fresh: SettlementResult,
  { members }: CorrectionOptions,
): Compared {
  const first = frozen.documents.find((one) => one.member === number)
  const earlier = (frozen.already ?? []).filter((one) => one.member === number)
  const billed = first === undefined ? earlier : [first, ...earlier]
  const right = fresh.members.find((one) => one.member === number)
  const nothing: TaxedSums = new Map()
  const old = billed.reduce((sums, one) => addTaxed(sums, taxedSums(one), 1), nothing)
  const now = right === undefined ? nothing : taxedSums(right)
  const [oldCents, newCents] = [amountOf(old).amountCents, amountOf(now).amountCents]
  const known = members.find((member) => member.number === number)
  return {
    row: {
      member: number,
      name: right?.name ?? billed[0]?.memberName ?? number,
      oldCents,
      newCents,
      differenceCents: newCents - oldCents,
      // a member whose first document was itself a correction is corrected under that one's number
      refersTo: first?.number ?? baseNumber(earlier[0]?.number ?? null),
    },
    difference: addTaxed(now, old, -1),
    address: known?.address ?? billed.at(-1)?.memberAddress ?? '',
  }
}

function baseNumber(number: string | null): string | null {
  return number === null ? null : number.replace(/-C\d+$/, '')
}

function documentOf(
  { row, difference, address }: Compared,
  { lines, vat }: Pick<BillDocument, 'lines' | 'vat'>,
  month: string,
  { date, reason, cooperative }: CorrectionOptions,
): BillDocument {
  const amounts = amountOf(difference)
  return {
    month,
    member: row.member,
    memberName: row.name,
    memberAddress: address,
    document: 'correction',
    number: null,
    refersTo: row.refersTo,
    date,
    due: date === null ? null : addDays(date, cooperative.paymentDays),
    lines,
    vat,
    ...amounts,
    openingBalanceCents: 0,
    dueCents: amounts.amountCents,
    correction: { oldAmountCents: row.oldCents, newAmountCents: row.newCents, reason },
  }
}

/** Σ net after less Σ net before, both without what goes to the supplier or came as a premium. */
function cooperativeDifference(
  old: SettlementResult,
  fresh: SettlementResult,
  billed: readonly BillDocument[],
): Cents {
  const before = billed.reduce((sum, one) => sum + one.netCents, 0) - outsideCents(old.totals)
  return fresh.totals.netCents - outsideCents(fresh.totals) - before
}
