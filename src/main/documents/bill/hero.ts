import type { Content } from 'pdfmake/interfaces'
import { rule } from '../typesetting/ledger.ts'
import { colours, lines, measure, mm } from '../typesetting/paper.ts'
import { set, voices } from '../typesetting/text.ts'
import { money, monthName } from '../../../core/explanation/format.ts'
import type { Setting } from './density.ts'
import type { BillSheet } from './sheet.ts'

/** `Your electricity in October`. */
export function headline({ settlement, document }: BillSheet): string {
  const month = monthName(document.month)
  return settlement.model === 'premium' ? `Your premium in ${month}` : `Your electricity in ${month}`
}

/** What being in the cooperative brought this member, VAT included where the member pays it, as a sentence. */
export function benefitSentence({ settlement, result }: BillSheet): string {
  const benefit = result.aloneGrossCents - result.withGrossCents
  const amount = money(Math.abs(benefit), settlement.currency)
  if (benefit === 0) return 'You pay as much as you would alone.'
  if (result.withGrossCents < 0)
    return `You get ${amount} ${benefit > 0 ? 'more' : 'less'} than you would alone.`
  return `You pay ${amount} ${benefit > 0 ? 'less' : 'more'} than you would alone.`
}

/** What the large amount is, where it is not simply to pay. */
export function amountCaption(dueCents: number): string | null {
  return dueCents < 0 ? 'credited to you' : dueCents === 0 ? 'nothing to pay' : null
}

/** The finding and the one amount, closed by a line. */
export function hero(sheet: BillSheet, setting: Setting): Content[] {
  const { document, explanation, settlement } = sheet
  const caption = amountCaption(document.dueCents)
  const lead =
    explanation.lead === '' ? benefitSentence(sheet) : `${explanation.lead}\n${benefitSentence(sheet)}`
  return [
    {
      margin: [0, setting.beforeHero, 0, 0],
      columns: [
        {
          width: '*',
          stack: [
            set(headline(sheet), setting.headline),
            set(lead, setting.lead, { margin: [0, setting.beforeLead, 0, 0] }),
          ],
        },
        {
          width: 'auto',
          margin: [
            mm(6),
            setting.beforeLead +
              setting.headline.leading +
              2 * setting.lead.leading -
              voices.amount.leading +
              (caption === null ? 3 : -6),
            0,
            0,
          ],
          stack: [
            set(money(document.dueCents, settlement.currency), voices.amount, {
              alignment: 'right',
              noWrap: true,
            }),
            ...(caption === null ? [] : [set(caption, voices.note, { alignment: 'right' })]),
          ],
        },
      ],
    },
    rule(measure, lines.ink, colours.ink, [0, setting.afterHero, 0, 0]),
  ]
}
