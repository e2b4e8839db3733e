import type { Plugin } from 'chart.js'
import type { House } from './house.ts'

/** An upright at the index being read out, drawn only while something is read. */
export function readingMark(house: House, index: () => number | null): Plugin {
  return {
    id: 'readingMark',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const read = index()
      const x = scales['x']
      if (read === null || !x) return
      const at = Math.round(x.getPixelForValue(read)) + 0.5
      ctx.save()
      ctx.strokeStyle = house.colours.edge
      ctx.beginPath()
      ctx.moveTo(at, chartArea.top)
      ctx.lineTo(at, chartArea.bottom)
      ctx.stroke()
      ctx.restore()
    },
  }
}
