import type { ChartConfiguration } from 'chart.js'
import { hairlines, xAxis, yAxis } from './axes.ts'
import type { Bounds } from '../../../core/reporting/bounds.ts'
import type { House } from './house.ts'

export interface MonthBars {
  readonly labels: readonly string[]
  readonly show: (index: number) => boolean
  readonly values: readonly (number | null)[]
  /** The month at hand is drawn in sun, the others in pale. */
  readonly current: number
  readonly bounds: Bounds
  readonly format: (value: number) => string
}

/** One bar a month from zero (look/LOOK.md, Charts, 06). */
export function monthBars(house: House, bars: MonthBars): ChartConfiguration<'bar'> {
  const { colours, rem } = house
  return {
    type: 'bar',
    plugins: [hairlines(house)],
    data: {
      labels: [...bars.labels],
      datasets: [
        {
          data: [...bars.values],
          barPercentage: 1,
          categoryPercentage: 0.72,
          // a single month must not fill the drawing
          maxBarThickness: rem * 3,
          borderWidth: 0,
          backgroundColor: bars.values.map((_, k) =>
            k === bars.current ? colours.sun : colours['data-pale'],
          ),
        },
      ],
    },
    options: {
      layout: { padding: { top: rem } },
      scales: { y: yAxis(house, bars.bounds, bars.format), x: xAxis(house, bars.labels, bars.show) },
    },
  }
}
