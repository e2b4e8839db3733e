/**
 * A month of quarter hours for a hundred members, planned day by day in one warm model: seconds, memory (the most that the
 * process held, all threads together, beside what it takes to plan almost nothing; then the whole command on such a file,
 * its launcher too), how it compares with a new model every day, and how fast it is cancelled. Prints figures; judges
 * nothing but the plan itself.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { planDayByDay } from '../../src/core/dispatch/day-by-day/plan-day-by-day.ts'
import { studyJson } from '../../src/core/dispatch/reading/write-study.ts'
import { defaultSettings, type Study, type StudyMember } from '../../src/core/dispatch/study.ts'
import { Random } from '../../src/core/tuning/ppo/random.ts'
import { compute, workers } from '../../src/main/solver/compute.ts'
import { dispatchSolver } from '../../src/main/solver/dispatch-solver.ts'

const SLOTS = 96
const DAYS = 31
const launcher = fileURLToPath(new URL('../../scripts/fairwatt.mjs', import.meta.url))

/** Households with evening peaks, six in ten with a roof, four in ten with a battery. */
function community(members: number, days: number, demandCharge: number): Study {
  const random = new Random(7)
  const steps = days * SLOTS
  const hour = (t: number): number => (t % SLOTS) / 4
  const bump = (t: number, at: number, width: number): number => Math.exp(-(((hour(t) - at) / width) ** 2))
  const sky = Array.from({ length: days }, () => random.between(0.25, 1))
  const series = (of: (t: number) => number): number[] => Array.from({ length: steps }, (_, t) => of(t))
  const one = (i: number): StudyMember => {
    const base = random.between(0.2, 0.7)
    const peak = random.between(0.5, 2.5)
    const kWp = random.uniform() < 0.6 ? random.between(2, 10) : 0
    const kWh = random.uniform() < 0.4 ? random.between(5, 13) : 0
    return {
      id: `m${i}`,
      group: 'member',
      incomePerYear: null,
      load: series(
        (t) => base + peak * (0.6 * bump(t, 7.5, 1.3) + bump(t, 19, 2.2)) * random.between(0.5, 1.5),
      ),
      pv: series(
        (t) =>
          kWp *
          Math.max(0, Math.sin(((hour(t) - 6) / 12) * Math.PI)) *
          sky[Math.floor(t / SLOTS)]! *
          random.between(0.85, 1),
      ),
      battery:
        kWh === 0
          ? null
          : {
              capacityKWh: kWh,
              chargeKw: kWh / 2,
              dischargeKw: kWh / 2,
              chargeEfficiency: 0.95,
              dischargeEfficiency: 0.95,
              minSoc: 0.1,
              initialKWh: null,
              end: 'cyclic',
              wearPerKWh: 0.02,
            },
      shiftable: [],
      curtailable: null,
    }
  }
  return {
    name: 'bench',
    stepMinutes: 15,
    steps,
    currency: 'EUR',
    prices: {
      buy: series((t) => (hour(t) >= 17 && hour(t) < 21 ? 0.34 : hour(t) >= 7 && hour(t) < 23 ? 0.28 : 0.21)),
      sell: series((t) => 0.06 + 0.02 * Math.sin(t / 17)),
      local: 'mid-market',
      networkFee: 0.02,
      demandCharge,
      lostLoad: 3,
      lostLoadFraction: 0.5,
    },
    members: Array.from({ length: members }, (_, i) => one(i)),
    community: null,
    connectionKw: null,
    settings: defaultSettings,
  }
}

const quiet = { report: (): void => undefined, shouldStop: (): boolean => false }
const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1)

/** STUDY.json, powers to the watt as meters give them. */
const fileOf = (study: Study): string =>
  JSON.stringify(studyJson(study), (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e3) / 1e3 : value,
  )

/** A study planned as the program plans it, in a worker: the month day by day, then everyone alone. */
async function measure(name: string): Promise<void> {
  const text = fileOf(name === 'bare' ? community(2, 1, 0) : community(100, DAYS, Number(name)))
  const started = performance.now()
  const cpu = process.cpuUsage()
  const sofar = (): string => {
    const { user, system } = process.cpuUsage(cpu)
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    return `${seconds(started)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ${megabytes} MB at most`
  }
  let days: string | null = null
  const watch = {
    signal: new AbortController().signal,
    report: (phase: string): void => void (phase === 'alone' && (days ??= sofar())),
  }
  const plan = await compute('dispatch-plan', { source: { text }, members: null, relax: false }, watch)
  if (plan.status === 'infeasible') throw new Error('the study has no plan')
  const { residual } = plan.proof
  console.log(
    name === 'bare'
      ? `the program with two members and one day: ${sofar()}`
      : `100 members × ${DAYS} days × ${SLOTS}, demand charge ${name}: ${days}; with everyone alone ${sofar()}; ` +
          `peak ${plan.peakKw.toFixed(1)} kW, residual ${residual.toExponential(0)}`,
  )
  if (!(residual <= 1e-6)) process.exitCode = 1
  await workers.endIdle()
}

/** Each in a process of its own: the memory told is the most that the whole process has held, all threads together. */
function measureApart(name: string): void {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}

/** What a process tells of itself when it ends, on a line of its own. */
const LAST_WORD = `import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => console.error('\\nmost ' + process.resourceUsage().maxRSS))`

/** `fairwatt dispatch FILE`, as its users run it: the launcher and the process that plans. */
function measureCommand(name: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'fairwatt-bench-'))
  const file = join(folder, 'study.json')
  writeFileSync(file, fileOf(name === 'bare' ? community(2, 1, 0) : community(100, DAYS, Number(name))))
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [launcher, 'dispatch', file, '--json'], {
    encoding: 'utf8',
    maxBuffer: 64e6,
    env: { ...process.env, NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(LAST_WORD)}` },
  })
  rmSync(folder, { recursive: true })
  if (status !== 0) process.exitCode = 1
  const most = [...stderr.matchAll(/^most (\d+)$/gm)].map(([, kB]) => Math.round(Number(kB) / 1024))
  const what = name === 'bare' ? 'two members and one day' : `such a file, demand charge ${name}`
  console.log(
    `the command on ${what}: ${seconds(started)} s, ${most.reduce((a, b) => a + b, 0)} MB at most (${most.toSorted((a, b) => b - a).join(' + ')}, planning and launcher)`,
  )
}

/** The same days each in a new solver: what keeping the model warm is worth. */
async function cold(days: number): Promise<void> {
  const whole = community(100, days, 0)
  const cpu = process.cpuUsage()
  for (let d = 0; d < days; d++) {
    const day = slotsOf(whole, d * SLOTS, (d + 1) * SLOTS)
    await planDayByDay(day, dispatchSolver(quiet), { secondsLimit: 60 }, quiet)
  }
  const apart = process.cpuUsage(cpu)
  const again = process.cpuUsage()
  await planDayByDay(whole, dispatchSolver(quiet), { secondsLimit: 60 }, quiet)
  const warm = process.cpuUsage(again)
  const ratio = (apart.user + apart.system) / (warm.user + warm.system)
  console.log(
    `${days} days each in a new model take ${ratio.toFixed(1)} times the processor time of a warm one`,
  )
}

function slotsOf(study: Study, from: number, to: number): Study {
  return {
    ...study,
    steps: to - from,
    prices: {
      ...study.prices,
      buy: study.prices.buy.slice(from, to),
      sell: study.prices.sell.slice(from, to),
    },
    members: study.members.map((member) => ({
      ...member,
      load: member.load.slice(from, to),
      pv: member.pv.slice(from, to),
    })),
  }
}

async function cancelling(): Promise<void> {
  const stop = new AbortController()
  let asked = 0
  const ended = compute('catalogue-day', community(8, 1, 1), { signal: stop.signal, report: () => undefined })
  setTimeout(() => {
    asked = performance.now()
    stop.abort()
  }, 1500)
  try {
    await ended
    console.log('it was over before it could be cancelled')
  } catch (error) {
    console.log(
      `cancelled within ${seconds(asked)} s (${error instanceof Error ? error.message : String(error)})`,
    )
  }
  await workers.endIdle()
}

const [alone] = process.argv.slice(2)
if (alone !== undefined) await measure(alone)
else {
  for (const name of ['bare', '0', '1']) measureApart(name)
  for (const name of ['bare', '0', '1']) measureCommand(name)
  await cold(8)
  await cancelling()
}
