import type { ChartConfiguration, Plugin } from 'chart.js'
import { chartFont, noteSize, type House } from './house.ts'

/** A local day slot by slot, as `readings.day` gives it. */
export interface SlotDay {
  /** Local clock time of each slot's start, `HH:mm`. */
  readonly clock: readonly string[]
  /** kWh a slot; null = missing. */
  readonly values: readonly (number | null)[]
  readonly estimated: readonly boolean[]
  /** Slots of the hour that comes a second time, first and last index; null on all other days. */
  readonly repeated: { readonly from: number; readonly to: number; readonly words: string } | null
  readonly fedIn: boolean
}

/** 92, 96 or 100 bars; the repeated hour in sun inside a dotted frame, a missing slot as a problem tick (02). */
export function slotDay(house: House, day: SlotDay): ChartConfiguration<'bar'> {
  const { colours, rem } = house
  const ours = day.fedIn ? colours.sun : colours['data-slate']
  const folded = day.fedIn ? colours['data-slate'] : colours.sun
  return {
    type: 'bar',
    plugins: [missingTicks(house, day.values), ...(day.repeated ? [foldFrame(house, day.repeated)] : [])],
    data: {
      labels: [...day.clock],
      datasets: [
        {
          data: [...day.values],
          categoryPercentage: 0.85,
          barPercentage: 1,
          borderWidth: 0,
          backgroundColor: day.values.map((_, k) => {
            if (day.repeated && k >= day.repeated.from && k <= day.repeated.to) return folded
            return day.estimated[k] === true ? colours['data-pale'] : ours
          }),
        },
      ],
    },
    options: {
      layout: { padding: { top: rem * 1.25 } },
      scales: {
        y: { display: false, min: 0 },
        x: {
          grid: { display: false },
          border: { color: colours.ink },
          ticks: {
            autoSkip: false,
            maxRotation: 0,
            align: 'start',
            callback: (_, index) => hourMark(day.clock, index),
          },
        },
      },
    },
  }
}

/** `00`, `03`, `06` … under the first slot of that hour. */
function hourMark(clock: readonly string[], index: number): string {
  const at = clock[index] ?? ''
  const hour = Number(at.slice(0, 2))
  return at.endsWith(':00') && hour % 3 === 0 && clock.indexOf(at) === index ? at.slice(0, 2) : ''
}

function foldFrame(house: House, repeated: NonNullable<SlotDay['repeated']>): Plugin {
  return {
    id: 'foldFrame',
    afterDatasetsDraw(chart) {
      const bars = chart.getDatasetMeta(0).data
      const length = repeated.to - repeated.from + 1
      const first = bars[repeated.from - length]
      const last = bars[repeated.to]
      if (!first || !last) return
      const { ctx, chartArea } = chart
      const half = (bars[1]?.x ?? 0) / 2 - (bars[0]?.x ?? 0) / 2
      ctx.save()
      ctx.strokeStyle = house.colours.edge
      ctx.setLineDash([2, 2])
      ctx.strokeRect(
        first.x - half,
        chartArea.top - house.rem,
        last.x - first.x + 2 * half,
        chartArea.height + house.rem,
      )
      ctx.fillStyle = house.colours.ink
      ctx.font = chartFont(noteSize(house), 600)
      ctx.fillText(repeated.words, last.x + half + house.rem * 0.4, chartArea.top - house.rem * 0.3)
      ctx.restore()
    },
  }
}

function missingTicks(house: House, values: readonly (number | null)[]): Plugin {
  return {
    id: 'missingTicks',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart
      ctx.save()
      ctx.fillStyle = house.colours.problem
      chart.getDatasetMeta(0).data.forEach((bar, k) => {
        if (values[k] === null)
          ctx.fillRect(bar.x - 1, chartArea.bottom - house.rem * 0.4, 2, house.rem * 0.4)
      })
      ctx.restore()
    },
  }
}
