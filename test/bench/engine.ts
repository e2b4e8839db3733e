/**
 * `npm run bench`: what the engine reaches, with the ratio to the plain way measured in the same process.
 * --quick small communities, seconds; --long also twenty members with a battery exactly; --json; --community DIR a year of a
 * real one as well; --docs writes docs/engine-figures.md and docs/engine-growth.svg from this run.
 */
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { figuresPage, growthPicture } from './engine/documents.ts'
import { enumerationRows, realRow } from './engine/enumeration-rows.ts'
import { fourierRows } from './engine/fourier-rows.ts'
import { communityIn } from './engine/real-community.ts'
import { reportOf, textOf } from './engine/report.ts'
import { solverRows } from './engine/solver-rows.ts'

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
    community: { type: 'string' },
  },
})

const loadBefore = loadavg()[0]!
const fourier = fourierRows(asked.quick)
const rows = [
  ...fourier.rows,
  ...enumerationRows(asked.quick),
  ...(await solverRows(asked.quick, asked.long)),
]
if (asked.community !== undefined) rows.push(realRow(communityIn(asked.community)))
const report = reportOf(rows, fourier.growth, loadBefore)
console.log(asked.json ? JSON.stringify(report, null, 2) : textOf(report))
if (asked.docs) {
  const docs = (name: string): string => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url))
  writeFileSync(docs('engine-figures.md'), figuresPage(report))
  writeFileSync(docs('engine-growth.svg'), growthPicture(report))
}
