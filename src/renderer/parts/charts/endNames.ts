import type { Chart, Plugin } from 'chart.js'
import { chartFont, noteSize, type House } from './house.ts'

export interface EndName {
  readonly words: string
  readonly strong: boolean
}

/** Room at the right for names at the line's ends, measured, so that longer words of another language fit. */
export function nameSpace(house: House, names: readonly EndName[]): number {
  const context = document.createElement('canvas').getContext('2d')
  const widths = names.map((name) => {
    if (!context) return name.words.length * noteSize(house) * 0.5
    context.font = chartFont(noteSize(house), name.strong ? 600 : 400)
    return context.measureText(name.words).width
  })
  return Math.ceil(Math.max(0, ...widths) + house.rem * 0.9)
}

/** Names at the line's end instead of a legend, moved apart where two would touch. Index = dataset. */
export function endNames(house: House, names: readonly (EndName | null)[]): Plugin {
  const size = noteSize(house)
  return {
    id: 'endNames',
    afterDatasetsDraw(chart) {
      const placed = names.flatMap((name, index) => {
        const at = name ? lastPoint(chart, index) : null
        return name && at ? [{ name, ...at }] : []
      })
      placed.sort((a, b) => a.y - b.y)
      for (let k = 1; k < placed.length; k++) {
        const above = placed[k - 1]
        const here = placed[k]
        if (!above || !here) continue
        const lap = size * 1.25 - (here.y - above.y)
        if (lap <= 0) continue
        above.y -= lap / 2
        here.y += lap / 2
      }
      const { ctx } = chart
      ctx.save()
      ctx.textBaseline = 'middle'
      for (const { name, x, y } of placed) {
        ctx.font = chartFont(size, name.strong ? 600 : 400)
        // with few months the names stand over the drawing: no hairline goes through the words
        ctx.fillStyle = house.colours.paper
        const width = ctx.measureText(name.words).width
        ctx.fillRect(x + house.rem * 0.6, y - size * 0.6, width + house.rem * 0.2, size * 1.2)
        ctx.fillStyle = name.strong ? house.colours.ink : house.colours['ink-2']
        ctx.fillText(name.words, x + house.rem * 0.7, y)
      }
      ctx.restore()
    },
  }
}

function lastPoint(chart: Chart, dataset: number): { x: number; y: number } | null {
  const values = chart.data.datasets[dataset]?.data ?? []
  let last = values.length - 1
  while (last >= 0 && values[last] === null) last--
  const point = chart.getDatasetMeta(dataset).data[last]
  return point ? { x: point.x, y: point.y } : null
}
