import type { Content } from 'pdfmake/interfaces'
import type { BillExplanation } from '../../../core/explanation/bill-explanation.ts'
import { figure, ledger, words, type LedgerRow } from '../typesetting/ledger.ts'
import { mm } from '../typesetting/paper.ts'
import { set, strong, voices, type Voice, type Words } from '../typesetting/text.ts'
import { amount, difference, monthName } from '../../../core/explanation/format.ts'
import { daySection } from './day-section.ts'
import type { Setting } from './density.ts'
import type { BillSheet } from './sheet.ts'

const SIDE_WIDTH = mm(64)

/** Why this amount at the left; what changed since last month, or the way from alone to together, at the right. */
export function reasons(sheet: BillSheet, setting: Setting): Content {
  return {
    margin: [0, setting.beforeReasons, 0, 0],
    columns: [
      { width: '*', stack: why(sheet.explanation, setting) },
      {
        width: SIDE_WIDTH,
        stack: [
          ...atTheRight(sheet, setting),
          ...(setting.pictureAt === 'side' ? daySection(sheet, setting, SIDE_WIDTH) : []),
        ],
      },
    ],
    columnGap: mm(9),
  }
}

function why({ why: paragraphs, settlement, addition }: BillExplanation, setting: Setting): Content[] {
  const said =
    settlement === null || paragraphs.includes(settlement) ? paragraphs : [...paragraphs, settlement]
  const texts: Words[] = [...said, ...(addition === '' ? [] : [emphasisedSum(addition, setting.text)])]
  return [
    set('Why this amount', voices.section, { margin: [0, 0, 0, mm(1.5)] }),
    ...texts.map((text) => set(text, setting.text, { margin: [0, 0, 0, setting.afterParagraph] })),
  ]
}

/** `71.30 − 14.99 = 56.31` with the result bold. */
export function emphasisedSum(addition: string, voice: Voice): Words {
  const at = addition.lastIndexOf('= ')
  if (at === -1) return addition
  return [addition.slice(0, at + 2), { text: addition.slice(at + 2), voice: strong(voice) }]
}

interface NamedAmount {
  readonly name: string
  readonly figure: string
}

/** Rows of the table at the right: since last month, or in the first month from alone to together. */
export function rightTable({ explanation, document }: BillSheet): {
  readonly title: string
  readonly rows: readonly NamedAmount[]
} {
  const { change, steps } = explanation
  if (change !== null) {
    const previous = monthName(change.previousMonth, document.month)
    return {
      title: `Since ${previous}`,
      rows: [
        { name: previous, figure: amount(change.previousCents) },
        ...change.causes.map(({ label, cents }) => ({ name: label, figure: difference(cents) })),
        { name: monthName(document.month), figure: amount(change.cents) },
      ],
    }
  }
  const shown = steps.filter(({ kind }) => kind !== 'supplier' && kind !== 'bill')
  return {
    title: 'From alone to together',
    rows: shown.map(({ kind, label, cents }) => ({
      name: label,
      figure: kind === 'without' || kind === 'with' ? amount(cents) : difference(cents),
    })),
  }
}

function atTheRight(sheet: BillSheet, { sideRow, sideRowPadding }: Setting): Content[] {
  const { title, rows } = rightTable(sheet)
  if (rows.length === 0) return []
  const last = rows.length - 1
  return [
    set(title, voices.section, { margin: [0, 0, 0, mm(1)] }),
    ledger({
      widths: ['*', 'auto'],
      rows: rows.map(({ name, figure: shown }, k): LedgerRow => {
        const voice = k === last ? strong(sideRow) : sideRow
        return {
          above: k === 0 ? 'none' : k === last ? 'ink' : 'hair',
          padding: [sideRowPadding, sideRowPadding],
          cells: [words(name, voice), figure(shown, voice)],
        }
      }),
    }),
  ]
}
