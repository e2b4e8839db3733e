/**
 * `npm run bench:month`: a month of a large cooperative from its meter export to its bills, through the service as the
 * window uses it, while somebody goes on asking. Prints seconds a step, the longest an asker waited, and the peak memory.
 *
 *   npm run bench:month -- [--members 200] [--seed 1] [--own-prices] [--pages] [--more] [--json]
 *
 * `--pages`: also everything the pages ask for, each once after the file was opened and once again, and what a click makes.
 * `--more`: besides, comparing all rules, a study and its training.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Input, Name, Output } from '../../src/core/contract/contract.ts'
import { createService } from '../../src/main/service/service.ts'
import { exportsOf } from './month/exports.ts'
import { lookAtPages } from './month/pages.ts'
import { hundredths, WatchedSteps, type Step } from './month/watched-steps.ts'

const { values: options } = parseArgs({
  options: {
    members: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    'own-prices': { type: 'boolean', default: false },
    pages: { type: 'boolean', default: false },
    more: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const members = Number(options.members)
const MONTH = '2026-10'
const folder = mkdtempSync(join(tmpdir(), 'fairwatt-bench-'))
const service = createService({
  door: 'electron',
  version: 'bench',
  dataFolder: folder,
  settingsFolder: null,
  whyNotElectron: null,
  now: () => Math.floor(Date.now() / 1000),
  newName: () => randomBytes(18).toString('base64url'),
})
let jobs = 0
async function ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await service.handle(name, input, `job ${jobs++}`, () => undefined)
  if (!reply.ok) throw new Error(`${name}: ${reply.problem.message}`)
  return reply.value as Output<N>
}

const steps = new WatchedSteps(() => ask('history.list', { limit: 20 }))
const sumOf = (of: (step: Step) => number): number =>
  hundredths(steps.all.reduce((sum, one) => sum + of(one), 0))

try {
  const made = exportsOf(members, options['own-prices'], Number(options.seed))
  const write = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return service.offerPath(path)
  }
  const prices = { buy: 300_000, sell: 80_000, sharedNetwork: 0, fee: 10_000, internal: null }
  const cooperative = {
    name: 'Bench',
    address: '',
    zone: 'Europe/Vienna',
    currency: 'EUR',
    model: 'shared-energy' as const,
    ...prices,
    vatRate: null,
    from: null,
  }
  const path = join(folder, 'bench.fairwatt')
  await ask('file.new', { cooperative, place: service.offerPlace(path) })
  const tariffs = 'name,from,buy,sell,fee\nown,2020-01-01,0.34,0.07,0.01'
  await ask('tariffs.import', { grant: write('own.csv', tariffs), write: true, skipRefused: false })
  const list = { grant: write('members.csv', made.list), write: true, skipRefused: false }
  const taken = await ask('members.import', list)
  if (taken.added !== members) throw new Error(`${taken.added} of ${members} members were taken`)
  const grant = write('readings.csv', made.october)
  const planned = await steps.run('read the export', () =>
    ask('readings.plan', { grants: [grant], mappings: [], pointOf: [], month: MONTH }),
  )
  await steps.run('save the readings', () => ask('readings.save', { plan: planned.plan, changed: 'refuse' }))
  const choices = { rule: null, key: null, gapRule: null, invoiceCents: null, premiumCents: null, seed: null }
  const { result } = await steps.run('settle', () => ask('settle.run', { month: MONTH, ...choices }))
  if (options.more || options.pages) {
    const reopen = async (): Promise<void> => {
      await ask('file.close', {})
      await ask('file.open', { id: null, grant: service.offerPath(path) })
    }
    await steps.run('open the file', reopen, () => ask('app.about', {}))
    const { september: split } = made
    await lookAtPages({ ask, steps, reopen, write, month: MONTH, previous: '2026-09', split })
  }
  if (options.more) {
    await steps.run('compare all rules', () => ask('settle.compare', { month: MONTH, tries: true }))
    await steps.run('run a study', () => ask('study.run', { source: { kind: 'built-in', name: 'S6' } }))
    await steps.run('train on a study', () =>
      ask('study.tune', { source: { kind: 'built-in', name: 'S6' }, seed: 1, steps: 4096, rails: null }),
    )
  }
  const archive = await steps.run('write the bills', () => ask('bills.documents', { month: MONTH }))
  const bytes = service.output(archive.id)?.bytes.length ?? 0
  const report = {
    members,
    points: made.points,
    slots: result.slots.settled,
    method: result.method,
    steps: steps.all,
    seconds: sumOf(({ seconds }) => seconds),
    processorSeconds: sumOf(({ processorSeconds }) => processorSeconds),
    longestWaitMs: Math.max(...steps.all.map(({ longestWaitMs }) => longestWaitMs)),
    longestBlockMs: Math.max(...steps.all.map(({ longestBlockMs }) => longestBlockMs)),
    // kilobytes; threads are part of the process
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    archiveMegabytes: Math.round(bytes / 1e5) / 10,
  }
  const line = (one: Step): string =>
    `${one.name.padEnd(26)}${one.seconds.toFixed(2).padStart(8)} s${one.processorSeconds.toFixed(2).padStart(8)} s of processor` +
    `   longest wait ${String(one.longestWaitMs).padStart(5)} ms, longest block ${String(one.longestBlockMs).padStart(4)} ms of processor`
  console.log(
    options.json
      ? JSON.stringify(report)
      : [
          `${members} members, ${report.points} points, ${report.slots} quarter hours, ${result.method.name}`,
          ...steps.all.map(line),
          line({ name: 'together', ...report }),
          `peak memory ${report.peakMegabytes} MB, bills ${report.archiveMegabytes} MB`,
        ].join('\n'),
  )
} finally {
  await service.close()
  rmSync(folder, { recursive: true })
}
