import type { CartesianScaleTypeRegistry, Plugin, ScaleOptionsByType } from 'chart.js'
import type { Bounds } from '../../../core/reporting/bounds.ts'
import type { House } from './house.ts'

type PartialScale = { [K in keyof ScaleOptionsByType<'linear'>]?: unknown }

/** Width kept at the left for the figures that stand above their line. */
export const figureSpace = (house: House): number => house.rem * 2.125

/** Upright axis: no line of its own, figures above their hairline at the left. */
export function yAxis(house: House, bounds: Bounds, format: (value: number) => string) {
  const space = figureSpace(house)
  return {
    type: 'linear' as const,
    min: bounds.min,
    max: bounds.max,
    border: { display: false },
    afterFit: (scale: { width: number }) => {
      scale.width = space
    },
    grid: { display: false },
    ticks: {
      stepSize: bounds.step,
      mirror: true,
      padding: -space,
      labelOffset: -house.rem / 2,
      callback: (value: string | number) => format(Number(value)),
      color: house.colours['ink-3'],
    },
  } satisfies PartialScale & { type: keyof CartesianScaleTypeRegistry }
}

/** Level axis: an ink line, short ticks outside, a word under those that `show` names. */
export function xAxis(house: House, labels: readonly string[], show: (index: number) => boolean) {
  return {
    type: 'category' as const,
    grid: { display: true, drawOnChartArea: false, color: house.colours.edge, tickLength: house.rem / 4 },
    border: { color: house.colours.ink },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      callback: (_: unknown, index: number) => (show(index) ? (labels[index] ?? '') : ''),
    },
  } satisfies PartialScale & { type: keyof CartesianScaleTypeRegistry }
}

/** Hairlines across, from the very left; the lowest one is ink. */
export function hairlines(house: House): Plugin {
  return {
    id: 'hairlines',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const y = scales['y']
      if (!y) return
      for (const tick of y.ticks) {
        const at = Math.round(y.getPixelForValue(tick.value)) + 0.5
        ctx.save()
        ctx.strokeStyle = tick.value === y.min ? house.colours.ink : house.colours.rule
        ctx.beginPath()
        ctx.moveTo(chartArea.left - figureSpace(house), at)
        ctx.lineTo(chartArea.right, at)
        ctx.stroke()
        ctx.restore()
      }
    },
  }
}
