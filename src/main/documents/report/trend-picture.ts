import { boundsAround, type Bounds } from '../../../core/reporting/bounds.ts'
import { colours } from '../typesetting/paper.ts'
import { strong, voices } from '../typesetting/text.ts'
import { line, round, widthOf, type Label, type Picture } from './picture.ts'

/** A line over the months; null = no value, a break. The first series is the one that matters. */
export interface TrendSeries {
  /** Stands at the line's end: `with, 0.352`. */
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly look: 'strong' | 'dashed' | 'grey' | 'dotted'
}

export interface Trend {
  readonly width: number
  readonly height: number
  /** Name under each month; empty = none. */
  readonly months: readonly string[]
  readonly series: readonly TrendSeries[]
  readonly marks: readonly { readonly index: number; readonly words: string }[]
  readonly format: (value: number) => string
}

const LEFT = 26
const FOOT = 14
const HEAD = 11
const looks = {
  strong: { stroke: `stroke="${colours.ink}" stroke-width="1.75"`, point: 'disc' },
  dashed: { stroke: 'stroke="#777777" stroke-width="1.2" stroke-dasharray="4 3"', point: 'ring' },
  grey: { stroke: 'stroke="#777777" stroke-width="1.2"', point: 'square' },
  dotted: {
    stroke: `stroke="${colours.soft}" stroke-width="1.2" stroke-dasharray="1.2 2"`,
    point: 'triangle',
  },
} as const

/** Bounds of all values of the series; null where there is none. */
export function boundsOf(series: readonly TrendSeries[]): Bounds | null {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null))
  return values.length === 0 ? null : boundsAround(values)
}

/** Lines over months with their names at the ends and a dotted upright where a rule began (look/10-board-report). */
export function trendPicture(trend: Trend, bounds: Bounds): Picture {
  const { width, height, months, series, marks, format } = trend
  const names = Math.max(...series.map(({ name }) => widthOf(name, voices.note))) + 14
  const right = width - names
  const bottom = height - FOOT
  const at = (index: number): number =>
    LEFT + 8 + (months.length < 2 ? 0 : (index * (right - LEFT - 8)) / (months.length - 1))
  const up = (value: number): number =>
    bottom - ((value - bounds.min) / (bounds.max - bounds.min)) * (bottom - HEAD)
  const shapes: string[] = []
  const labels: Label[] = []
  for (let value = bounds.min; value <= bounds.max + bounds.step / 2; value += bounds.step) {
    const y = up(value)
    const isBase = Math.abs(y - bottom) < 0.01
    const stroke = isBase
      ? `stroke="${colours.ink}" stroke-width="0.75"`
      : `stroke="${colours.hairline}" stroke-width="0.4"`
    shapes.push(line([[0, y], [right, y]], stroke)) // prettier-ignore
    labels.push({ words: format(value), x: 0, y: y - 10, voice: voices.foot })
  }
  for (const [index, name] of months.entries()) {
    shapes.push(line([[at(index), bottom], [at(index), bottom + 2.5]], `stroke="${colours.footline}" stroke-width="0.5"`)) // prettier-ignore
    if (name !== '') {
      const half = widthOf(name, voices.foot) / 2
      labels.push({ words: name, x: Math.max(0, at(index) - half), y: bottom + 3.5, voice: voices.foot })
    }
  }
  let free = 0
  for (const { index, words } of marks) {
    shapes.push(line([[at(index), HEAD - 6], [at(index), bottom]], `stroke="${colours.footline}" stroke-width="0.6" stroke-dasharray="1.5 2"`)) // prettier-ignore
    // a name that would run into the one before it, or out of the drawing, is left to the table of months
    const x = at(index) + 3
    if (words === '' || x < free || x + widthOf(words, voices.foot) > width) continue
    labels.push({ words, x, y: HEAD - 10, voice: voices.foot })
    free = x + widthOf(words, voices.foot) + 4
  }
  // the one that matters is drawn last, over the others
  for (const { values, look } of series.toReversed()) {
    for (const run of runsOf(values)) shapes.push(line(run.map(([k, value]) => [at(k), up(value)]), looks[look].stroke)) // prettier-ignore
    const end = values.findLastIndex((value) => value !== null)
    if (end >= 0) shapes.push(point(looks[look].point, at(end), up(values[end]!)))
  }
  return { width, height, shapes, labels: [...labels, ...endNames(series, right, up)] }
}

/** Stretches without a break, as index and value. */
function runsOf(values: readonly (number | null)[]): (readonly [number, number])[][] {
  const runs: (readonly [number, number])[][] = [[]]
  for (const [k, value] of values.entries()) {
    if (value === null) runs.push([])
    else runs.at(-1)!.push([k, value])
  }
  return runs.filter((run) => run.length > 1)
}

/** Names right of the last values, moved apart where two would touch. */
function endNames(series: readonly TrendSeries[], right: number, up: (value: number) => number): Label[] {
  const apart = 10
  const names = series
    .flatMap(({ name, values, look }) => {
      const last = values.findLast((value) => value !== null)
      return last === undefined || last === null ? [] : [{ name, look, y: up(last) }]
    })
    .toSorted((a, b) => a.y - b.y)
  for (let k = 1; k < names.length; k++) {
    const lap = apart - (names[k]!.y - names[k - 1]!.y)
    if (lap > 0) {
      names[k - 1]!.y -= lap / 2
      names[k]!.y += lap / 2
    }
  }
  return names.map(({ name, look, y }) => ({
    words: name,
    x: right + 8,
    y: y - 5.5,
    voice: look === 'strong' ? strong(voices.note) : voices.note,
  }))
}

function point(kind: (typeof looks)[keyof typeof looks]['point'], x: number, y: number): string {
  const [cx, cy] = [round(x), round(y)]
  if (kind === 'disc') return `<circle cx="${cx}" cy="${cy}" r="3.2" fill="${colours.ink}"/>`
  if (kind === 'ring')
    return `<circle cx="${cx}" cy="${cy}" r="2.8" fill="#ffffff" stroke="#777777" stroke-width="1.3"/>`
  if (kind === 'square')
    return `<rect x="${round(x - 2.6)}" y="${round(y - 2.6)}" width="5.2" height="5.2" fill="#777777"/>`
  return `<path d="M${cx} ${round(y - 3.2)}l3 5.6h-6z" fill="${colours.soft}"/>`
}
