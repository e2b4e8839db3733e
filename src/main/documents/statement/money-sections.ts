import type { Content } from 'pdfmake/interfaces'
import { amount, count, currencySign } from '../../../core/explanation/format.ts'
import { doubleRule, figure, ledger, words, type LedgerRow } from '../typesetting/ledger.ts'
import { measure, mm } from '../typesetting/paper.ts'
import { set, strong, voices } from '../typesetting/text.ts'
import { rateFigure } from '../wording/figures.ts'
import { accountRows, cashRows } from './account.ts'
import { sectionHead } from './opening.ts'
import type { StatementSheet } from './sheet.ts'
import { vatRows } from './vat-summary.ts'

const AMOUNT_WIDTH = mm(30)
const rowPadding = [2, 2] as const

/** The cooperative's own account, and how the money will move. */
export function accountSection(sheet: StatementSheet): Content[] {
  const { settlement, documents, members } = sheet
  const rows = accountRows(sheet)
  const cash = cashRows(documents, members)
  return [
    sectionHead('The cooperative’s account'),
    ledger({
      widths: ['*', AMOUNT_WIDTH],
      headerRows: 1,
      rows: [
        { cells: [words('', voices.head), figure(currencySign(settlement.currency), voices.head)] },
        ...rows.map(({ name, cents, kind }, k): LedgerRow => {
          const voice = kind === 'sum' ? strong(voices.row) : voices.row
          return {
            above: kind === 'sum' || k === 0 ? 'ink' : 'hair',
            padding: rowPadding,
            cells: [words(name, voice), figure(amount(cents), voice)],
          }
        }),
      ],
    }),
    doubleRule(mm(21), measure),
    ...(cash.length === 0 || documents.some(({ number }) => number === null)
      ? []
      : [
          ledger({
            margin: [0, mm(3), 0, 0],
            widths: ['*', mm(30), AMOUNT_WIDTH],
            headerRows: 1,
            rows: [
              {
                cells: [
                  words('How it will move', voices.head),
                  figure('documents', voices.head),
                  figure(currencySign(settlement.currency), voices.head),
                ],
              },
              ...cash.map(({ name, documents: n, cents }): LedgerRow => ({
                padding: rowPadding,
                cells: [
                  words(name, voices.row),
                  figure(count(n), voices.row),
                  figure(amount(cents), voices.row),
                ],
              })),
            ],
          }),
        ]),
  ]
}

/** VAT by direction and rate, and what is left for the tax office; a sentence where none is charged. */
export function vatSection({ settlement, documents }: StatementSheet): Content[] {
  if (settlement.vatRate === null) {
    const why =
      settlement.model === 'premium'
        ? 'Premiums passed on are outside VAT.'
        : 'The cooperative charges no VAT.'
    return [sectionHead('VAT'), set(why, voices.text)]
  }
  const rows = vatRows(
    documents,
    new Map(settlement.members.map(({ member, vatStatus }) => [member, vatStatus])),
  )
  const vat = rows.reduce((sum, { vatCents }) => sum + vatCents, 0)
  const unit = currencySign(settlement.currency)
  return [
    sectionHead('VAT'),
    ledger({
      widths: ['*', mm(16), mm(22), AMOUNT_WIDTH, AMOUNT_WIDTH],
      headerRows: 1,
      rows: [
        {
          cells: [
            words('', voices.head),
            figure('%', voices.head),
            figure('documents', voices.head),
            figure(`net, ${unit}`, voices.head),
            figure(`VAT, ${unit}`, voices.head),
          ],
        },
        ...rows.map(({ direction, rate, reverseCharge, documents: n, baseCents, vatCents }): LedgerRow => ({
          padding: rowPadding,
          cells: [
            words(vatName(direction, rate, reverseCharge), voices.row),
            figure(rateFigure(rate), voices.row),
            figure(count(n), voices.row),
            figure(amount(baseCents), voices.row),
            figure(amount(vatCents), voices.row),
          ],
        })),
        {
          above: 'ink',
          padding: rowPadding,
          cells: [
            words('VAT of all documents', strong(voices.row)),
            words('', voices.row),
            words('', voices.row),
            words('', voices.row),
            figure(amount(vat), strong(voices.row)),
          ],
        },
      ],
    }),
  ]
}

function vatName(direction: 'output' | 'input', rate: number, reverseCharge: boolean): string {
  if (direction === 'output') return 'On energy and fees to members, owed by you'
  if (reverseCharge) return 'On energy from members, reverse charge'
  return rate === 0 ? 'On energy from members, without VAT' : 'On energy from members, deductible by you'
}
