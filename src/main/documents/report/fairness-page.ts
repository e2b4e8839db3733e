import type { Content } from 'pdfmake/interfaces'
import { decimal, percentFigure } from '../../../core/explanation/format.ts'
import { isGain } from '../../../core/game/stability.ts'
import type { FairnessMonth } from '../../../core/reporting/fairness.ts'
import type { BoardReport } from '../../../core/reporting/report/board-report.ts'
import { figure, ledger, words, type LedgerRow } from '../typesetting/ledger.ts'
import { measure, mm } from '../typesetting/paper.ts'
import { set, strong, voices } from '../typesetting/text.ts'
import { definitionList } from './definitions.ts'
import { placed } from './picture.ts'
import { stripName } from './strip-picture.ts'
import { boundsOf, trendPicture, type Trend, type TrendSeries } from './trend-picture.ts'

const GAP = mm(8)
const HALF = (measure - GAP) / 2

/** Is it fair, is it getting fairer: the Gini, the heaviest burden, who is reached, every measure, and what they mean. */
export function fairnessPage({ fairness }: BoardReport): Content[] {
  const { months, headline, lead } = fairness
  const last = months.at(-1)
  const head: Content[] = [
    set(headline, voices.finding),
    set(lead, voices.lead, { margin: [0, mm(1.5), 0, mm(3)] }),
  ]
  if (last === undefined || last.with.gini === null) return [...head, ...definitionList('fairness')]
  const percent = (value: number | null): number | null => (value === null ? null : value * 100)
  const withAndWithout = (
    of: (month: FairnessMonth) => readonly [number | null, number | null],
    places: number,
  ): TrendSeries[] => {
    const name = (value: number | null): string => (value === null ? 'not known' : decimal(value, places))
    return [
      { name: `with, ${name(of(last)[0])}`, values: months.map((month) => of(month)[0]), look: 'strong' },
      { name: `without, ${name(of(last)[1])}`, values: months.map((month) => of(month)[1]), look: 'dashed' },
    ]
  }
  const looks = ['strong', 'grey', 'dotted'] as const
  const access = last.bands.slice(0, looks.length).map((band, k): TrendSeries => {
    const values = months.map((month) =>
      percent(month.bands.find((one) => one.band === band.band)?.accessInWindow ?? null),
    )
    return { name: `${band.band}, ${decimal(values.at(-1) ?? 0, 1)}`, values, look: looks[k]! }
  })
  return [
    ...head,
    ...chart(fairness, {
      title: 'How unevenly electricity weighs on households',
      measured: `Gini of energy burden, ${windowWords(last)}`,
      series: withAndWithout((month) => [month.with.gini, month.without.gini], 3),
      width: measure,
      height: 118,
      isWide: true,
    }),
    {
      margin: [0, mm(4), 0, 0],
      columns: [
        {
          width: HALF,
          stack: chart(fairness, {
            title: 'The heaviest burden',
            measured: '% of income',
            series: withAndWithout((month) => [percent(month.with.worst), percent(month.without.worst)], 1),
            width: HALF,
            height: 96,
            isWide: false,
          }),
        },
        {
          width: HALF,
          stack:
            access.length === 0
              ? []
              : chart(fairness, {
                  title: 'Who reaches shared energy',
                  measured: '% of use, by income',
                  series: access,
                  width: HALF,
                  height: 96,
                  isWide: false,
                }),
        },
      ],
      columnGap: GAP,
    },
    set('Every measure', voices.section, { margin: [0, mm(4), 0, mm(0.5)] }),
    measureTable(last),
    ...definitionList('fairness'),
  ]
}

/** `9 households, trailing 11 months`. */
function windowWords({ households, windowMonths }: FairnessMonth): string {
  return `${households} households, trailing ${windowMonths} ${windowMonths === 1 ? 'month' : 'months'}`
}

interface ChartOf {
  readonly title: string
  readonly measured: string
  readonly series: readonly TrendSeries[]
  readonly width: number
  readonly height: number
  readonly isWide: boolean
}

function chart({ months, marks }: BoardReport['fairness'], asked: ChartOf): Content[] {
  const bounds = boundsOf(asked.series)
  if (bounds === null) return []
  const places = Math.max(0, -Math.floor(Math.log10(bounds.step) + 1e-9))
  const last = months.length - 1
  const trend: Trend = {
    width: asked.width,
    height: asked.height,
    months: months.map(({ month }, k) =>
      k === 0 || k === last || (asked.isWide && k > 1 && k < last - 1 && Number(month.slice(5)) % 3 === 1)
        ? stripName(`${month}-01`, k === 0)
        : '',
    ),
    series: asked.series,
    marks: marks.flatMap(({ month, words: said }) => {
      const index = months.findIndex((one) => one.month === month)
      return index < 0 ? [] : [{ index, words: asked.isWide ? said : '' }]
    }),
    format: (value) => decimal(value, places),
  }
  const from = bounds.min === 0 ? '' : `; the axis starts at ${decimal(bounds.min, places)}`
  return [
    set(asked.title, strong(voices.text)),
    set(`${asked.measured}${from}`, voices.note, { margin: [0, 0, 0, mm(1)] }),
    placed(trendPicture(trend, bounds)),
  ]
}

/** Every measure of the last month, with the cooperative and without. */
function measureTable(month: FairnessMonth): Content {
  const three = (value: number | null): string => (value === null ? '–' : decimal(value, 3))
  const part = (value: number | null): string => (value === null ? '–' : `${percentFigure(value, 1)}\u00A0%`)
  const ratio = month.lowIncomeAccess
  const excess = month.stability
  const rows: (readonly [string, string, string])[] = [
    ['Gini of burden', three(month.with.gini), three(month.without.gini)],
    ['Jain’s index of burden', three(month.with.jain), three(month.without.jain)],
    ['Atkinson’s index of burden', three(month.with.atkinson), three(month.without.atkinson)],
    ['Heaviest burden', part(month.with.worst), part(month.without.worst)],
    ['Households above 6 % of income', count(month.with.aboveSix), count(month.without.aboveSix)],
    ['Members who paid more than alone', String(month.worseOff), '–'],
  ]
  const more: (readonly [string, string])[] = [
    ['Gini of access', three(month.accessGini)],
    [
      ratio === null ? 'Access, lowest incomes' : `Access, ${ratio.band} incomes, of the mean`,
      ratio === null ? '–' : part(ratio.ratio),
    ],
    ['Use covered by members', part(month.access)],
    ['Feed-in used by members', part(month.selfConsumption)],
    [
      'A group’s gain alone',
      excess === null
        ? '–'
        : !isGain(excess.largestExcess)
          ? 'none'
          : `${decimal(excess.largestExcess, 2)}${excess.proved ? '' : ', at least'}`,
    ],
    ['Price of fairness', 'does not apply'],
  ]
  const voice = voices.fine
  const head: LedgerRow = {
    cells: [
      words('Burden', voices.head),
      ...['With us', 'Without'].map((name) => figure(name, voices.head)),
      words('', voices.head),
      words('Sharing', voices.head),
      figure('With us', voices.head),
    ],
  }
  return ledger({
    widths: [145, 42, 42, mm(6), '*', 62],
    rows: [
      head,
      ...rows.map(([name, withUs, without], k): LedgerRow => ({
        padding: [1.6, 1.6],
        cells: [
          words(name, voice),
          figure(withUs, strong(voice)),
          figure(without, voice),
          words('', voice),
          words(more[k]![0], voice),
          figure(more[k]![1], strong(voice)),
        ],
      })),
    ],
    headerRows: 1,
  })
}

const count = (value: number | null): string => (value === null ? '–' : String(value))
