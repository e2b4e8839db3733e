import type { Refereed } from '../../../core/contract/referee.ts'
import { nothingToSplit, tellSplit } from '../../../core/reporting/operator-split.ts'
import { splittingMonth } from '../../../core/sharing/referee/columns.ts'
import { differencesTable } from '../../../core/sharing/referee/differences-table.ts'
import type { RefereeReport } from '../../../core/sharing/referee/referee.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { writeCsv } from '../../documents/tables/csv.ts'
import { compute } from '../../solver/compute.ts'
import type { TaskInput } from '../../solver/tasks.ts'
import { sessionOf, type Context, type HandlersOf } from '../context.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'

export const refereeHandlers: HandlersOf<'referee.month' | 'referee.file' | 'referee.table'> = {
  'referee.month': async ({ month }, context) => {
    const session = sessionOf(context)
    const local = session.month(month)
    const turns = session.turns()
    const readings = await turns.through(session.file.readings.reading(local.start, local.end))
    if (readings.length === 0) return nothingToSplit('no-readings')
    const columns = await turns.through(splittingMonth(readings, local))
    if (columns === null) return nothingToSplit('no-split')
    return judged(session, { kind: 'columns', columns }, context)
  },

  'referee.file': async ({ grant }, context) => {
    const session = sessionOf(context)
    const { fileName, bytes } = await context.keep.grants.read(grant)
    const told = await judged(session, { kind: 'file', name: fileName, bytes }, context)
    context.keep.grants.drop([grant])
    return told
  },

  'referee.table': ({ report: name }, context) => {
    const kept = sessionOf(context).refereed
    if (kept?.name !== name) throw new ProblemError(serviceProblem('report-unknown'))
    const { from, until } = kept.report
    return context.keep.outputs.put('referee.table', {
      fileName: `split differences ${from === until ? from : `${from} to ${until}`}.csv`,
      mediaType: 'text/csv',
      bytes: new TextEncoder().encode(writeCsv(differencesTable(kept.report))),
    })
  },
}

async function judged(session: Session, of: TaskInput<'referee'>['of'], context: Context): Promise<Refereed> {
  const { file, zone } = session
  const { model, referenceTariff } = file.cooperative.get()
  const tariffs = file.tariffs.all().map(({ row }) => row)
  const report = await compute(
    'referee',
    { of, zone: zone.id, prices: { model, referenceTariff, tariffs } },
    context.watch,
  )
  return keptAndTold(session, report, context)
}

/** Keeps a report for its table in the place of the one before it, and tells it. */
function keptAndTold(session: Session, report: RefereeReport, { keep }: Context): Refereed {
  const name = keep.options.newName()
  session.refereed = { name, report }
  const names = new Map(
    session.file.members.all().flatMap((member) => member.points.map(({ id }) => [id, member.name])),
  )
  return tellSplit(report, { report: name, nameOf: (point) => names.get(point) ?? null })
}
