import type { ChartConfiguration, ChartDataset } from 'chart.js'
import { hairlines, xAxis, yAxis } from './axes.ts'
import type { Bounds } from '../../../core/reporting/bounds.ts'
import type { ColourName } from './colours.ts'
import { endNames, nameSpace, type EndName } from './endNames.ts'
import type { House } from './house.ts'

/** Bars of one kind of power, or a line with its name at the end. */
export interface PlanSeries {
  readonly name: string
  readonly values: readonly number[]
  readonly kind: 'bars' | 'line'
  readonly colour: ColourName
  readonly dashed?: boolean
}

export interface DayPlan {
  readonly labels: readonly string[]
  /** Which labels are written. */
  readonly show: (index: number) => boolean
  readonly bounds: Bounds
  readonly format: (value: number) => string
  readonly series: readonly PlanSeries[]
}

/** A planned day: bars behind, lines before them, the lines' names at their ends (look/LOOK.md, Charts). */
export function dayPlan(
  house: House,
  { labels, show, bounds, format, series }: DayPlan,
): ChartConfiguration<'bar'> {
  const { colours, rem } = house
  const names = series.map((one): EndName | null =>
    one.kind === 'line' ? { words: one.name, strong: one.dashed !== true } : null,
  )
  const datasets = series.map((one, k): ChartDataset<'bar'> | ChartDataset<'line'> =>
    one.kind === 'bars'
      ? {
          type: 'bar',
          data: [...one.values],
          grouped: false,
          barPercentage: 1,
          categoryPercentage: 0.88,
          borderWidth: 0,
          backgroundColor: colours[one.colour],
          order: series.length + k,
        }
      : {
          type: 'line',
          data: [...one.values],
          borderColor: colours[one.colour],
          borderWidth: one.dashed ? 1.75 : 2.5,
          borderDash: one.dashed ? [5, 4] : [],
          pointRadius: 0,
          tension: 0,
          order: k,
        },
  )
  return {
    type: 'bar',
    plugins: [hairlines(house), endNames(house, names)],
    data: { labels: [...labels], datasets: datasets as ChartDataset<'bar'>[] },
    options: {
      layout: {
        padding: {
          right: nameSpace(
            house,
            names.flatMap((name) => name ?? []),
          ),
          top: rem,
        },
      },
      clip: false,
      scales: { y: yAxis(house, bounds, format), x: xAxis(house, labels, show) },
    },
  }
}
