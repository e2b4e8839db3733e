/**
 * `npm run studies`: solves the six communities and the run over 120 days and writes docs/studies.md with its pictures.
 * With a file of `fairwatt study run all --json` as argument it writes them from there. No figure is typed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import * as v from 'valibot'
import { dynamicRun } from '../../src/core/scenarios/dynamic.ts'
import {
  DynamicRunSchema,
  StudyRunSchema,
  type DynamicRun,
  type StudyRun,
} from '../../src/core/scenarios/run/schema.ts'
import { sixStudies } from '../../src/core/scenarios/six.ts'
import { compute, workers } from '../../src/main/solver/compute.ts'
import { dayPicture, trendPicture } from './pictures.ts'
import { studiesPage } from './page.ts'

const docs = fileURLToPath(new URL('../../docs/', import.meta.url))
const ResultsSchema = v.object({ studies: v.array(StudyRunSchema), dynamic: DynamicRunSchema })

interface Results {
  readonly studies: readonly StudyRun[]
  readonly dynamic: DynamicRun
}

async function solved(): Promise<Results> {
  const watch = { signal: new AbortController().signal, report: () => undefined }
  const each = async <T>(work: (name: string) => Promise<T>): Promise<T[]> => {
    const found: T[] = []
    let next = 0
    const take = async (): Promise<void> => {
      while (next < sixStudies.length) {
        const k = next++
        const { name } = sixStudies[k]!
        console.log(name)
        found[k] = await work(name)
      }
    }
    await Promise.all([take(), take()])
    return found
  }
  const studies = await each(async (name) =>
    v.parse(StudyRunSchema, await compute('study-run', { name }, watch)),
  )
  const days = await each((name) => compute('dynamic-day', { name }, watch))
  await workers.endIdle()
  return { studies, dynamic: dynamicRun(days) }
}

const file = process.argv[2]
const { studies, dynamic } =
  file === undefined ? await solved() : v.parse(ResultsSchema, JSON.parse(readFileSync(file, 'utf8')))
mkdirSync(`${docs}studies`, { recursive: true })
for (const run of studies) writeFileSync(`${docs}studies/${run.name}.svg`, dayPicture(run))
writeFileSync(`${docs}studies/120-days.svg`, trendPicture(dynamic))
const page = `${docs}studies.md`
writeFileSync(
  page,
  await format(studiesPage(studies, dynamic), { ...(await resolveConfig(page)), parser: 'markdown' }),
)
console.log(`docs/studies.md and ${studies.length + 1} pictures written`)
