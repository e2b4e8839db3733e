import { resolve } from 'node:path'
import type { InspectedFile, MappingProposal } from '../../../core/importing/inspection.ts'
import type { ImportPlan } from '../../../core/importing/plan-result.ts'
import type { Output } from '../../../core/contract/contract.ts'
import type { TellingFinding } from '../../../core/contract/readings.ts'
import { findingKinds } from '../../../core/metering/checks/finding.ts'
import { overruled, stillUnsure, type Overrules } from '../../../core/importing/overrules.ts'
import { ProblemError, type Problem } from '../../../core/problems/problem.ts'
import { done, type Command, type Outcome } from '../command.ts'
import { kWhText } from '../energy-text.ts'
import { needFile, needFree, writeFileWhole } from '../files.ts'
import { cliProblem } from '../problems.ts'
import { overrulesOf, readingOptions } from '../reading-options.ts'
import { withCooperative, type Session } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { monthOf, zoneOption } from '../values.ts'
import { progressPace } from '../../service/jobs/pace.ts'

/** The readers of every format are loaded only by the commands that read. */
const reading = () => import('../inspection.ts')

const instantText = (instant: number | null): string =>
  instant === null ? '–' : new Date(instant * 1000).toISOString().slice(0, 16).replace('T', ' ')

/** What a file holds, for people: the file's facts, then a row a point. Instants are UTC. */
function textOf(file: InspectedFile): string {
  const facts = [
    file.formatName,
    ...(file.stepMinutes === null ? [] : [`${file.stepMinutes} minutes`]),
    ...(file.unit === null ? [] : [file.unit]),
    ...(file.zone === null ? [] : [file.zone]),
  ].filter(Boolean)
  const rows = file.points.map((point) => [
    point.point || '(not named)',
    point.direction,
    String(point.intervals),
    String(point.missing),
    kWhText(point.microKWh),
    instantText(point.first),
    instantText(point.last),
  ])
  return [
    `${file.file}: ${file.problem ? file.problem.message : facts.join(', ')}`,
    ...(rows.length
      ? [
          textTable(['point', 'direction', 'slots', 'missing', 'kWh', 'from (UTC)', 'until (UTC)'], rows, {
            right: [2, 3, 4],
          }),
        ]
      : []),
    ...file.checksums.map(
      ({ kind, stated, computed }) => `${kind}: stated ${stated} kWh, computed ${computed} kWh`,
    ),
    ...file.skipped.map(({ reason, rows: count }) => `${count} rows left out: ${reason}`),
    ...file.notes,
  ].join('\n')
}

/** The first file that cannot be taken decides the exit code; the document tells about all of them. */
function firstProblem(files: readonly InspectedFile[], terminal: Terminal): Problem | null {
  const refused = files.filter(({ problem }) => problem !== null)
  for (const { file, problem } of refused) terminal.warn(`${file}: ${problem?.message}`)
  return refused[0]?.problem ?? null
}

function outcomeOf(json: object, text: string, problem: Problem | null): Outcome {
  return problem ? { json: { ...json, problem }, text, exit: 1 } : done(json, text)
}

/** The same on every machine, so that two people inspecting a file read the same instants. */
const ZONE = 'Europe/Vienna'

const inspect: Command = {
  words: ['readings', 'inspect'],
  operands: [{ name: 'EXPORT', many: true }],
  options: {
    zone: { value: 'IANA', help: `Time zone where a file tells none; ${ZONE} where left out.` },
    ...readingOptions,
  },
  summary: 'What meter exports hold; needs no cooperative and changes nothing.',
  async run(invocation, terminal) {
    const { inspectFiles, inspectionJson } = await reading()
    const zone = zoneOption(invocation, 'zone') ?? ZONE
    const overrules = overrulesOf(invocation)
    const pace = progressPace(
      () => performance.now(),
      (progress) => terminal.progress({ job: 'inspect', ...progress }),
    )
    const files = await inspectFiles(invocation.operands, zone, overrules, (read, total) =>
      pace('files', read, total),
    )
    if (overrules !== null)
      for (const { file } of files.filter(({ mapping }) => mapping === null))
        terminal.warn(`${file}: no table with columns to say anything of; the options change nothing.`)
    const problem = terminal.json
      ? firstProblem(files, terminal)
      : (files.find((file) => file.problem)?.problem ?? null)
    return outcomeOf({ files: files.map(inspectionJson) }, files.map(textOf).join('\n\n'), problem)
  },
}

function warnAboutPlan(plan: ImportPlan, terminal: Terminal): void {
  if (plan.unknownPoints.length)
    terminal.warn(`No member has these points; they are not stored: ${plan.unknownPoints.join(', ')}.`)
  for (const { point, file, registered } of plan.directionConflicts)
    terminal.warn(`${point} is registered for ${registered}, but ${file} says otherwise.`)
  if (plan.approvedMonthsTouched.length)
    terminal.warn(
      `Approved months get new values, so a correction is due: ${plan.approvedMonthsTouched.join(', ')}.`,
    )
}

function importText(plan: ImportPlan, saved: boolean): string {
  const { rows, complete } = plan
  const months = Object.entries(complete).map(
    ([month, whole]) => `${month} ${whole ? 'complete' : 'not complete'}`,
  )
  return [
    ...plan.files.map(({ inspected }) => textOf(inspected)),
    '',
    `${rows.new} new, ${rows.same} as they were, ${rows.changed} changed, ${rows.refused} not taken.`,
    ...(months.length ? [`Months: ${months.join(', ')}.`] : []),
    ...(rows.changed > 0 ? [changesText(plan)] : []),
    saved ? 'Saved.' : 'Nothing was saved.',
  ].join('\n')
}

/** So many changed values are told to people; the document has more. */
const CHANGES_TOLD = 12

function changesText({ changes, rows }: ImportPlan): string {
  const kWh = (value: number | null): string => (value === null ? '' : String(value))
  const told = changes.slice(0, CHANGES_TOLD).map((change) => {
    const { point, direction, start, before, after } = changeJson(change)
    return [point, direction, `${start.slice(0, 10)} ${start.slice(11, 16)}`, kWh(before), kWh(after)]
  })
  const more = rows.changed - told.length
  return [
    textTable(['point', 'direction', 'from (UTC)', 'saved kWh', 'new kWh'], told, { right: [3, 4] }),
    ...(more > 0 ? [`${more} more changed values.`] : []),
  ].join('\n')
}

/** A changed value, old and new; at most the first 200 are listed, `rows.changed` counts all. */
function changeJson({ point, direction, start, before, after }: ImportPlan['changes'][number]) {
  const kWh = (micro: number | null): number | null => (micro === null ? null : micro / 1e6)
  return {
    point,
    direction,
    start: new Date(start * 1000).toISOString(),
    before: kWh(before),
    after: kWh(after),
  }
}

const QUESTIONS = new Set(['unit', 'direction', 'time', 'decimal'])

const isSettled = (unsure: MappingProposal['unsure'], overrules: Overrules): boolean =>
  !stillUnsure(unsure, overrules).some((what) => QUESTIONS.has(what))

async function writeRefused(path: string | null, session: Session, plan: string): Promise<void> {
  if (path === null) return
  await needFree(resolve(path))
  await writeFileWhole(resolve(path), session.bytesOf(await session.call('readings.refused', { plan })))
}

/** Values that would change something are refused with what they are, unless they are to replace what is there. */
async function saving(
  session: Session,
  plan: string,
  replace: boolean,
): Promise<Output<'readings.save'> | { readonly refusal: Problem }> {
  try {
    return await session.call('readings.save', { plan, changed: replace ? 'replace' : 'refuse' })
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'replace-needed')
      return { refusal: error.problem }
    throw error
  }
}

const ALL_OR_NONE =
  'Nothing of the other files is saved either; with --skip-refused they are, without what was refused.'

const importReadings: Command = {
  words: ['readings', 'import'],
  operands: [{ name: 'FILE' }, { name: 'EXPORT', many: true }],
  summary: 'Take readings from meter exports; the same file twice changes nothing.',
  options: {
    point: { value: 'ID', help: 'The point of a file that names no meter.' },
    'dry-run': { help: 'Say what would happen, save nothing.' },
    ...readingOptions,
    refused: { value: 'FILE.csv', help: 'Write the values that are not taken here, with the reason.' },
    'skip-refused': { help: 'Save what can be taken although a file is refused as a whole.' },
    replace: {
      help: 'Values that differ from those saved take their place; the old ones stay in the history.',
    },
  },
  async run(invocation, terminal) {
    const { inspectionJson, pointsJson } = await reading()
    const [file, ...exports] = invocation.operands.map((operand) => resolve(operand)) as [string, ...string[]]
    for (const path of exports) await needFile(path)
    const point = invocation.text('point')
    return withCooperative(file, terminal, async (session, state) => {
      const grants = exports.map((path) => session.service.offerPath(path))
      const asked = {
        grants,
        mappings: [],
        pointOf: point === null ? [] : grants.map((grant) => ({ grant, point })),
        month: state.workMonth,
      }
      const found = await session.run('readings.plan', asked)
      const overrules = overrulesOf(invocation)
      // what is said here goes the way of a mapping confirmed in the window, and is remembered like one
      const mappings = found.result.files.flatMap(({ inspected: { mapping } }, k) =>
        // a question that is not answered stays one
        overrules && mapping && isSettled(mapping.unsure, overrules)
          ? [{ grant: grants[k] as string, mapping: overruled(mapping.guess, overrules) }]
          : [],
      )
      const { plan, result } =
        mappings.length === 0 ? found : await session.run('readings.plan', { ...asked, mappings })
      warnAboutPlan(result, terminal)
      const problem = firstProblem(
        result.files.map(({ inspected }) => inspected),
        terminal,
      )
      // of files that are all refused there is nothing to save
      const skipRefused =
        invocation.flag('skip-refused') && result.files.some(({ inspected }) => inspected.problem === null)
      if (point === null && !problem && !skipRefused) {
        const nameless = result.files.find(({ inspected }) =>
          inspected.points.some((one) => one.point === ''),
        )
        if (nameless) throw new ProblemError(cliProblem('point-needed', { file: nameless.inspected.file }))
      }
      await writeRefused(invocation.text('refused'), session, plan)
      const document = {
        batch: null as number | null,
        rows: result.rows,
        points: result.files.flatMap(({ inspected }) => pointsJson(inspected)),
        unknownPoints: result.unknownPoints,
        complete: result.complete,
        changes: result.changes.map(changeJson),
        files: result.files.map(({ inspected }) => inspectionJson(inspected)),
      }
      if ((problem && !skipRefused) || invocation.flag('dry-run')) {
        if (problem && !invocation.flag('skip-refused') && result.files.length > 1) terminal.warn(ALL_OR_NONE)
        return outcomeOf(document, importText(result, false), skipRefused ? null : problem)
      }
      const saved = await saving(session, plan, invocation.flag('replace'))
      if ('refusal' in saved) {
        terminal.warn(`${saved.refusal.message} (--replace)`)
        return outcomeOf(document, importText(result, false), saved.refusal)
      }
      return done(
        { ...document, batch: saved.batch, rows: saved.rows },
        importText(result, saved.batch !== null),
      )
    })
  },
}

const check: Command = {
  words: ['readings', 'check'],
  operands: [{ name: 'FILE' }, { name: 'YYYY-MM', optional: true }],
  options: {},
  summary: 'What is worth a look in a month’s readings; changes nothing.',
  notes: [
    `JSON: {month, hasValues, findings [{kind, member, memberName, point, direction, from, until, date, slots, runs, stepSeconds, whole, kWh, usualKWh, nextPoint, memberDate, sentence}]}. kind is one of ${findingKinds.join(', ')}.`,
    'Findings are remarks: they exit with 0. Without a month, the month at work is looked at.',
  ],
  async run(invocation, terminal) {
    const [file, month] = invocation.operands as [string, string?]
    const asked = month === undefined ? null : monthOf(month)
    return withCooperative(resolve(file), terminal, async (session, state) => {
      const checks = await session.call('readings.checks', { month: asked ?? state.workMonth })
      return done({ ...checks, findings: checks.findings.map(findingJson) }, checksText(checks))
    })
  },
}

function findingJson({ microKWh, usualMicroKWh, from, until, ...told }: TellingFinding) {
  const kWh = (micro: number | null): number | null => (micro === null ? null : micro / 1e6)
  const instant = (seconds: number | null): string | null =>
    seconds === null ? null : new Date(seconds * 1000).toISOString()
  return {
    ...told,
    from: instant(from),
    until: instant(until),
    kWh: kWh(microKWh),
    usualKWh: kWh(usualMicroKWh),
  }
}

function checksText({ month, hasValues, findings }: Output<'readings.checks'>): string {
  if (findings.length === 0)
    return hasValues ? `Nothing stands out in ${month}.` : `There are no readings in ${month} yet.`
  const rows = findings.map((one) => [
    one.kind,
    one.member === null ? '' : `${one.member} ${one.memberName ?? ''}`.trim(),
    one.point ?? '',
    one.sentence,
  ])
  return textTable(['kind', 'member', 'point', 'finding'], rows)
}

export const readingsCommands: readonly Command[] = [inspect, importReadings, check]
