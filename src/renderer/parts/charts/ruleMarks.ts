import type { Plugin } from 'chart.js'
import { chartFont, noteSize, type House } from './house.ts'

/** Something that began at a point of the axis; `words` may be empty. */
export interface RuleMark {
  readonly index: number
  readonly words: string
}

/** A dotted upright where a rule began, with its name in italics at the top; names that would touch are left out. */
export function ruleMarks(house: House, marks: readonly RuleMark[]): Plugin {
  return {
    id: 'ruleMarks',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales['x']
      if (!x) return
      ctx.save()
      ctx.strokeStyle = house.colours.edge
      ctx.setLineDash([2, 3])
      ctx.fillStyle = house.colours['ink-3']
      ctx.font = chartFont(noteSize(house), 400, 'italic')
      ctx.textBaseline = 'bottom'
      let free = 0
      for (const { index, words } of marks) {
        const at = Math.round(x.getPixelForValue(index)) + 0.5
        ctx.beginPath()
        ctx.moveTo(at, chartArea.top - house.rem * 0.4)
        ctx.lineTo(at, chartArea.bottom)
        ctx.stroke()
        const from = at + house.rem * 0.3
        const until = from + ctx.measureText(words).width
        if (words === '' || from < free || until > chartArea.right + house.rem * 6) continue
        ctx.fillText(words, from, chartArea.top + house.rem * 0.5)
        free = until + house.rem * 0.5
      }
      ctx.restore()
    },
  }
}
