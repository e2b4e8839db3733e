import type { ChartConfiguration } from 'chart.js'
import { barWords, besideSpace, type BarWords } from './barWords.ts'
import type { House } from './house.ts'

export interface AverageDay {
  /** 24 labels, `00:00` to `23:00`. */
  readonly labels: readonly string[]
  /** kW by local hour: all of it, and the part that is shared. */
  readonly all: readonly number[]
  readonly shared: readonly number[]
  readonly words: BarWords
}

/** The day of a member: the shared part in sun over the whole in pale (look/LOOK.md, Charts, 04). */
export function averageDay(
  house: House,
  { labels, all, shared, words }: AverageDay,
): ChartConfiguration<'bar'> {
  const { colours, rem } = house
  const bars = { grouped: false, barPercentage: 1, categoryPercentage: 0.88, borderWidth: 0 }
  return {
    type: 'bar',
    plugins: [barWords(house, words)],
    data: {
      labels: [...labels],
      datasets: [
        { ...bars, data: [...shared], backgroundColor: colours.sun, order: 0 },
        { ...bars, data: [...all], backgroundColor: colours['data-pale'], order: 1 },
      ],
    },
    options: {
      layout: { padding: { top: rem * 1.6, right: besideSpace(house, words.beside) } },
      scales: {
        y: { display: false, min: 0 },
        x: {
          grid: { display: false },
          border: { color: colours.ink },
          ticks: {
            autoSkip: false,
            maxRotation: 0,
            align: 'start',
            callback: (_, index) => (index % 6 === 0 ? (labels[index] ?? '') : ''),
          },
        },
      },
    },
  }
}
