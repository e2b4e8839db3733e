import type { Input, Output } from '../../../core/contract/contract.ts'
import type { Zone } from '../../../core/calendar/zone.ts'
import type { Direction } from '../../../core/community/vocabulary.ts'
import { count } from '../../../core/explanation/format.ts'
import { planningImport } from '../../../core/importing/plan.ts'
import type { ImportPlan } from '../../../core/importing/plan-result.ts'
import type { Understood } from '../../../core/importing/understood.ts'
import { isMemberOn, type Member } from '../../../core/community/member.ts'
import { refusedTable } from '../../../core/importing/refused.ts'
import { qualities, type PointSeries, type Quantity, type Series } from '../../../core/metering/series.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { writeCsv } from '../../documents/tables/csv.ts'
import { compute } from '../../solver/compute.ts'
import { answered } from '../answering.ts'
import { sessionOf, type Context, type HandlersOf } from '../context.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import type { Turns } from '../jobs/turns.ts'
import { serviceProblem } from '../problems.ts'
import { readingsChecked, readingsOfMonth } from '../readingsOfMonth.ts'
import type { Session } from '../session.ts'
import { packedDays, type PackedDay } from '../store/readingsTable.ts'
import { takenGrants, type WaitingPlan } from './importPlans.ts'

type Calls =
  | 'readings.plan'
  | 'readings.save'
  | 'readings.refused'
  | 'readings.month'
  | 'readings.checks'
  | 'readings.day'
type Asked = Input<'readings.plan'>

const QUARTER_HOUR = 900

export const readingsHandlers: HandlersOf<Calls> = {
  'readings.plan': async (asked, context) => {
    const session = sessionOf(context)
    const seenBatch = session.file.ledger.newestChange()
    const understood = await understandAll(session, asked, context)
    context.watch.throwIfCancelled()
    const turns = session.turns()
    const { result, readings, newOnly, refused } = await planInTurns(
      session,
      asked.grants,
      understood,
      context.watch,
      turns,
    )
    await turns.next()
    const after = await turns.through(readingsOfMonth(session, asked.month, newOnly))
    const changes = result.rows.changed > 0
    const afterReplacing = changes
      ? await turns.through(readingsOfMonth(session, asked.month, readings))
      : after
    const packedNew = await packedInTurns(newOnly, session.zone, turns)
    const packed = changes ? await packedInTurns(readings, session.zone, turns) : packedNew
    context.watch.throwIfCancelled()
    const used = asked.mappings.map(({ mapping }) => mapping)
    for (const mapping of used) session.plans.confirmed.set(mapping.signature, mapping)
    const kept = { result, readings: packed, newOnly: packedNew, refused, mappings: used, seenBatch }
    return { plan: session.plans.keep(kept), result, after, afterReplacing }
  },

  'readings.save': ({ plan: name, changed }, context) => {
    const session = sessionOf(context)
    const plan = session.plans.get(name)
    if (!plan) throw new ProblemError(serviceProblem('plan-unknown'))
    if (plan.seenBatch !== session.file.ledger.newestChange())
      throw new ProblemError(serviceProblem('plan-stale'))
    const { rows } = plan.result
    if (rows.changed > 0 && changed === 'refuse')
      throw new ProblemError(serviceProblem('replace-needed', { changed: rows.changed }))
    const replaced = changed === 'replace' ? rows.changed : 0
    const words = wordsOf(plan.result, replaced)
    const readings = replaced > 0 ? plan.readings : plan.newOnly
    const batch = rows.new + replaced === 0 ? null : savePlan(session, plan, readings, words)
    session.plans.drop()
    context.keep.grants.drop(takenGrants(plan.result))
    return { batch, rows, words }
  },

  'readings.refused': ({ plan: name }, context) => {
    const session = sessionOf(context)
    const plan = session.plans.get(name)
    if (!plan) throw new ProblemError(serviceProblem('plan-unknown'))
    const names = plan.result.files.map(({ inspected }) => inspected.file)
    const table = refusedTable(plan.refused, names, session.zone)
    return context.keep.outputs.put('readings.refused', {
      fileName: 'values not taken.csv',
      mediaType: 'text/csv',
      bytes: new TextEncoder().encode(writeCsv(table)),
    })
  },

  'readings.month': ({ month }, context) => {
    const session = sessionOf(context)
    return answered(session, () => readingsOfMonth(session, month))
  },

  'readings.checks': ({ month }, context) => {
    const session = sessionOf(context)
    return answered(session, () => readingsChecked(session, month))
  },

  'readings.day': ({ point, date }, context) => dayOf(sessionOf(context), point, date),
}

async function understandAll(
  session: Session,
  asked: Asked,
  { keep, watch }: Context,
): Promise<readonly Understood[]> {
  const mappingOf = new Map(asked.mappings.map(({ grant, mapping }) => [grant, mapping]))
  const pointOf = new Map(asked.pointOf.map(({ grant, point }) => [grant, point]))
  const remembered = new Map(session.file.mappings.all().map((mapping) => [mapping.signature, mapping]))
  for (const [signature, mapping] of session.plans.confirmed) remembered.set(signature, mapping)
  const directions = registeredDirections(session.file.members.all())
  const orders = []
  for (const grant of asked.grants) {
    const { fileName, bytes } = await keep.grants.read(grant)
    orders.push({
      file: { name: fileName, bytes },
      options: {
        zone: session.zone.id,
        mapping: mappingOf.get(grant) ?? null,
        remembered: [...remembered.values()],
        point: pointOf.get(grant) ?? null,
        directions,
      },
    })
  }
  return compute('understand', orders, watch)
}

/** A point registered on both sides tells no direction: the file must. */
function registeredDirections(members: readonly Member[]): ReadonlyMap<string, Direction> {
  const sides = Map.groupBy(
    members.flatMap((member) => member.points),
    (point) => point.id,
  )
  return new Map(
    [...sides].flatMap(([id, [first, ...others]]) =>
      first && others.every((other) => other.direction === first.direction) ? [[id, first.direction]] : [],
    ),
  )
}

async function planInTurns(
  session: Session,
  grants: readonly string[],
  understood: readonly Understood[],
  watch: JobWatch,
  turns: Turns,
): Promise<Pick<WaitingPlan, 'result' | 'refused'> & Record<'readings' | 'newOnly', readonly PointSeries[]>> {
  const { file, zone } = session
  const planning = planningImport(
    understood.map((one, k) => ({ grant: grants[k] as string, understood: one })),
    {
      zone: zone.id,
      members: file.members.all(),
      approvedMonths: file.settlements.months().flatMap(({ month, approved }) => (approved ? [month] : [])),
      existing: (...asked) => existingOf(session, ...asked),
    },
  )
  for (;;) {
    const step = planning.next()
    if (!step.done) {
      watch.report('readings', step.value.done, step.value.total)
      await turns.next()
      watch.throwIfCancelled()
      continue
    }
    const { plan, toSave, newOnly, refused } = step.value
    return { result: plan, readings: toSave, newOnly, refused }
  }
}

/** What is saved of a point; where it is on several grids, the part that holds most slots. */
function existingOf(
  { file }: Session,
  point: string,
  direction: PointSeries['direction'],
  quantity: Quantity,
  start: number,
  end: number,
): Series | null {
  const found = file.readings
    .ofPoint(point, start, end)
    .filter((one) => one.quantity === quantity && one.direction === direction)
  return found.map((one) => one.series).toSorted((a, b) => b.values.length - a.values.length)[0] ?? null
}

async function packedInTurns(
  readings: readonly PointSeries[],
  zone: Zone,
  turns: Turns,
): Promise<readonly PackedDay[]> {
  const packed: PackedDay[] = []
  for (const one of readings) {
    packed.push(...packedDays([one], zone))
    await turns.next()
  }
  return packed
}

function savePlan(
  { file }: Session,
  plan: WaitingPlan,
  readings: readonly PackedDay[],
  words: string,
): number {
  return file.write({ kind: 'readings', words }, (batch) => {
    file.readings.append(batch, readings)
    for (const mapping of plan.mappings) file.ledger.set(batch, 'mapping', mapping.signature, mapping)
    return batch
  })
}

/** What an import did; only files that something came from are named. */
function wordsOf({ rows, files }: ImportPlan, replacedValues: number): string {
  const values = rows.new + replacedValues
  if (values === 0) return 'Nothing new in these files'
  const names = files
    .filter((file) => file.rows.new + (replacedValues > 0 ? file.rows.changed : 0) > 0)
    .map((file) => file.inspected.file)
  const from =
    names.length === 1 ? (names[0] as string) : `${count(names.length)} files (${names.join(', ')})`
  const replaced = replacedValues === 0 ? '' : `, ${count(replacedValues)} of them replacing others`
  return `${count(values)} ${values === 1 ? 'value' : 'values'} from ${from}${replaced}`
}

/** A local day of a registered point, slot by slot; a day without any value is one of quarter hours, all missing. */
function dayOf(session: Session, point: string, date: string): Output<'readings.day'> {
  const owners = session.file.members.all().filter((member) => member.points.some((one) => one.id === point))
  const owner = owners.find((member) => isMemberOn(member, date)) ?? owners[0]
  if (!owner) throw new ProblemError(serviceProblem('point-unknown', { point }))
  const direction = owner.points.find((one) => one.id === point)?.direction
  const day = session.dayOf(date)
  const found = session.file.readings
    .ofPoint(point, day.start, day.end)
    .filter((one) => one.quantity === 'measured' && one.direction === direction)
    .map((one) => one.series)
  return { date, start: day.start, ...slotsOf(found, day.start, day.end) }
}

function slotsOf(
  series: readonly Series[],
  start: number,
  end: number,
): Pick<Output<'readings.day'>, 'stepSeconds' | 'values' | 'quality'> {
  const stepSeconds = series.length === 0 ? QUARTER_HOUR : Math.min(...series.map((one) => one.stepSeconds))
  const slots = Math.ceil((end - start) / stepSeconds)
  const values = Array.from<number | null>({ length: slots }).fill(null)
  const quality = Array.from<(typeof qualities)[number]>({ length: slots }).fill('measured')
  for (const one of series) {
    if (one.stepSeconds !== stepSeconds) continue
    one.values.forEach((value, k) => {
      const slot = Math.floor((one.start - start) / stepSeconds) + k
      if (Number.isNaN(value) || slot < 0 || slot >= slots) return
      values[slot] = value
      quality[slot] = qualities[one.quality?.[k] ?? 0] ?? 'measured'
    })
  }
  return { stepSeconds, values, quality }
}
