/**
 * `npm run equity-figures`: lets proposals be made for two study communities and for the demo cooperative, with and without
 * a limit of what a group may gain, runs the 120 days, and writes docs/equity-figures.md. No figure is typed. With a folder
 * as argument, parts found there are taken as they are and new ones kept there.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import * as v from 'valibot'
import { dynamicRun } from '../../src/core/scenarios/dynamic.ts'
import { DynamicRunSchema } from '../../src/core/scenarios/run/schema.ts'
import { sixStudies } from '../../src/core/scenarios/six.ts'
import { TunedStudySchema } from '../../src/core/tuning/days/tuned-study.ts'
import { widestGuardRails } from '../../src/core/tuning/guard-rails.ts'
import { ProposalSchema } from '../../src/core/tuning/proposal.ts'
import type { Input, Name, Output } from '../../src/core/contract/contract.ts'
import { createService } from '../../src/main/service/service.ts'
import { compute, workers } from '../../src/main/solver/compute.ts'
import { equityPage } from './equity-page.ts'

const LIMIT = 10
const studies = ['S1', 'S5'] as const
const folder = process.argv[2] ?? null
const watch = { signal: new AbortController().signal, report: () => undefined }

async function part<T>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
  make: () => Promise<unknown>,
): Promise<T> {
  const path = folder === null ? null : join(folder, `${name}.json`)
  if (path !== null && existsSync(path)) return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')))
  console.log(name)
  const made = v.parse(schema, await make())
  if (path !== null) writeFileSync(path, JSON.stringify(made))
  return made
}

const place = mkdtempSync(join(tmpdir(), 'fairwatt-equity-'))
const service = createService({
  door: 'terminal',
  version: '0',
  dataFolder: place,
  settingsFolder: null,
  whyNotElectron: null,
  now: () => Math.floor(Date.now() / 1000),
  newName: () => randomBytes(18).toString('base64url'),
})

async function ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await service.handle(name, input, `${name} for the figures`, () => undefined)
  if (!reply.ok) throw new Error(reply.problem.message)
  return reply.value as Output<N>
}

async function demoWithin(mostExcess: number | null): Promise<unknown> {
  if ((await ask('file.current', {})) === null) await ask('file.demo', { place: null })
  await ask('equity.rails', { rails: { ...widestGuardRails, mostExcess } })
  return (await ask('equity.propose', { seed: null, steps: null })).proposal
}

try {
  const tuned = []
  for (const name of studies)
    tuned.push(
      await part(`tune-${name}`, TunedStudySchema, () =>
        ask('study.tune', { source: { kind: 'built-in', name }, seed: null, steps: null, rails: null }),
      ),
    )
  const free = await part('demo', ProposalSchema, () => demoWithin(null))
  const limited = await part('demo-limited', ProposalSchema, () => demoWithin(LIMIT))
  const dynamic = await part('120-days', DynamicRunSchema, async () => {
    const days = []
    for (const { name } of sixStudies) days.push(await compute('dynamic-day', { name }, watch))
    return dynamicRun(days)
  })
  const page = fileURLToPath(new URL('../../docs/equity-figures.md', import.meta.url))
  writeFileSync(
    page,
    await format(equityPage({ tuned, free, limited, dynamic }), {
      ...(await resolveConfig(page)),
      parser: 'markdown',
    }),
  )
  console.log('docs/equity-figures.md written')
} finally {
  await service.close()
  await workers.endIdle()
  rmSync(place, { recursive: true, force: true })
}
