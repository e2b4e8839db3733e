/**
 * `npm run bench:month`: a month of a large cooperative from its meter export to its bills, through the service as the
 * window uses it, while somebody goes on asking. Prints seconds a step, the longest an asker waited, and the peak memory.
 *
 *   npm run bench:month -- [--members 200] [--seed 1] [--own-prices] [--more] [--json]
 *
 * `--more`: also opening the file, looking at the month, comparing all rules, a study and its training.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { Input, Name, Output } from '../../src/core/contract/contract.ts'
import { uniformRandom } from '../../src/core/game/sampling/random.ts'
import { createService } from '../../src/main/service/service.ts'

const { values: options } = parseArgs({
  options: {
    members: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    'own-prices': { type: 'boolean', default: false },
    more: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const members = Number(options.members)
const MONTH = '2026-10'
/** Somebody asks so often; each asks for a page's worth of data. */
const ASK_EVERY_MS = 25
const QUARTER = 900_000

/** A third of the households have a roof; ten in a hundred only feed in. Values to the watt hour, as meters give them. */
function exportOf(random: () => number): { list: string; readings: string; points: number } {
  const rows = Array.from({ length: members }, (_, k) => {
    const number = String(k + 1)
    const kind = k % 10 === 9 ? 'plant' : k % 3 === 0 ? 'roof' : 'home'
    const size = 0.4 + 1.4 * random()
    const points = kind === 'plant' ? '' : `AT${number}`
    const fed = kind === 'home' ? '' : `PV${number}`
    const own = options['own-prices'] && k % 7 === 2 ? 'own' : ''
    return {
      kind,
      size,
      points,
      fed,
      line: [number, `Member ${number}`, '2026-01-01', points, fed, own].join(','),
    }
  })
  const columns = rows.flatMap(({ points, fed }) => [points, fed].filter((point) => point !== ''))
  const lines = [`start,${columns.join(',')}`]
  // October in Vienna: the month begins at 22:00 UTC and has an hour more
  for (let slot = 0; slot < 2980; slot++) {
    const at = new Date(Date.parse('2026-09-30T22:00:00Z') + slot * QUARTER)
    const hour = (at.getUTCHours() + 2 + at.getUTCMinutes() / 60) % 24
    const sun = Math.max(0, Math.sin(((hour - 7) / 11) * Math.PI)) * (0.3 + 0.7 * random())
    const cells = rows.flatMap(({ kind, size, points, fed }) => [
      ...(points === '' ? [] : [(0.03 + 0.25 * size * random() * (hour > 17 ? 2 : 1)).toFixed(3)]),
      ...(fed === ''
        ? []
        : [(sun * size * (kind === 'plant' ? 4 : 1.1) * (0.9 + 0.2 * random())).toFixed(3)]),
    ])
    lines.push(`${at.toISOString().replace('.000', '')},${cells.join(',')}`)
  }
  const head = 'number,name,from,points,feed_in_points,tariff'
  return {
    list: [head, ...rows.map(({ line }) => line)].join('\n'),
    readings: lines.join('\n'),
    points: columns.length,
  }
}

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

interface Step {
  readonly name: string
  readonly seconds: number
  /** Of all threads: what is left of `seconds` on a machine that does nothing else, or less. */
  readonly processorSeconds: number
  readonly longestWaitMs: number
  /** Processor time that the service's own thread was busy at most before it looked up; on a busy machine a wait says less. */
  readonly longestBlockMs: number
}
/** So often the thread is asked how much processor time it has used since. */
const TICK_MS = 5
const steps: Step[] = []
const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100
const sumOf = (of: (step: Step) => number): number => hundredths(steps.reduce((sum, one) => sum + of(one), 0))

/** Runs a step while somebody asks; an asker waits from when it meant to ask until the answer is there. */
async function step<T>(
  name: string,
  work: () => Promise<T>,
  question: () => Promise<unknown> = () => ask('history.list', { limit: 20 }),
): Promise<T> {
  let longest = 0
  const over = new AbortController()
  const asking = (async () => {
    while (!over.signal.aborted) {
      const due = performance.now() + ASK_EVERY_MS
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
      await question()
      longest = Math.max(longest, performance.now() - due)
    }
  })()
  let block = 0
  let used = process.threadCpuUsage()
  const lookUp = (): void => {
    const { user, system } = process.threadCpuUsage(used)
    used = process.threadCpuUsage()
    block = Math.max(block, (user + system) / 1000)
  }
  const ticking = setInterval(lookUp, TICK_MS)
  const processor = process.cpuUsage()
  const started = performance.now()
  const result = await work()
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(processor)
  lookUp()
  clearInterval(ticking)
  over.abort()
  await asking
  steps.push({
    name,
    seconds: hundredths(seconds),
    processorSeconds: hundredths((user + system) / 1e6),
    longestWaitMs: Math.round(longest),
    longestBlockMs: Math.round(block),
  })
  return result
}

try {
  const made = exportOf(uniformRandom(Number(options.seed)))
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
  const grant = write('readings.csv', made.readings)
  const planned = await step('read the export', () =>
    ask('readings.plan', { grants: [grant], mappings: [], pointOf: [], month: MONTH }),
  )
  await step('save the readings', () => ask('readings.save', { plan: planned.plan, changed: 'refuse' }))
  const choices = { rule: null, key: null, gapRule: null, invoiceCents: null, premiumCents: null, seed: null }
  const { result } = await step('settle', () => ask('settle.run', { month: MONTH, ...choices }))
  if (options.more) {
    await step(
      'open the file',
      async () => {
        await ask('file.close', {})
        await ask('file.open', { id: null, grant: service.offerPath(path) })
      },
      () => ask('app.about', {}),
    )
    await step('look at the month', () => ask('month.overview', { month: MONTH }))
    await step('look at readings', () => ask('readings.month', { month: MONTH }))
    await step('before settling', () => ask('settle.before', { month: MONTH }))
    await step('list the bills', () => ask('bills.list', { month: MONTH }))
    await step('compare all rules', () => ask('settle.compare', { month: MONTH }))
    await step('run a study', () => ask('study.run', { source: { kind: 'built-in', name: 'S6' } }))
    await step('train on a study', () =>
      ask('study.tune', { source: { kind: 'built-in', name: 'S6' }, seed: 1, steps: 4096, rails: null }),
    )
  }
  const archive = await step('write the bills', () => ask('bills.documents', { month: MONTH }))
  const bytes = service.output(archive.id)?.bytes.length ?? 0
  const report = {
    members,
    points: made.points,
    slots: result.slots.settled,
    method: result.method,
    steps,
    seconds: sumOf(({ seconds }) => seconds),
    processorSeconds: sumOf(({ processorSeconds }) => processorSeconds),
    longestWaitMs: Math.max(...steps.map(({ longestWaitMs }) => longestWaitMs)),
    longestBlockMs: Math.max(...steps.map(({ longestBlockMs }) => longestBlockMs)),
    // kilobytes; threads are part of the process
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    archiveMegabytes: Math.round(bytes / 1e5) / 10,
  }
  const line = (one: Step): string =>
    `${one.name.padEnd(18)}${one.seconds.toFixed(2).padStart(8)} s${one.processorSeconds.toFixed(2).padStart(8)} s of processor` +
    `   longest wait ${String(one.longestWaitMs).padStart(5)} ms, longest block ${String(one.longestBlockMs).padStart(4)} ms of processor`
  console.log(
    options.json
      ? JSON.stringify(report)
      : [
          `${members} members, ${report.points} points, ${report.slots} quarter hours, ${result.method.name}`,
          ...steps.map(line),
          line({ name: 'together', ...report }),
          `peak memory ${report.peakMegabytes} MB, bills ${report.archiveMegabytes} MB`,
        ].join('\n'),
  )
} finally {
  await service.close()
  rmSync(folder, { recursive: true })
}
