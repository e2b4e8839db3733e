import type { Content } from 'pdfmake/interfaces'
import { amount, count, currencySign } from '../../../core/explanation/format.ts'
import { compareMemberNumbers } from '../../../core/units/memberOrder.ts'
import { figure, ledger, words, type LedgerRow } from '../typesetting/ledger.ts'
import { colours, mm } from '../typesetting/paper.ts'
import { strong, voices } from '../typesetting/text.ts'
import { checksOf } from './checks.ts'
import { decisionsOf } from './decisions.ts'
import { sectionHead } from './opening.ts'
import type { StatementSheet } from './sheet.ts'

const rowPadding = [2, 2] as const

/** The six identities with their figures. */
export function checksSection({ settlement, documents }: StatementSheet): Content[] {
  const unit = currencySign(settlement.currency)
  return [
    sectionHead('What must be equal, and is checked'),
    ledger({
      widths: [mm(6), '*', mm(24), mm(24), mm(34)],
      headerRows: 1,
      rows: [
        {
          cells: [
            words('', voices.head),
            words('', voices.head),
            figure(unit, voices.head),
            figure(unit, voices.head),
            figure('', voices.head),
          ],
        },
        ...checksOf(settlement, documents).map(
          ({ words: text, leftCents, rightCents, each, ok }, k): LedgerRow => {
            const one = each === null ? '' : `, ${each.holds} of ${each.of}`
            return {
              padding: rowPadding,
              cells: [
                words(String(k + 1), { ...voices.row, colour: colours.note }),
                words(text, voices.row),
                figure(amount(leftCents), voices.row),
                figure(amount(rightCents), voices.row),
                figure(ok ? `equal${one}` : `not equal${one}`, ok ? voices.row : strong(voices.row)),
              ],
            }
          },
        ),
      ],
    }),
  ]
}

/** What was decided and what was missing, point by point. */
export function decisionsSection(sheet: StatementSheet): Content[] {
  return [
    sectionHead('Gaps and decisions'),
    ledger({
      widths: [mm(30), '*'],
      rows: decisionsOf(sheet).map(({ about, words: text }): LedgerRow => ({
        padding: rowPadding,
        cells: [words(about, { ...voices.row, colour: colours.note }), words(text, voices.row)],
      })),
    }),
  ]
}

/** Every point with missing values; nothing where none is missing. */
export function gapsSection({ settlement }: StatementSheet): Content[] {
  const gaps = settlement.gaps.toSorted((a, b) => compareMemberNumbers(a.member, b.member))
  if (gaps.length === 0) return []
  return [
    sectionHead('Points with missing values'),
    ledger({
      widths: [mm(30), '*', mm(30)],
      headerRows: 1,
      rows: [
        {
          cells: [
            words('Member', voices.head),
            words('Point', voices.head),
            figure('intervals missing', voices.head),
          ],
        },
        ...gaps.map(({ member, point, slots }): LedgerRow => ({
          padding: [1.4, 1.4],
          cells: [words(member, voices.fine), words(point, voices.fine), figure(count(slots), voices.fine)],
        })),
      ],
    }),
  ]
}
