import type { MemberResult } from '../../../core/billing/result.ts'
import { colours, lines } from '../typesetting/paper.ts'

/** What a day's picture shows: mean kW by local hour, in 10⁻⁶ kWh an hour. */
type Day = MemberResult['day']

/** Used above the line, fed in below it. */
export type DayDirection = 'used' | 'fed-in' | 'both'

const HOURS = 24
/** Slope lines of the hatching: distance along an axis and thickness, points. */
const HATCH = { distance: 3.8, weight: 0.75 } as const

/** Which sides of the line a member's day has; null where nothing was measured. */
export function directionOf(day: Day): DayDirection | null {
  const used = day.offtake.some((energy) => energy > 0)
  const fedIn = day.feedIn.some((energy) => energy > 0)
  if (used && fedIn) return 'both'
  return used ? 'used' : fedIn ? 'fed-in' : null
}

interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The average day as an SVG picture: 24 pale bars, and hatched inside them what came from neighbours or went to them.
 * Both directions share one scale. The hatching is drawn line by line, so that it looks the same on every printer
 * and carries in black and white what the colour carries.
 */
export function dayPicture(day: Day, size: { readonly width: number; readonly height: number }): string {
  const up = largest(day.offtake)
  const down = largest(day.feedIn)
  const scale = up + down === 0 ? 0 : size.height / (up + down)
  const zero = up * scale
  const pitch = size.width / HOURS
  const barOf = (hour: number, energy: number, upwards: boolean): Bar => ({
    x: hour * pitch + pitch * 0.05,
    y: upwards ? zero - energy * scale : zero,
    width: pitch * 0.9,
    height: energy * scale,
  })
  const bars = (values: readonly number[], upwards: boolean): Bar[] =>
    values.map((energy, hour) => barOf(hour, energy, upwards)).filter(({ height }) => height > 0)
  const pale = [...bars(day.offtake, true), ...bars(day.feedIn, false)]
  const shared = [...bars(day.sharedIn, true), ...bars(day.sharedOut, false)]
  return svg(size, [
    path(pale.map(outline).join(''), `fill="${colours.pale}"`),
    path(shared.map(outline).join(''), `fill="${colours.sun}"`),
    path(shared.map(hatching).join(''), `fill="none" stroke="${colours.ink}" stroke-width="${HATCH.weight}"`),
    path(
      `M0 ${round(zero)}H${round(size.width)}`,
      `fill="none" stroke="${colours.ink}" stroke-width="${lines.ink}"`,
    ),
  ])
}

/** A small square as in the picture, to name what it stands for. */
export function sampleSquare(kind: 'pale' | 'shared', side: number): string {
  const bar = { x: 0, y: 0, width: side, height: side }
  const fill = path(outline(bar), `fill="${kind === 'pale' ? colours.pale : colours.sun}"`)
  const stroke = path(hatching(bar), `fill="none" stroke="${colours.ink}" stroke-width="${HATCH.weight}"`)
  return svg({ width: side, height: side }, kind === 'pale' ? [fill] : [fill, stroke])
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

function outline({ x, y, width, height }: Bar): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`
}

/** Lines x + y = k · distance, cut to the bar; one raster for the whole picture. */
function hatching({ x, y, width, height }: Bar): string {
  const strokes: string[] = []
  const first = Math.ceil((x + y) / HATCH.distance)
  for (let k = first; k * HATCH.distance < x + width + y + height; k++) {
    const sum = k * HATCH.distance
    const from = Math.max(x, sum - y - height)
    const until = Math.min(x + width, sum - y)
    if (until > from)
      strokes.push(`M${round(from)} ${round(sum - from)}L${round(until)} ${round(sum - until)}`)
  }
  return strokes.join('')
}

function svg(
  { width, height }: { readonly width: number; readonly height: number },
  parts: readonly string[],
): string {
  const box = `${round(width)} ${round(height)}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${box}">${parts.join('')}</svg>`
}

function path(d: string, attributes: string): string {
  return d === '' ? '' : `<path d="${d}" ${attributes}/>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
