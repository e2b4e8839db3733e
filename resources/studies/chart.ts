/** Line charts as SVG, drawn from numbers: no library, no randomness, the same bytes every time. */

export interface Line {
  readonly label: string
  readonly values: readonly number[]
  readonly color: string
  readonly dashed?: boolean
  /** Filled down to zero. */
  readonly filled?: boolean
  /** Values hold for a whole slot. */
  readonly stepped?: boolean
}

export interface Chart {
  readonly title: string
  readonly unit: string
  readonly lines: readonly Line[]
  /** Label of the k-th value on the horizontal axis; empty = none. */
  readonly at: (k: number) => string
  readonly height?: number
}

const WIDTH = 760
const LEFT = 52
const RIGHT = 12
const INK = '#3b4248'
const RULE = '#d8dcdf'

/** Charts below each other in one picture. */
export function picture(charts: readonly Chart[]): string {
  let top = 0
  const parts = charts.map((chart) => {
    const height = chart.height ?? 250
    const drawn = draw(chart, top, height)
    top += height
    return drawn
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<rect width="${WIDTH}" height="${top}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function draw({ title, unit, lines, at }: Chart, top: number, height: number): string {
  const plotTop = top + 44
  const plotBottom = top + height - 24
  const count = Math.max(...lines.map(({ values, stepped }) => values.length + (stepped ? 1 : 0)))
  const all = lines.flatMap(({ values }) => values)
  const ticks = ticksOf(Math.min(0, ...all), Math.max(...all))
  const [low, high] = [ticks[0]!, ticks.at(-1)!]
  const x = (k: number): string => (LEFT + (k / (count - 1)) * (WIDTH - LEFT - RIGHT)).toFixed(1)
  const y = (value: number): string =>
    (plotBottom - ((value - low) / (high - low)) * (plotBottom - plotTop)).toFixed(1)
  const text = (
    px: string | number,
    py: string | number,
    words: string,
    anchor = 'start',
    color = INK,
  ): string => `<text x="${px}" y="${py}" text-anchor="${anchor}" fill="${color}">${escaped(words)}</text>`
  const pathOf = ({ values, stepped }: Line): string =>
    values
      .map((value, k) => {
        const start = `${k === 0 ? 'M' : 'L'}${x(k)} ${y(value)}`
        return stepped ? `${start}L${x(k + 1)} ${y(value)}` : start
      })
      .join('')
  const strokes = lines.map((line) => {
    const path = pathOf(line)
    const end = line.stepped ? line.values.length : line.values.length - 1
    const area = line.filled
      ? `<path d="${path}L${x(end)} ${y(0)}L${x(0)} ${y(0)}Z" fill="${line.color}" opacity="0.18"/>`
      : ''
    return `${area}<path d="${path}" fill="none" stroke="${line.color}" stroke-width="2"${line.dashed ? ' stroke-dasharray="5 4"' : ''}/>`
  })
  let legendX = LEFT
  const legend = lines.map((line) => {
    const word = `<line x1="${legendX}" x2="${legendX + 16}" y1="${top + 33}" y2="${top + 33}" stroke="${line.color}" stroke-width="2"${line.dashed ? ' stroke-dasharray="5 4"' : ''}/>${text(legendX + 21, top + 37, line.label)}`
    legendX += 34 + line.label.length * 6.6
    return word
  })
  const labels = Array.from({ length: count }, (_, k) => k)
    .filter((k) => at(k) !== '')
    .map((k) => text(x(k), plotBottom + 16, at(k), 'middle'))
  return [
    text(LEFT, top + 16, title),
    ...legend,
    ...ticks.map(
      (tick) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}" stroke="${tick === 0 ? INK : RULE}"/>${text(LEFT - 6, Number(y(tick)) + 4, String(tick), 'end')}`,
    ),
    text(LEFT - 6, plotTop - 10, unit, 'end'),
    ...strokes,
    ...labels,
  ].join('\n')
}

/** Four to seven round numbers that span the values. */
function ticksOf(least: number, most: number): number[] {
  const span = most - least || 1
  const raw = span / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= raw)!
  const first = Math.floor(least / step)
  const last = Math.ceil(most / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)))
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
