import { expect, test } from 'vitest'
import * as v from 'valibot'
import { InfeasibleSchema } from '../../../src/core/dispatch/document/schema.ts'
import { stageB } from '../../../src/core/dispatch/equity/stage-b.ts'
import { readStudyDocument } from '../../../src/core/dispatch/reading/read-study.ts'
import { stageA } from '../../../src/core/dispatch/stage-a.ts'
import type { Study } from '../../../src/core/dispatch/study.ts'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import { runStudy } from '../../../src/core/scenarios/run/run-study.ts'
import { StudyRunSchema, type StudyRun } from '../../../src/core/scenarios/run/schema.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'
import { randomCommunity } from './random-community.ts'

const watch = { report: () => undefined, shouldStop: () => false }
const solver = dispatchSolver(watch)
const limits = { secondsLimit: 20 }

const read = (change: object, seed: number): Study =>
  readStudyDocument(JSON.parse(JSON.stringify({ ...randomCommunity(seed), ...change }))).study

const sum = (of: Iterable<number>): number => [...of].reduce((total, one) => total + one, 0)

/** Energy that stands in the batteries before the first slot, at most; kWh. */
const storedAtFirst = ({ members, community }: Study): number =>
  sum(
    [...members, ...(community ? [community] : [])].map(({ battery }) =>
      battery === null ? 0 : (battery.initialKWh ?? battery.capacityKWh),
    ),
  )

/** What does not hold of a plan. */
function faultsOfPlan(study: Study, plan: StudyRun | StudyRun['stageB']): string[] {
  const nets = sum(plan.members.map(({ cost }) => cost))
  const received = sum(plan.members.map((one) => (one.renewableAccess ?? 0) * one.consumptionKWh))
  return [
    ...(Math.abs(nets - plan.cost) <= 1e-6 ? [] : [`members pay ${nets} of ${plan.cost}`]),
    ...(plan.proof.residual <= 1e-6 ? [] : [`a condition is missed by ${plan.proof.residual}`]),
    ...(received <= plan.energy.pvKWh + storedAtFirst(study) + 1e-6 ? [] : [`${received} kWh of sunshine`]),
  ]
}

/** What does not hold of a study's document. */
function faultsOf(study: Study, run: StudyRun): string[] {
  const { stageB: fair, shapley } = run
  const { fairness, delta, beta } = study.settings
  const issues = v.safeParse(StudyRunSchema, run).issues ?? []
  const most = fairness.form === 'weights' ? delta + 1e-6 : Infinity
  const shared = shapley && beta === 0 ? sum(Object.values(shapley)) : run.savings
  return [
    ...issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
    ...faultsOfPlan(study, run),
    ...faultsOfPlan(study, fair),
    ...(fair.priceOfFairness >= 0 && fair.priceOfFairness <= most
      ? []
      : [`it costs ${fair.priceOfFairness}`]),
    ...(Math.abs(shared - run.savings) <= 1e-5 ? [] : [`${shared} of ${run.savings} is shared`]),
  ]
}

/** By how much the fair plan without weights and Rawls misses what the cheapest costs. */
async function missesTheCheapest(study: Study, { members }: StudyRun): Promise<number> {
  const settings = { ...study.settings, mu: 0, weights: 'equal', fairness: { form: 'weights' } } as const
  const cheapest = (await stageA(study, solver, limits, { greenPool: settings.greenPool }))!
  const basis = {
    cheapest: cheapest.proof.objective,
    alone: members.map(({ alone }) => alone),
    localPrices: cheapest.localPrices,
  }
  const { money, plan } = await stageB(study, settings, basis, solver, limits)
  return Math.abs(money.cost + settings.beta * plan.peakKw - basis.cheapest)
}

/** What is amiss with what a run of the study gives: a document, the conditions that contradict each other, or a sentence. */
async function amiss(study: Study): Promise<string[]> {
  try {
    const run = await runStudy(study, [], solver, limits, watch)
    if (run.status === 'infeasible')
      return v.is(InfeasibleSchema, run) && run.conflicts.length > 0 ? [] : ['no conflict is named']
    const missed = await missesTheCheapest(study, run)
    return [...faultsOf(study, run), ...(missed <= 1e-6 ? [] : [`it misses the cheapest by ${missed}`])]
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return /^(study-no-scale|no-green-plan)$/.test(error.problem.code) ? [] : [error.problem.message]
  }
}

/** Beginning with the ones that found something. */
const seeds = [2, 15, 36, 83, ...Array.from({ length: 20 }, (_, k) => 200 + k)]

test.each(seeds)(
  'community %i: a whole document with everything that must hold, or a sentence',
  async (seed) => {
    expect(await amiss(read({}, seed))).toEqual([])
  },
)

test('a green pool that cannot fill a battery, and a load that costs nothing, are refused with their sentences', async () => {
  const base = {
    stepMinutes: 60,
    steps: 2,
    prices: { buy: [0.2, 0.3], sell: [0.05, 0.05] },
    community: undefined,
    connectionKw: undefined,
    settings: { greenPool: true },
  }
  const battery = { capacityKWh: 4, chargeKw: 2, dischargeKw: 2, initialKWh: 0, end: 4 }
  const members = [
    { id: 'a', load: [1, 1], battery },
    { id: 'b', load: [1, 1] },
  ]
  const codeOf = (study: Study): Promise<unknown> =>
    runStudy(study, [], solver, limits, watch).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof ProblemError ? error.problem : error),
    )
  expect(await codeOf(read({ ...base, members }, 1))).toMatchObject({
    code: 'no-green-plan',
    what: expect.stringContaining('The battery of a has to end at 4 kWh.') as string,
  })
  expect(await codeOf(read({ ...base, members, settings: { greenPool: false } }, 1))).toBe('optimal')
  const idle = members.map(({ id }) => ({ id, load: [0, 0], pv: [1, 1] }))
  expect(await codeOf(read({ ...base, members: idle }, 1))).toMatchObject({ code: 'study-no-scale' })
})

test('a single member has no game, and is told so', async () => {
  const alone = { id: 'a', load: [1, 1], pv: [0, 2] }
  const study = read(
    {
      stepMinutes: 60,
      steps: 2,
      prices: { buy: [0.2, 0.3], sell: [0.05, 0.05] },
      members: [alone],
      community: { pv: [1, 0] },
      connectionKw: undefined,
      settings: undefined,
    },
    1,
  )
  const run = await runStudy(study, [], solver, limits, watch)
  expect(run).toMatchObject({
    shapley: null,
    sideStudies: null,
    reasons: { shapley: 'A single member has nobody to share with.' },
  })
})
