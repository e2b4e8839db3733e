import type { Content } from 'pdfmake/interfaces'
import {
  amount,
  currencySign,
  decimal,
  kWhFigure,
  longMonth,
  percentFigure,
} from '../../../core/explanation/format.ts'
import { counted, capital } from '../../../core/explanation/text/words.en.ts'
import type { BoardReport } from '../../../core/reporting/report/board-report.ts'
import { reportText } from '../../../core/reporting/text/report.en.ts'
import { figure, figureHead, ledger, words, type LedgerRow } from '../typesetting/ledger.ts'
import { measure, mm } from '../typesetting/paper.ts'
import { set, strong, voices } from '../typesetting/text.ts'
import { placed } from './picture.ts'
import { stripPicture } from './strip-picture.ts'

/** What we did and what we saved: the finding, four figures, a line a day, the months. */
export function overviewPage(report: BoardReport): Content[] {
  return [
    set(reportText.headline(report), voices.finding),
    set(reportText.lead(report), voices.lead, { margin: [0, mm(2), mm(15), 0] }),
    fourFigures(report),
    set('Energy shared, one line a day', voices.section, { margin: [0, 0, 0, mm(1.5)] }),
    placed(stripPicture(report.daily, measure, 96)),
    set('Month by month', voices.section, { margin: [0, mm(5), 0, mm(1)] }),
    monthTable(report),
    set(reportText.precision(report), voices.note, { margin: [0, mm(2), 0, 0] }),
  ]
}

interface KeyFigure {
  readonly value: string
  readonly unit: string
  readonly caption: string
}

function fourFigures(report: BoardReport): Content {
  const { totals, currency, fairness } = report
  const told = fairness.months.filter(({ with: burden }) => burden.gini !== null)
  const last = told.at(-1)
  const first = told.find(({ windowMonths }) => windowMonths === last?.windowMonths)
  const isTrend = first !== undefined && first !== last
  const figures: KeyFigure[] = [
    {
      value: totals.offtake === 0 ? '–' : percentFigure(totals.shared / totals.offtake, 1),
      unit: '% of use',
      caption: 'shared between members',
    },
    {
      value: amount(totals.averageCents),
      unit: currencySign(currency),
      caption: 'saved by the average member',
    },
    {
      value: last?.with.worst == null ? '–' : percentFigure(last.with.worst, 1),
      unit: '% of income',
      caption:
        last?.with.worst == null
          ? 'heaviest burden: too few households'
          : isTrend
            ? `heaviest burden, was ${percentFigure(first.with.worst!, 1)}\u00A0%`
            : `heaviest burden, alone ${percentFigure(last.without.worst!, 1)}\u00A0%`,
    },
    {
      value: last?.with.gini == null ? '–' : decimal(last.with.gini, 3),
      unit: '',
      caption:
        last?.with.gini == null
          ? 'Gini of burden: too few households'
          : isTrend
            ? `Gini of burden, was ${decimal(first.with.gini!, 3)}`
            : `Gini of burden, alone ${decimal(last.without.gini!, 3)}`,
    },
  ]
  return {
    margin: [0, mm(5), 0, mm(6)],
    columns: figures.map(({ value, unit, caption }) => ({
      width: 'auto',
      stack: [
        set(unit === '' ? value : [value, { text: ` ${unit}`, voice: voices.unit }], voices.figure, {
          noWrap: true,
        }),
        set(caption, voices.note, { noWrap: true }),
      ],
    })),
    columnGap: mm(9),
  }
}

const row = voices.row

function monthTable(report: BoardReport): Content {
  const { months, totals, currency } = report
  const head: LedgerRow = {
    cells: [
      words('\nMonth', voices.head),
      figureHead('Used', 'kWh', voices.head),
      figureHead('Shared', 'kWh', voices.head),
      figureHead('of use', '%', voices.head),
      figureHead('Saved', currencySign(currency), voices.head),
      words('\nRule', voices.head, mm(5)),
      figureHead('A group’s gain', `alone, ${currencySign(currency)}`, voices.head),
    ],
  }
  const part = (shared: number, offtake: number): string =>
    offtake === 0 ? '–' : percentFigure(shared / offtake, 1)
  const rows = months.map((month, k): LedgerRow => {
    const before = months[k - 1]
    const begins = before === undefined || before.rule !== month.rule
    return {
      above: k === 0 || (before !== undefined && begins) ? 'ink' : 'hair',
      padding: [2.3, 2.3],
      cells: [
        words(month.approved ? longMonth(month.month) : `${longMonth(month.month)}, draft`, row),
        figure(kWhFigure(month.offtake, 0), row),
        figure(kWhFigure(month.shared, 0), row),
        figure(part(month.shared, month.offtake), row),
        figure(amount(month.savingsCents), row),
        words(begins ? month.rule : '”', row, mm(5)),
        figure(gain(month.largestExcess), row),
      ],
    }
  })
  const sum = strong(row)
  const total: LedgerRow = {
    above: 'ink',
    padding: [3, 3],
    cells: [
      words(capital(counted(months.length, 'month')), sum),
      figure(kWhFigure(totals.offtake, 0), sum),
      figure(kWhFigure(totals.shared, 0), sum),
      figure(part(totals.shared, totals.offtake), sum),
      figure(amount(totals.savingsCents), sum),
      words('', sum),
      words('', sum),
    ],
  }
  return ledger({
    widths: ['auto', '*', '*', '*', '*', 128, '*'],
    rows: [head, ...rows, total],
    headerRows: 1,
  })
}

/** What a group could gain, in money; a gain below half a cent is none. */
export function gain(excess: number | null): string {
  if (excess === null) return '–'
  const cents = Math.round(excess * 100)
  return cents <= 0 ? 'none' : amount(cents)
}
