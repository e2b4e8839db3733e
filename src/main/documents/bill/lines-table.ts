import type { Content, TableCell } from 'pdfmake/interfaces'
import type { BillDocument } from '../../../core/billing/document.ts'
import type { BillLine, SettlementResult } from '../../../core/billing/result.ts'
import type { VatStatus } from '../../../core/community/vocabulary.ts'
import { doubleRule, figure, ledger, words, type LedgerRow } from '../typesetting/ledger.ts'
import { colours, measure, mm } from '../typesetting/paper.ts'
import { voices, type Words } from '../typesetting/text.ts'
import { amount, currencySign, kWhFigure, money } from '../../../core/explanation/format.ts'
import { priceFigure, priceUnit, rateFigure } from '../wording/figures.ts'
import { lineName, lineSpan, settlementSides, zeroRateName } from '../wording/lines.ts'
import type { Setting } from './density.ts'

/** What the lines of a document are printed from. */
export interface LinesSheet {
  readonly document: BillDocument
  readonly settlement: Pick<SettlementResult, 'model' | 'currency'>
  readonly vatStatus: VatStatus
}

/** Widths of the figure columns; the last ends on the right edge of everything on the page. */
const withoutVat = [mm(25), mm(37), mm(25)] as const
const withVat = [mm(22), mm(24), mm(16), mm(25)] as const
const PART_INDENT = mm(4)

/** What the amount due is called. */
export function dueName(cents: number): string {
  return cents > 0 ? 'To pay' : cents < 0 ? 'Credited to you' : 'Nothing to pay'
}

/** The lines of a bill, their VAT by rate, and the sums under a line; the last sum closes with a double rule. */
export function linesTable(sheet: LinesSheet, setting: Setting): Content[] {
  const { document, settlement, vatStatus } = sheet
  const hasVat = document.lines.some(({ vatRate }) => vatRate !== null)
  const heads = [
    'kWh',
    priceUnit(settlement.currency),
    ...(hasVat ? ['VAT, %'] : []),
    currencySign(settlement.currency),
  ]
  const sums = sumsOf(document, settlement.currency, vatStatus)
  return [
    ledger({
      margin: [0, setting.beforeLines, 0, 0],
      widths: ['*', ...(hasVat ? withVat : withoutVat)],
      headerRows: 1,
      rows: [
        { cells: [words('', voices.head), ...heads.map((head) => figure(head, voices.head))] },
        ...groupsOf(document.lines).flatMap((lines) => groupRows(sheet, lines, hasVat, setting)),
        ...sums.map((sum, k) =>
          sumRow(sum, { first: k === 0, last: k === sums.length - 1, blanks: heads.length - 1 }, setting),
        ),
      ],
    }),
    doubleRule(mm(21), measure),
  ]
}

/** Neighbouring lines of one kind belong together. */
export function groupsOf(lines: readonly BillLine[]): BillLine[][] {
  const groups: BillLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last?.[0]?.kind === line.kind) last.push(line)
    else groups.push([line])
  }
  return groups
}

/** One line with its name; several as parts under their common name, each with what tells it apart. */
function groupRows(
  sheet: LinesSheet,
  lines: readonly BillLine[],
  hasVat: boolean,
  setting: Setting,
): LedgerRow[] {
  const model = sheet.settlement.model
  const first = lines[0] as BillLine
  const name = lineName(first, model)
  const apart = lines.length > 1 && lines.every((line) => lineSpan(line) !== '')
  if (!apart) {
    return lines.map((line, k) => {
      const span = line.kind === 'settlement' && lines.length === 2 ? settlementSides[k]! : lineSpan(line)
      const label: Words =
        span === '' ? name : [`${name}, `, { text: span, voice: { ...setting.row, colour: colours.note } }]
      return {
        padding: [setting.rowPadding, setting.rowPadding],
        cells: [words(label, setting.row), ...figuresOf(line, hasVat, sheet.settlement.currency, setting)],
      }
    })
  }
  const title: TableCell = words(name, setting.row)
  const blanks = figuresOf(first, hasVat, sheet.settlement.currency, setting).map(() =>
    words('', setting.row),
  )
  return [
    { padding: [setting.rowPadding, setting.partPadding], cells: [title, ...blanks] },
    ...lines.map((line, k): LedgerRow => {
      const label = words(lineSpan(line), { ...setting.row, colour: colours.soft }, PART_INDENT)
      const below = k === lines.length - 1 ? setting.rowPadding : setting.partPadding
      return {
        above: 'none',
        padding: [setting.partPadding, below],
        cells: [label, ...figuresOf(line, hasVat, sheet.settlement.currency, setting)],
      }
    }),
  ]
}

function figuresOf(line: BillLine, hasVat: boolean, currency: string, { row }: Setting): TableCell[] {
  const orDash = (text: string | null): TableCell =>
    figure(text ?? '–', text === null ? { ...row, colour: colours.note } : row)
  return [
    orDash(line.microKWh === null ? null : kWhFigure(line.microKWh, 2)),
    orDash(line.price === null ? null : priceFigure(line.price, currency)),
    ...(hasVat ? [orDash(line.vatRate === null ? null : rateFigure(line.vatRate))] : []),
    figure(amount(line.netCents), row),
  ]
}

interface NamedSum {
  readonly name: string
  readonly cents: number
}

function sumRow(
  { name, cents }: NamedSum,
  { first, last, blanks }: { readonly first: boolean; readonly last: boolean; readonly blanks: number },
  setting: Setting,
): LedgerRow {
  const voice = last ? voices.sum : setting.row
  const empty = Array.from({ length: blanks }, () => words('', voice))
  return {
    above: first || last ? 'ink' : 'hair',
    padding: last ? [mm(1.2), 1] : [setting.rowPadding, setting.rowPadding],
    cells: [words(name, voice), ...empty, figure(amount(cents), voice)],
  }
}

/** The sums under the lines: net and VAT per rate where the cooperative charges VAT, the opening balance where there is one. */
export function sumsOf(document: BillDocument, currency: string, vatStatus: VatStatus): NamedSum[] {
  const sums: NamedSum[] = []
  if (document.vat.length > 0) sums.push({ name: 'Without VAT', cents: document.netCents })
  for (const { rate, baseCents, vatCents } of document.vat) {
    const of = rate === 0 ? zeroRateName(vatStatus) : `${rateFigure(rate)}\u00A0% VAT`
    sums.push({ name: `${of}, on ${money(baseCents, currency)}`, cents: vatCents })
  }
  if (document.openingBalanceCents !== 0) {
    sums.push({ name: 'Amount of this document', cents: document.amountCents })
    sums.push({ name: 'Balance from before', cents: document.openingBalanceCents })
  }
  return [...sums, { name: dueName(document.dueCents), cents: document.dueCents }]
}
