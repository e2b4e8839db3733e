import type { Chart, Plugin } from 'chart.js'
import { chartFont, noteSize, type House } from './house.ts'

export interface BarWords {
  /** Words over the bars of the first dataset, with a line down to the middle of its largest stretch. */
  readonly over: string | null
  /** Words right of the last bar, one line each. */
  readonly beside: readonly string[]
}

/** Room for the words right of the bars. */
export function besideSpace(house: House, lines: readonly string[]): number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context || lines.length === 0) return 0
  context.font = chartFont(noteSize(house))
  return Math.ceil(Math.max(...lines.map((line) => context.measureText(line).width)) + house.rem * 0.5)
}

/** Names two bar datasets in place instead of a legend. */
export function barWords(house: House, words: BarWords): Plugin {
  const size = noteSize(house)
  return {
    id: 'barWords',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart
      ctx.save()
      ctx.fillStyle = house.colours['ink-2']
      ctx.font = chartFont(size)
      ctx.textBaseline = 'alphabetic'
      words.beside.forEach((line, k) => {
        const up = (words.beside.length - 1 - k) * size * 1.2
        ctx.fillText(line, chartArea.right + house.rem * 0.4, chartArea.bottom - up)
      })
      const at = words.over === null ? null : middleOfLargest(chart)
      if (words.over !== null && at) {
        ctx.font = chartFont(size, 600)
        ctx.fillStyle = house.colours.ink
        ctx.textAlign = 'center'
        const half = ctx.measureText(words.over).width / 2
        const x = Math.min(Math.max(at.x, chartArea.left + half), chartArea.right - half)
        ctx.fillText(words.over, x, chartArea.top - house.rem * 0.55)
        ctx.strokeStyle = house.colours.ink
        ctx.beginPath()
        ctx.moveTo(Math.round(at.x) + 0.5, chartArea.top - house.rem * 0.3)
        ctx.lineTo(Math.round(at.x) + 0.5, Math.min(at.y + house.rem * 0.6, chartArea.bottom - 1))
        ctx.stroke()
      }
      ctx.restore()
    },
  }
}

function middleOfLargest(chart: Chart): { x: number; y: number } | null {
  const values = (chart.data.datasets[0]?.data ?? []) as readonly number[]
  const largest = Math.max(0, ...values)
  if (largest === 0) return null
  // of the hours near the peak the first keeps the line clear of the evening's taller bars
  const index = values.findIndex((value) => value >= largest * 0.8)
  const bar = chart.getDatasetMeta(0).data[index]
  return bar ? { x: bar.x, y: bar.y } : null
}
