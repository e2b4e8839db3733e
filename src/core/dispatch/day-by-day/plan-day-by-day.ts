import { ProblemError } from '../../problems/problem.ts'
import { residualsOf } from '../check.ts'
import { modelOf } from '../model/model.ts'
import type { MixedProgram } from '../model/program.ts'
import { solveOpen, throwIfStopped, type Limits, type PlanWatch } from '../optimum.ts'
import { oppositesIn } from '../opposites.ts'
import { planOf, type Plan } from '../plan.ts'
import { dispatchProblem } from '../problems.ts'
import type { DispatchSolver, OpenProgram } from '../solver.ts'
import { dayModels, type DayModel } from './day-model.ts'
import { GrowingPlan } from './growing-plan.ts'
import type { Appliance, Battery, Study, StudyMember } from '../study.ts'

/** A plan made day by day: cheapest on every day given the day before, not over the whole time. */
export interface RollingPlan {
  readonly plan: Plan
  readonly days: number
  /** Days on which the relaxation did two opposite things at once and the search with whole numbers was needed. */
  readonly searched: number
  /** Largest violation of any condition on any day. */
  readonly residual: number
}

/**
 * Plans a long study one day after the other. One model stays in the solver: the next day only rewrites its costs and
 * bounds and begins where the last one ended. A battery starts a day as it ended the one before and returns to where it
 * started; the peak of the days before is paid already. The relaxation is looked at, and only a day on which a node does
 * two opposite things is searched with whole numbers: elsewhere it is the optimum of the day.
 */
export async function planDayByDay(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<RollingPlan> {
  const perDay = Math.round(1440 / study.stepMinutes)
  const days = Math.ceil(study.steps / perDay)
  const written = dayModels(study)
  let open: { readonly model: DayModel; readonly program: OpenProgram } | null = null
  const grown = new GrowingPlan(study.steps)
  let searched = 0
  let residual = 0
  let peak = 0
  let charges: readonly (number | null)[] = []
  try {
    for (let d = 0; d < days; d++) {
      throwIfStopped(watch)
      watch.report({ phase: 'days', done: d, total: days })
      const day = dayOf(study, d * perDay, Math.min(study.steps, (d + 1) * perDay), charges)
      const model = written(day)
      model.program.columns.lower[model.peak] = peak
      if (open && model.program.cost.length === open.model.program.cost.length)
        copy(model.program, open.model.program)
      else {
        open?.program.close()
        open = { model, program: await solver.open(model.program) }
      }
      const answer = open.program.solve({ relaxed: true, secondsLimit: limits.secondsLimit, start: null })
      if (answer.status !== 'optimal')
        throw new ProblemError(
          dispatchProblem('dispatch-unsolved', { reason: `day ${d + 1}: ${answer.status}` }),
        )
      residual = Math.max(residual, residualsOf(model.program, answer.columns).constraints)
      if (!(residual <= 1e-6))
        throw new ProblemError(
          dispatchProblem('dispatch-doubtful', { detail: `day ${d + 1} by ${residual}` }),
        )
      let plan = model.read(answer.columns)
      if (model.program.integer.includes(1) || oppositesIn(plan) > 0) {
        searched++
        plan = await searchDay(day, peak, study, solver, limits)
      }
      grown.append(plan)
      peak = Math.max(peak, plan.peakKw)
      charges = plan.nodes.map((node) => node.stateOfCharge?.at(-1) ?? null)
    }
  } finally {
    open?.program.close()
  }
  return { plan: grown.whole, days, searched, residual }
}

async function searchDay(
  day: Study,
  peak: number,
  whole: Study,
  solver: DispatchSolver,
  limits: Limits,
): Promise<Plan> {
  const model = modelOf(day, { greenPool: false, exclusive: true, dayOf: whole })
  model.program.columns.lower[model.map.common.peak] = peak
  const program = await solver.open(model.program)
  try {
    const optimum = solveOpen(model, program, limits)
    if (!optimum)
      throw new ProblemError(dispatchProblem('dispatch-unsolved', { reason: 'a day has no plan' }))
    return planOf(model, optimum.solution)
  } finally {
    program.close()
  }
}

/** Costs and bounds of one program into another of the same matrix. */
function copy(from: MixedProgram, to: MixedProgram): void {
  to.cost.set(from.cost)
  to.columns.lower.set(from.columns.lower)
  to.columns.upper.set(from.columns.upper)
  to.rows.lower.set(from.rows.lower)
  to.rows.upper.set(from.rows.upper)
}

/** The slots from `from` to before `to` as a study; `charges` are where the batteries stand, members first. */
function dayOf(study: Study, from: number, to: number, charges: readonly (number | null)[]): Study {
  const { prices } = study
  const slice = (series: readonly number[]): readonly number[] => series.slice(from, to)
  const common = study.community
  return {
    ...study,
    steps: to - from,
    prices: {
      ...prices,
      buy: slice(prices.buy),
      sell: slice(prices.sell),
      local: typeof prices.local === 'string' ? prices.local : slice(prices.local),
    },
    members: study.members.map((member, i): StudyMember => ({
      ...member,
      load: slice(member.load),
      pv: slice(member.pv),
      battery: member.battery && begun(member.battery, charges[i] ?? null),
      shiftable: member.shiftable.map((appliance) => applianceOfDay(study, member, appliance, from, to)),
      curtailable: member.curtailable && { ...member.curtailable, series: slice(member.curtailable.series) },
    })),
    community: common && {
      ...common,
      pv: common.pv && slice(common.pv),
      battery: common.battery && begun(common.battery, charges[study.members.length] ?? null),
    },
  }
}

/** A battery that starts where it stands and returns there by the end of the day. */
function begun(battery: Battery, charge: number | null): Battery {
  const start =
    charge ?? battery.initialKWh ?? (battery.end === 'cyclic' ? null : battery.minSoc * battery.capacityKWh)
  return { ...battery, initialKWh: start, end: 'cyclic' }
}

/** What an appliance does on one day: its usual energy of the day, in the part of its window that lies in it. */
function applianceOfDay(
  study: Study,
  member: StudyMember,
  appliance: Appliance,
  from: number,
  to: number,
): Appliance {
  const window = { from: Math.max(0, appliance.from - from), to: Math.min(to, appliance.to) - from }
  const usual = appliance.usual && appliance.usual.slice(from, to)
  const inside = window.from < window.to
  if (usual) {
    const energyKWh = usual.reduce((sum, kw) => sum + kw * (study.stepMinutes / 60), 0)
    return { ...appliance, usual, energyKWh, ...(inside ? window : { from: 0, to: 0 }) }
  }
  if (appliance.from >= from && appliance.to <= to) return { ...appliance, ...window }
  if (!inside) return { ...appliance, energyKWh: 0, from: 0, to: 0 }
  throw new ProblemError(dispatchProblem('window-over-days', { id: member.id }))
}
