import type { Content } from 'pdfmake/interfaces'
import { mm } from '../typesetting/paper.ts'
import { set, voices } from '../typesetting/text.ts'
import { amount, currencySign, difference, money } from '../../../core/explanation/format.ts'
import type { BillSheet } from './sheet.ts'

export interface ComparisonFigure {
  readonly figure: string
  readonly caption: string
}

/**
 * Without the cooperative, the share of what was saved together, fixed fees, with it: gross, and the first ones
 * add up to the last (settlement.md A.2: with = without − share + fixed, with the VAT a member cannot reclaim).
 */
export function comparisonFigures({ settlement, result }: BillSheet): ComparisonFigure[] {
  const fixedGross = result.withGrossCents - result.aloneGrossCents + result.savingGrossCents
  const pot =
    settlement.model === 'premium' ? 'your share of the premium' : 'your share of what we saved together'
  return [
    { figure: amount(result.aloneGrossCents), caption: 'without the cooperative' },
    { figure: difference(-result.savingGrossCents), caption: pot },
    ...(fixedGross === 0 ? [] : [{ figure: difference(fixedGross), caption: 'fixed fees' }]),
    { figure: amount(result.withGrossCents), caption: 'with it' },
  ]
}

/** What the own supplier charges beside this document, where members keep theirs: an estimate, and said to be one. */
export function supplierNote({ explanation, settlement }: BillSheet): string[] {
  const supplier = explanation.steps.find(({ kind }) => kind === 'supplier')
  if (supplier === undefined) return []
  const amountOf = money(Math.abs(supplier.cents), settlement.currency)
  return [
    supplier.cents < 0
      ? `Your own supplier pays you about ${amountOf}.`
      : `Your own supplier charges about ${amountOf}.`,
  ]
}

/** Three or four figures in a row, each over what it is; the last one at the right edge. */
export function comparison(sheet: BillSheet, gap: number): Content {
  const figures = comparisonFigures(sheet)
  const last = figures.length - 1
  const unit = ` ${currencySign(sheet.settlement.currency)}`
  return {
    margin: [0, gap, 0, 0],
    columns: figures.map(({ figure, caption }, k) => {
      const alignment = k === last ? 'right' : 'left'
      return {
        width: k === last ? '*' : 'auto',
        stack: [
          set([figure, { text: unit, voice: voices.unit }], voices.smallFigure, { alignment, noWrap: true }),
          set(caption, voices.note, { alignment, ...(k === last ? {} : { noWrap: true }) }),
        ],
      }
    }),
    columnGap: mm(8),
  }
}
