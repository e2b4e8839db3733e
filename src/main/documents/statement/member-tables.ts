import type { ContentTable, TableCell } from 'pdfmake/interfaces'
import { amount, currencySign, difference, kWhFigure } from '../../../core/explanation/format.ts'
import type { BillDocument } from '../../../core/billing/document.ts'
import type { MemberResult } from '../../../core/billing/result.ts'
import { compareMemberNumbers } from '../../../core/units/memberOrder.ts'
import { figure, figureHead, ledger, words, type LedgerRow } from '../typesetting/ledger.ts'
import { mm } from '../typesetting/paper.ts'
import { strong, voices, type Voice } from '../typesetting/text.ts'
import type { StatementSheet } from './sheet.ts'

const row = voices.fine
const NUMBER_WIDTH = mm(16)

/** Every member's energy, kWh: used and received, fed in and supplied; sums at the end. */
export function energyTable({ settlement }: StatementSheet): ContentTable {
  const columns: { head: string; of: (member: MemberResult) => number }[] = [
    { head: 'Used', of: ({ offtake }) => offtake },
    { head: 'From neighbours', of: ({ sharedIn }) => sharedIn },
    { head: 'Fed in', of: ({ feedIn }) => feedIn },
    { head: 'To neighbours', of: ({ sharedOut }) => sharedOut },
  ]
  const members = inOrder(settlement.members)
  const sum = (of: (member: MemberResult) => number): number =>
    members.reduce((all, member) => all + of(member), 0)
  return memberTable(
    columns.map(({ head }): [string, string] => [head, 'kWh']),
    columns.map(() => mm(23)),
    members.map((member) => ({
      number: member.member,
      name: member.name,
      figures: columns.map(({ of }) => kWhFigure(of(member), 1)),
    })),
    columns.map(({ of }) => kWhFigure(sum(of), 1)),
  )
}

/** Every document: share of savings, settlement, net, VAT, amount; sums at the end. */
export function moneyTable({ settlement, documents }: StatementSheet): ContentTable {
  const members = new Map(settlement.members.map((member) => [member.member, member]))
  const unit = currencySign(settlement.currency)
  const share = ({ document, member }: BillDocument): number =>
    document === 'correction' ? 0 : (members.get(member)?.shareCents ?? 0)
  const columns: { head: string; of: (document: BillDocument) => number }[] = [
    { head: 'Share', of: share },
    { head: 'Net', of: ({ netCents }) => netCents },
    ...(settlement.vatRate === null ? [] : [{ head: 'VAT', of: ({ vatCents }: BillDocument) => vatCents }]),
    { head: 'Amount', of: ({ amountCents }) => amountCents },
  ]
  const rows = documents.toSorted((a, b) => compareMemberNumbers(a.member, b.member))
  const shown = (document: BillDocument, head: string, cents: number): string =>
    head === 'Share' && document.document === 'correction' ? '–' : amount(cents)
  return memberTable(
    [['', 'Document'], ...columns.map(({ head }): [string, string] => [head, unit])],
    [mm(30), ...columns.map(() => mm(20))],
    rows.map((document) => ({
      number: document.member,
      name: document.memberName,
      figures: [
        document.number ?? 'Draft',
        ...columns.map(({ head, of }) => shown(document, head, of(document))),
      ],
    })),
    [
      `${rows.length}`,
      ...columns.map(({ of }) => amount(rows.reduce((all, document) => all + of(document), 0))),
    ],
  )
}

/** How each share comes about: alone, basis, share, settlement, fixed, with; without VAT (settlement.md A.2, A.3). */
export function shareTable({ settlement }: StatementSheet): ContentTable {
  const columns: { head: string; of: (member: MemberResult) => number | null; signed?: boolean }[] = [
    { head: 'Without us', of: ({ aloneCents }) => aloneCents },
    ...(settlement.model === 'full-supply'
      ? []
      : [{ head: 'Basis', of: ({ basisCents }: MemberResult) => basisCents }]),
    { head: 'Share', of: ({ shareCents }) => shareCents },
    ...(settlement.model === 'shared-energy'
      ? [{ head: 'Settlement', of: ({ settlementCents }: MemberResult) => settlementCents, signed: true }]
      : []),
    { head: 'Fixed', of: ({ fixedCents }) => fixedCents },
    { head: 'With us', of: ({ withCents }) => withCents },
  ]
  const members = inOrder(settlement.members)
  const shown = (cents: number | null, signed: boolean | undefined): string =>
    cents === null ? '–' : signed ? difference(cents) : amount(cents)
  const sum = (of: (member: MemberResult) => number | null): number =>
    members.reduce((all, member) => all + (of(member) ?? 0), 0)
  return memberTable(
    columns.map(({ head }): [string, string] => [head, currencySign(settlement.currency)]),
    columns.map(() => mm(18)),
    members.map((member) => ({
      number: member.member,
      name: member.name,
      figures: columns.map(({ of, signed }) => shown(of(member), signed)),
    })),
    columns.map(({ of, signed }) => shown(sum(of), signed)),
  )
}

const inOrder = (members: readonly MemberResult[]): MemberResult[] =>
  members.toSorted((a, b) => compareMemberNumbers(a.member, b.member))

interface MemberRow {
  readonly number: string
  readonly name: string
  readonly figures: readonly string[]
}

function memberTable(
  heads: readonly (readonly [name: string, unit: string])[],
  widths: readonly number[],
  rows: readonly MemberRow[],
  sums: readonly string[],
): ContentTable {
  const cells = (number: string, name: string, figures: readonly string[], voice: Voice): TableCell[] => [
    words(number, voice),
    words(name, voice),
    ...figures.map((text) => figure(text, voice)),
  ]
  const head: LedgerRow = {
    cells: [
      words('\nNo.', voices.head),
      words('\nMember', voices.head),
      ...heads.map(([name, unit]) => figureHead(name, unit, voices.head)),
    ],
  }
  return ledger({
    widths: [NUMBER_WIDTH, '*', ...widths],
    headerRows: 1,
    rows: [
      head,
      ...rows.map(({ number, name, figures }): LedgerRow => ({
        padding: [1.4, 1.4],
        cells: cells(number, name, figures, row),
      })),
      { above: 'ink', padding: [2, 2], cells: cells('', 'All', sums, strong(row)) },
    ],
  })
}
