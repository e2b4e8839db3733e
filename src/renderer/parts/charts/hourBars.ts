import type { ChartConfiguration } from 'chart.js'
import { hairlines, xAxis, yAxis } from './axes.ts'
import type { Bounds } from '../../../core/reporting/bounds.ts'
import type { House } from './house.ts'

export interface HourBars {
  /** 24 labels, `00:00` to `23:00`. */
  readonly labels: readonly string[]
  /** Null where the hour has no value: no bar, not one of zero height. */
  readonly values: readonly (number | null)[]
  readonly bounds: Bounds
  readonly format: (value: number) => string
}

/** One bar an hour of the day, from zero, in sun: what being together brings (look/LOOK.md, Charts, 04). */
export function hourBars(house: House, bars: HourBars): ChartConfiguration<'bar'> {
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
          categoryPercentage: 0.88,
          borderWidth: 0,
          backgroundColor: colours.sun,
        },
      ],
    },
    options: {
      layout: { padding: { top: rem } },
      scales: {
        y: yAxis(house, bars.bounds, bars.format),
        x: xAxis(house, bars.labels, (hour) => hour % 6 === 0),
      },
    },
  }
}
