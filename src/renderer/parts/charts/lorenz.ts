import type { ChartConfiguration } from 'chart.js'
import { hairlines, xAxis, yAxis } from './axes.ts'
import { endNames, nameSpace } from './endNames.ts'
import type { House } from './house.ts'

export interface Lorenz {
  /** Fraction carried by the lightest 0, 1, … n. */
  readonly withUs: readonly number[]
  readonly without: readonly number[]
  readonly labels: readonly string[]
  readonly names: { readonly alike: string; readonly withUs: string; readonly without: string }
  readonly format: (value: number) => string
}

/** The Lorenz curve with the straight line of all alike; both curves end in the same corner (look/LOOK.md, Charts, 08). */
export function lorenzCurve(house: House, lorenz: Lorenz): ChartConfiguration<'line'> {
  const { colours, rem } = house
  const { withUs, without, labels, names, format } = lorenz
  const last = withUs.length - 1
  const lowest = Math.min(0, ...withUs, ...without)
  const bounds = { min: lowest < 0 ? -0.2 : 0, max: 1, step: 0.2 }
  const end = [{ words: names.withUs, strong: true }]
  return {
    type: 'line',
    plugins: [hairlines(house), endNames(house, [null, null, ...end])],
    data: {
      labels: [...labels],
      datasets: [
        {
          data: withUs.map((_, k) => k / last),
          borderColor: colours.edge,
          borderWidth: 1,
          pointRadius: 0,
        },
        {
          data: [...without],
          borderColor: colours['data-slate'],
          borderWidth: 1.75,
          borderDash: [5, 4],
          pointRadius: 0,
        },
        {
          data: [...withUs],
          borderColor: colours.ink,
          borderWidth: 2.5,
          tension: 0,
          pointRadius: withUs.map((_, k) => (k === 0 || k === last ? 0 : rem * 0.19)),
          pointBackgroundColor: colours.ink,
          pointBorderColor: colours.paper,
        },
      ],
    },
    options: {
      layout: { padding: { right: nameSpace(house, end), top: rem } },
      scales: {
        y: yAxis(house, bounds, format),
        x: xAxis(house, labels, (index) => index === 0 || index === last),
      },
    },
  }
}
