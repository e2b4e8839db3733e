import { dispatchDocument } from '../../../core/dispatch/document/dispatch-document.ts'
import type { DispatchDocument } from '../../../core/dispatch/document/schema.ts'
import { ofMembers } from '../../../core/dispatch/members-by-id.ts'
import { planStudy } from '../../../core/dispatch/plan-study.ts'
import { studyFrom, type StudyText } from '../../../core/scenarios/source.ts'
import { dispatchSolver, SECONDS_LIMIT } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'

interface PlanOrder {
  readonly source: StudyText
  readonly members: readonly string[] | null
  readonly relax: boolean
}

/** The cheapest plan of a study, or of some of its members. */
export const task: Task<PlanOrder, DispatchDocument> = async ({ source, members, relax }, watch) => {
  const { study, ignored } = studyFrom(source)
  const chosen = members ? ofMembers(study, members) : study
  const limits = { secondsLimit: SECONDS_LIMIT }
  return dispatchDocument(
    await planStudy(chosen, dispatchSolver(watch), limits, watch, relax),
    ignored,
    relax,
  )
}
