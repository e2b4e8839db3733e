import { ProblemError } from '../../problems/problem.ts'
import { residualsOf } from '../check.ts'
import { conflictsOfStudy, type Conflict } from '../conflicts.ts'
import { modelOf, type DispatchModel } from '../model/model.ts'
import { solveOpen, throwIfStopped, type Limits, type PlanWatch } from '../optimum.ts'
import { oppositesIn } from '../opposites.ts'
import type { Plan } from '../plan.ts'
import { dispatchProblem } from '../problems.ts'
import type { DispatchSolver } from '../solver.ts'
import type { Study } from '../study.ts'
import { dayModels } from './day-model.ts'
import { studyOfDay, type Day } from './day-of-study.ts'
import { WarmProgram } from './warm-program.ts'

/** What planning day after day came to; the plans themselves were handed on as they were made. */
export type RolledDays =
  | {
      readonly status: 'planned'
      readonly days: number
      /** Days on which the relaxation did two opposite things at once and the search with whole numbers was needed. */
      readonly searched: number
      /** Largest violation of any condition on any day. */
      readonly residual: number
      readonly peakKw: number
    }
  | { readonly status: 'infeasible'; readonly day: number; readonly conflicts: readonly Conflict[] }

/**
 * Plans a long study one day after the other and hands each day on. One model stays in the solver: the next day only
 * rewrites its costs and bounds and begins where the last one ended. A battery starts a day as it ended the one before
 * and returns to where it started; the peak of the days before is paid already. The relaxation is looked at, and only a
 * day on which a node does two opposite things is searched with whole numbers: elsewhere it is the optimum of the day.
 */
export async function eachDay(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
  take: (day: Study, plan: Plan) => void,
): Promise<RolledDays> {
  const perDay = Math.round(1440 / study.stepMinutes)
  const days = Math.ceil(study.steps / perDay)
  const written = dayModels(study)
  const warm = new WarmProgram(solver)
  let searched = 0
  let residual = 0
  let peak = 0
  let charges: readonly (number | null)[] = []
  const called = study.members.map(() => 0)
  try {
    for (let d = 0; d < days; d++) {
      throwIfStopped(watch)
      watch.report({ phase: 'days', done: d, total: days })
      const from = d * perDay
      const day: Day = { number: d + 1, from, to: Math.min(study.steps, from + perDay), charges, called }
      const ofDay = studyOfDay(study, day)
      const model = written(ofDay)
      model.program.columns.lower[model.peak] = peak
      const program = await warm.of(model.program)
      const answer = program.solve({ relaxed: true, secondsLimit: limits.secondsLimit, start: null })
      if (answer.status === 'infeasible') {
        warm.close()
        return await whyNot(study, ofDay, day, solver, limits, watch)
      }
      if (answer.status === 'unbounded') throw new ProblemError(dispatchProblem('dispatch-unbounded'))
      if (answer.status !== 'optimal')
        throw new ProblemError(
          dispatchProblem('dispatch-unsolved', { reason: `day ${day.number}: ${answer.status}` }),
        )
      residual = Math.max(residual, residualsOf(model.program, answer.columns).constraints)
      if (!(residual <= 1e-6))
        throw new ProblemError(
          dispatchProblem('dispatch-doubtful', { detail: `day ${day.number} by ${residual}` }),
        )
      let plan = model.read(answer.columns)
      if (model.program.integer.includes(1) || oppositesIn(plan) > 0) {
        searched++
        const found = await searchDay(ofDay, peak, study, solver, limits)
        if (!found) return await whyNot(study, ofDay, day, solver, limits, watch)
        plan = found.plan
        residual = Math.max(residual, found.residual)
        for (const [i, slots] of found.called.entries()) called[i]! += slots
      }
      take(ofDay, plan)
      peak = Math.max(peak, plan.peakKw)
      charges = plan.nodes.map((node) => node.stateOfCharge?.at(-1) ?? null)
    }
  } finally {
    warm.close()
  }
  return { status: 'planned', days, searched, residual, peakKw: peak }
}

async function whyNot(
  study: Study,
  ofDay: Study,
  day: Day,
  solver: DispatchSolver,
  { secondsLimit }: Limits,
  watch: PlanWatch,
): Promise<RolledDays> {
  watch.report({ phase: 'conflicts', done: 0, total: 1 })
  const conflicts = await conflictsOfStudy(ofDay, solver, secondsLimit, { longer: { study, day } })
  return { status: 'infeasible', day: day.number, conflicts }
}

interface FoundDay {
  readonly plan: Plan
  readonly residual: number
  /** Slots in which each member's load was called. */
  readonly called: readonly number[]
}

/** Null where whole numbers leave no plan. */
async function searchDay(
  ofDay: Study,
  peak: number,
  whole: Study,
  solver: DispatchSolver,
  limits: Limits,
): Promise<FoundDay | null> {
  const model = modelOf(ofDay, { greenPool: false, exclusive: true, dayOf: whole })
  model.program.columns.lower[model.map.common.peak] = peak
  const program = await solver.open(model.program)
  try {
    const optimum = solveOpen(model, program, limits)
    if (!optimum) return null
    const { plan, proof, solution } = optimum
    return { plan, residual: proof.residual, called: calledIn(model, ofDay, solution) }
  } finally {
    program.close()
  }
}

function calledIn({ blocks }: DispatchModel, { members }: Study, solution: Float64Array): number[] {
  return members.map((_, i) =>
    blocks
      .filter(({ kind, node }) => kind === 'event' && node === i)
      .reduce((sum, { first, count }) => {
        for (let t = 0; t < count; t++) sum += solution[first + t]!
        return sum
      }, 0),
  )
}
