import type { ChartConfiguration } from 'chart.js'
import { hairlines, xAxis, yAxis } from './axes.ts'
import type { Bounds } from '../../../core/reporting/bounds.ts'
import type { ColourName } from './colours.ts'
import { endNames, nameSpace } from './endNames.ts'
import type { House } from './house.ts'
import { ruleMarks, type RuleMark } from './ruleMarks.ts'

/** One line of a trend; null = no value that month, drawn as a break. */
export interface TrendSeries {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly colour: ColourName
  readonly strong: boolean
  readonly dashed: boolean
  readonly point: 'circle' | 'hollow' | 'rect' | 'triangle'
}

export interface Trend {
  readonly labels: readonly string[]
  readonly show: (index: number) => boolean
  readonly bounds: Bounds
  readonly format: (value: number) => string
  readonly series: readonly TrendSeries[]
  /** What began when; left out = nothing. */
  readonly marks?: readonly RuleMark[]
}

/** A line over months, names at its ends, a point only at the last value (look/LOOK.md, Charts, 08). */
export function trend(
  house: House,
  { labels, show, bounds, format, series, marks = [] }: Trend,
): ChartConfiguration<'line'> {
  const { colours, rem } = house
  const names = series.map((line) => ({ words: line.name, strong: line.strong }))
  return {
    type: 'line',
    plugins: [hairlines(house), ruleMarks(house, marks), endNames(house, names)],
    data: {
      labels: [...labels],
      datasets: series.map((line) => ({
        data: [...line.values],
        borderColor: colours[line.colour],
        borderWidth: line.strong ? 2.5 : 1.75,
        borderDash: line.dashed ? [5, 4] : [],
        tension: 0,
        pointStyle: line.point === 'hollow' ? 'circle' : line.point,
        pointRadius: line.values.map((_, k) => (isEnd(line.values, k) ? rem * 0.28 : 0)),
        pointBackgroundColor: line.point === 'hollow' ? colours.paper : colours[line.colour],
        pointBorderColor: line.point === 'hollow' ? colours[line.colour] : colours.paper,
        pointBorderWidth: line.point === 'hollow' ? 2 : 1,
      })),
    },
    options: {
      layout: { padding: { right: nameSpace(house, names), top: rem } },
      clip: false,
      scales: { y: yAxis(house, bounds, format), x: xAxis(house, labels, show) },
    },
  }
}

/** A point stands at the last value, and at one that would otherwise be invisible between two breaks. */
function isEnd(values: readonly (number | null)[], index: number): boolean {
  if (values[index] === null) return false
  const later = values.slice(index + 1).some((value) => value !== null)
  if (!later) return true
  return (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
}
