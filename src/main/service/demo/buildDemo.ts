import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { Zone } from '../../../core/calendar/zone.ts'
import { monthOfDate } from '../../../core/calendar/month.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import type { Context, Keep } from '../context.ts'
import { Grants } from '../grants.ts'
import { billsHandlers } from '../handlers/bills.ts'
import { correctionHandlers } from '../handlers/correction.ts'
import { memberTablesHandlers } from '../handlers/memberTables.ts'
import { readingsHandlers } from '../handlers/readings.ts'
import { settlingHandlers } from '../handlers/settling.ts'
import { Jobs, type JobWatch } from '../jobs/jobs.ts'
import { openOptionsOf, sessionOn } from '../openings.ts'
import { Outputs } from '../outputs.ts'
import { serviceProblem } from '../problems.ts'
import { RecentFiles } from '../recentFiles.ts'
import { CooperativeFile } from '../store/cooperativeFile.ts'
import { daysOfSteps, DemoPlanSchema, type DemoPlan, type DemoStep } from './plan.ts'

/** The evening hour at which the demo's treasurer works, seconds after local midnight. */
const EVENING_SECONDS = 19 * 3600

/**
 * Builds the demo at a path by doing what its plan says, through the same handlers as a window would: import, settle,
 * approve, correct. The plan's days are the clock, so that the demo is the same on every day. Cancelled or failed, it
 * leaves nothing.
 */
export async function buildDemo(path: string, { keep, watch }: Context): Promise<void> {
  const folder = demoFolder()
  const plan = readPlan(folder)
  const days = daysOfSteps(plan.steps)
  const zone = new Zone(plan.cooperative.zone)
  const clock = { now: evening(zone, days[0] as string) }
  const workshop = workshopOf(keep, clock)
  const file = CooperativeFile.create(path, openOptionsOf(workshop), (made) =>
    made.write({ kind: 'settings', words: `${plan.cooperative.name} begins` }, (batch) =>
      made.ledger.set(batch, 'cooperative', 'cooperative', plan.cooperative),
    ),
  )
  try {
    workshop.session = sessionOn(workshop, file)
    await fill({ keep: workshop, watch: quiet(watch) }, plan, days, zone, clock, folder, watch)
    file.close()
  } catch (error) {
    file.close()
    rmSync(path, { force: true })
    throw error
  }
}

async function fill(
  context: Context,
  plan: DemoPlan,
  days: readonly string[],
  zone: Zone,
  clock: { now: number },
  folder: string,
  watch: JobWatch,
): Promise<void> {
  for (const [call, table] of [
    ['bands.import', plan.bands],
    ['tariffs.import', plan.tariffs],
    ['members.import', plan.members],
  ] as const) {
    const grant = context.keep.grants.offerPath(join(folder, table))
    const { refused } = await memberTablesHandlers[call]({ grant, write: true, skipRefused: false }, context)
    const [first] = refused
    if (first) throw incomplete(`${table}, row ${first.row}, ${first.column}: ${first.reason}`)
  }
  for (const [k, step] of plan.steps.entries()) {
    watch.throwIfCancelled()
    watch.report('demo', k, plan.steps.length)
    clock.now = evening(zone, days[k] as string)
    await take(step, context, folder, monthOfDate(days[k] as string))
  }
}

async function take(step: DemoStep, context: Context, folder: string, month: string): Promise<void> {
  if ('import' in step) {
    const grants = step.import.map((name) => context.keep.grants.offerPath(join(folder, name)))
    const { plan, result } = await readingsHandlers['readings.plan'](
      { grants, mappings: [], pointOf: [], month },
      context,
    )
    const refused = result.files.find((file) => file.inspected.problem !== null)
    if (refused) throw incomplete(`${refused.inspected.file}: ${refused.inspected.problem?.what ?? ''}`)
    await readingsHandlers['readings.save']({ plan, changed: step.replace ? 'replace' : 'refuse' }, context)
  } else if ('settle' in step) {
    const { settle, rule = null, key = null, gaps = null } = step
    const choice = {
      month: settle,
      rule,
      key,
      gapRule: gaps,
      invoiceCents: null,
      premiumCents: null,
      seed: null,
    }
    await settlingHandlers['settle.run'](choice, context)
  } else if ('approve' in step)
    await billsHandlers['bills.approve']({ month: step.approve, reason: step.reason }, context)
  else await correctionHandlers['correction.approve']({ month: step.correct, reason: step.reason }, context)
}

/** A keep of its own: other clock, other grants, no list of recent files. */
function workshopOf(keep: Keep, clock: { now: number }): Keep {
  const options = { ...keep.options, settingsFolder: null, now: () => clock.now }
  return {
    options,
    grants: new Grants(options.newName),
    outputs: new Outputs(options.newName),
    recent: new RecentFiles(options),
    jobs: new Jobs(),
    session: null,
  }
}

/** The steps of one settlement are not the demo's steps: only cancelling goes through. */
const quiet = (watch: JobWatch): JobWatch => ({ ...watch, report: () => undefined })

function evening(zone: Zone, date: string): number {
  return zone.startOf(date) + EVENING_SECONDS
}

/** `resources/demo` of the repository, or of the installed program: the nearest above this file. */
function demoFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const found = join(folder, 'resources', 'demo')
    if (existsSync(join(found, 'plan.json'))) return found
    if (dirname(folder) === folder) throw incomplete('resources/demo/plan.json is missing')
    folder = dirname(folder)
  }
}

function readPlan(folder: string): DemoPlan {
  const plan = v.safeParse(
    v.pipe(v.string(), v.parseJson(), DemoPlanSchema),
    readFileSync(join(folder, 'plan.json'), 'utf8'),
  )
  if (!plan.success) throw incomplete(`plan.json: ${v.summarize(plan.issues)}`)
  return plan.output
}

const incomplete = (detail: string): ProblemError =>
  new ProblemError(serviceProblem('demo-missing', { detail }))
