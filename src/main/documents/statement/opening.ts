import type { Content, ContentText } from 'pdfmake/interfaces'
import { amount, currencySign, kWhFigure, percentFigure } from '../../../core/explanation/format.ts'
import { mm } from '../typesetting/paper.ts'
import { set, voices } from '../typesetting/text.ts'
import type { StatementSheet } from './sheet.ts'

/** The head of a section. */
export function sectionHead(text: string): ContentText {
  return { ...set(text, voices.section, { margin: [0, mm(6), 0, mm(1)] }), headlineLevel: 1 }
}

/** Used, fed in, shared, saved: the month in four figures. */
export function keyFigures({ settlement }: StatementSheet): Content {
  const { totals, currency, model } = settlement
  const figures = [
    { value: kWhFigure(totals.offtake, 0), unit: 'kWh', caption: 'used by members' },
    { value: kWhFigure(totals.feedIn, 0), unit: 'kWh', caption: 'fed in by members' },
    {
      value: totals.offtake === 0 ? '–' : percentFigure(totals.shared / totals.offtake, 1),
      unit: '% of use',
      caption: 'shared between members',
    },
    {
      value: amount(totals.savingsCents),
      unit: currencySign(currency),
      caption: model === 'premium' ? 'premium shared out' : 'saved together, the pot',
    },
  ]
  return {
    margin: [0, mm(5), 0, mm(1)],
    columns: figures.map(({ value, unit, caption }) => ({
      width: 'auto',
      stack: [
        set([value, { text: ` ${unit}`, voice: voices.unit }], voices.figure, { noWrap: true }),
        set(caption, voices.note, { noWrap: true }),
      ],
    })),
    columnGap: mm(11),
  }
}
