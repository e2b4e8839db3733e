import type { ChartConfiguration } from 'chart.js'
import { hairlines, xAxis, yAxis } from './axes.ts'
import type { Bounds } from '../../../core/reporting/bounds.ts'
import type { House } from './house.ts'

export interface Bars {
  readonly labels: readonly string[]
  /** Labels that are written. */
  readonly show: (index: number) => boolean
  /** Null where there is no value: no bar, not one of zero height. */
  readonly values: readonly (number | null)[]
  /** Bars in sun: what being together brings, or the month at hand. The others are pale. */
  readonly sun: (index: number) => boolean
  /** Part of its place that a bar fills. */
  readonly fills: number
  readonly bounds: Bounds
  readonly format: (value: number) => string
}

/** One bar a label, from zero (look/LOOK.md, Charts, 04 and 06). */
export function bars(house: House, drawn: Bars): ChartConfiguration<'bar'> {
  const { colours, rem } = house
  return {
    type: 'bar',
    plugins: [hairlines(house)],
    data: {
      labels: [...drawn.labels],
      datasets: [
        {
          data: [...drawn.values],
          barPercentage: 1,
          categoryPercentage: drawn.fills,
          // a single bar must not fill the drawing
          maxBarThickness: rem * 3,
          borderWidth: 0,
          backgroundColor: drawn.values.map((_, k) => (drawn.sun(k) ? colours.sun : colours['data-pale'])),
        },
      ],
    },
    options: {
      layout: { padding: { top: rem } },
      scales: {
        y: yAxis(house, drawn.bounds, drawn.format),
        x: xAxis(house, drawn.labels, drawn.show),
      },
    },
  }
}
