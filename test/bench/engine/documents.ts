import { figure, machineOf, measuredOf, secondsOf, type Report } from './report.ts'
import type { GrowthPoint } from './row.ts'

/** docs/engine-figures.md: the table of one run. */
export function figuresPage(report: Report): string {
  const rows = report.rows.map((row) => {
    const ratio = row.ratio === null ? '' : `${figure(row.ratio)} × ${row.naive}`
    return `| ${[row.what, secondsOf(row.seconds), row.aim, ratio, measuredOf(row)].join(' | ')} |`
  })
  return `# The engine: figures

Written by \`npm run bench -- --docs\`; not to be edited. ${machineOf(report)}.
Seconds are processor time of one process; other work on the machine (the load) makes them somewhat longer. Ratios come from
one process and hold on other machines.

| what | took | aim | faster than | measured besides |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

![Time by members and by slots](engine-growth.svg)
`
}

const WIDTH = 720
const HEIGHT = 300
const INSET = { left: 56, right: 16, top: 44, bottom: 46 }

/** docs/engine-growth.svg: time against members and against slots, both axes logarithmic, with the law that is promised. */
export function growthPicture(report: Report): string {
  const panels = [
    { series: 'members' as const, power: 0.7, title: 'members, a month of quarter hours', law: 'N⁰·⁷' },
    { series: 'slots' as const, power: 1, title: 'slots, 500 members', law: 'T¹' },
  ]
  const width = WIDTH / panels.length
  const drawn = panels.map((panel, k) => {
    const points = report.growth.filter(({ series }) => series === panel.series)
    return `<g transform="translate(${k * width} 0)">${panelOf(points, panel, width)}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT + 24}" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${HEIGHT + 24}" fill="#ffffff"/>
${drawn.join('\n')}
<text x="16" y="${HEIGHT + 14}" fill="#666666" font-size="10">${machineOf(report)}</text>
</svg>
`
}

function panelOf(
  points: readonly GrowthPoint[],
  { power, title, law }: { power: number; title: string; law: string },
  width: number,
): string {
  const first = points[0]!
  const last = points.at(-1)!
  const promised = (size: number): number => first.seconds * (size / first.size) ** power
  const seconds = [...points.map((point) => point.seconds), promised(last.size)]
  const scale = (from: number, to: number, start: number, end: number) => {
    const [low, high] = [Math.log(from), Math.log(to)]
    return (value: number): number => start + ((Math.log(value) - low) / (high - low)) * (end - start)
  }
  const x = scale(first.size, last.size, INSET.left, width - INSET.right)
  const y = scale(Math.min(...seconds) / 1.15, Math.max(...seconds) * 1.15, HEIGHT - INSET.bottom, INSET.top)
  const at = (size: number, value: number): string => `${x(size).toFixed(1)},${y(value).toFixed(1)}`
  const bottom = HEIGHT - INSET.bottom
  const marks = points.map(
    ({ size, seconds: value }) =>
      `<circle cx="${x(size).toFixed(1)}" cy="${y(value).toFixed(1)}" r="3.5" fill="#1a4f72"/>` +
      `<text x="${x(size).toFixed(1)}" y="${(y(value) - 9).toFixed(1)}" text-anchor="middle" fill="#1a4f72">${secondsOf(value)}</text>` +
      `<text x="${x(size).toFixed(1)}" y="${bottom + 18}" text-anchor="middle" fill="#444444">${figure(size)}</text>`,
  )
  return [
    `<text x="${INSET.left}" y="20" font-weight="bold" fill="#222222">Fourier–Owen by ${title}</text>`,
    `<line x1="${INSET.left - 16}" x2="${width - INSET.right + 10}" y1="${bottom}" y2="${bottom}" stroke="#999999"/>`,
    `<polyline fill="none" stroke="#c07a2c" stroke-dasharray="5 4" points="${at(first.size, first.seconds)} ${at(last.size, promised(last.size))}"/>`,
    `<text x="${(x(last.size) - 4).toFixed(1)}" y="${bottom - 8}" text-anchor="end" fill="#c07a2c">dashed: ${law}</text>`,
    `<polyline fill="none" stroke="#1a4f72" stroke-width="2" points="${points.map(({ size, seconds: value }) => at(size, value)).join(' ')}"/>`,
    ...marks,
  ].join('\n')
}
