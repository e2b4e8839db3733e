import type { StudySource } from '../../../core/contract/studies.ts'
import { studyJson } from '../../../core/dispatch/reading/write-study.ts'
import { dispatchProblem } from '../../../core/dispatch/problems.ts'
import { consumptionOf, hoursOfSlot, type Study } from '../../../core/dispatch/study.ts'
import { widestGuardRails } from '../../../core/tuning/guard-rails.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import type { CatalogueDay } from '../../../core/scenarios/catalogue.ts'
import { dynamicRun } from '../../../core/scenarios/dynamic.ts'
import { sixStudies, variants } from '../../../core/scenarios/six.ts'
import type { StudyText } from '../../../core/scenarios/source.ts'
import { compute } from '../../solver/compute.ts'
import type { Context, HandlersOf } from '../context.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import { DEFAULT_SEED } from '../settling/settleMonth.ts'

export const studiesHandlers: HandlersOf<
  'study.list' | 'study.run' | 'study.dynamic' | 'study.tune' | 'dispatch.plan'
> = {
  'study.list': () => ({
    studies: sixStudies.map((study, k) => ({
      name: study.name,
      title: variants[k]!.title,
      summary: variants[k]!.summary,
      members: study.members.length,
      steps: study.steps,
      stepMinutes: study.stepMinutes,
      consumptionKWh: study.members.reduce((sum, member) => sum + consumptionOf(study, member), 0),
      pvKWh: sunshineOf(study),
      study: studyJson(study),
    })),
  }),

  'study.run': async ({ source }, context) =>
    compute('study-run', await textOf(source, context), context.watch),

  'study.dynamic': async ({ seed }, { watch }) => dynamicRun(await allDays(watch), seed ?? 1),

  'study.tune': async ({ source, seed, steps, rails }, context) =>
    compute(
      'tune-study',
      {
        source: await textOf(source, context),
        seed: seed ?? DEFAULT_SEED,
        steps: steps ?? STUDY_STEPS,
        rails: rails ?? widestGuardRails,
      },
      context.watch,
    ),

  'dispatch.plan': async ({ source, members, relax }, context) =>
    compute('dispatch-plan', { source: await textOf(source, context), members, relax }, context.watch),
}

/** Steps of each of the sixteen trainings on a study's days. */
const STUDY_STEPS = 8192

/** What the sun offers to all members and the common plant, kWh. */
function sunshineOf(study: Study): number {
  const series = [...study.members.map(({ pv }) => pv), study.community?.pv ?? []]
  return series.reduce((sum, pv) => pv.reduce((own, kw) => own + kw * hoursOfSlot(study), sum), 0)
}

async function textOf(source: StudySource, { keep }: Context): Promise<StudyText> {
  if (source.kind === 'built-in') return { name: source.name }
  if (source.kind === 'text') return { text: source.text }
  const { bytes } = await keep.grants.read(source.grant)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch (error) {
    if (error instanceof TypeError)
      throw new ProblemError(dispatchProblem('study-not-json', { reason: 'it is not written in UTF-8' }))
    throw error
  }
}

/** The six kinds of day, solved once for the life of the service; two at a time. */
let solvedDays: readonly CatalogueDay[] | null = null

async function allDays(watch: JobWatch): Promise<readonly CatalogueDay[]> {
  if (solvedDays) return solvedDays
  const days: CatalogueDay[] = []
  let next = 0
  let done = 0
  const quiet = { signal: watch.signal, report: () => undefined }
  const work = async (): Promise<void> => {
    while (next < sixStudies.length) {
      const k = next++
      watch.report('days', done, sixStudies.length)
      days[k] = await compute('dynamic-day', { name: sixStudies[k]!.name }, quiet)
      done++
    }
  }
  await Promise.all([work(), work()])
  return (solvedDays = days)
}
