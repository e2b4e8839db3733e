import { expect, test } from 'vitest'
import { conflictsOfStudy } from '../../../src/core/dispatch/conflicts.ts'
import { modelOf } from '../../../src/core/dispatch/model/model.ts'
import { optimumOf } from '../../../src/core/dispatch/optimum.ts'
import { planStudy } from '../../../src/core/dispatch/plan-study.ts'
import { readStudy } from '../../../src/core/dispatch/reading/read-study.ts'
import { studyJson } from '../../../src/core/dispatch/reading/write-study.ts'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

type Tree = Record<string, unknown>

/** A small study that can be read, changed by the test. */
function smallStudy(change: (document: Tree) => void): string {
  const battery = { capacityKWh: 5, chargeKw: 2, dischargeKw: 2, initialKWh: 1, end: 'free' }
  const document: Tree = {
    stepMinutes: 60,
    steps: 4,
    prices: { buy: [0.2, 0.3, 0.4, 0.3], sell: [0.05, 0.05, 0.05, 0.05] },
    members: [
      { id: 'a', load: [1, 1, 1, 1], battery, shiftable: [{ energyKWh: 2, from: 1, to: 3, maxKw: 2 }] },
      { id: 'b', load: [1, 0, 0, 1] },
    ],
  }
  change(document)
  return JSON.stringify(document)
}

const first = (document: Tree): Tree => (document['members'] as Tree[])[0]!
const battery = (document: Tree): Tree => first(document)['battery'] as Tree
const appliance = (document: Tree): Tree => (first(document)['shiftable'] as Tree[])[0]!

function problemOf(text: string): { code: string; message: string } {
  try {
    readStudy(text)
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('it was read')
}

test.each<[string, (document: Tree) => void, string, string]>([
  [
    'a negative capacity',
    (d) => (battery(d)['capacityKWh'] = -1),
    'study-field',
    'members[0].battery.capacityKWh',
  ],
  ['a missing value', (d) => (first(d)['load'] = [1, null, 1, 1]), 'study-field', 'members[0].load[1]'],
  ['a text for a number', (d) => (first(d)['load'] = [1, '1', 1, 1]), 'study-field', 'members[0].load[1]'],
  ['too few values', (d) => (first(d)['load'] = [1, 1]), 'study-length', '4 slots'],
  ['a window outside the day', (d) => (appliance(d)['to'] = 9), 'study-window', 'slot 1 to 9'],
  ['a window backwards', (d) => (appliance(d)['from'] = 3), 'study-window', 'slot 3 to 3'],
  ['an income of 0', (d) => (first(d)['incomePerYear'] = 0), 'study-field', 'incomePerYear'],
  ['an efficiency above 1', (d) => (battery(d)['chargeEfficiency'] = 1.2), 'study-field', 'chargeEfficiency'],
  ['a start above the capacity', (d) => (battery(d)['initialKWh'] = 6), 'study-field', 'initialKWh'],
  ['no members', (d) => (d['members'] = []), 'study-field', 'members'],
  ['a name twice', (d) => ((d['members'] as Tree[])[1]!['id'] = 'a'), 'study-member-twice', '“a”'],
  [
    'shares of 0.8',
    (d) => (d['community'] = { pv: [0, 1, 1, 0], shares: { a: 0.8 } }),
    'study-shares',
    '0.8',
  ],
  ['a weight for nobody', (d) => (d['settings'] = { weights: { low: 2 } }), 'study-unknown-group', '“low”'],
  [
    'a form of fairness there is not',
    (d) => (d['settings'] = { fairness: { form: 'envy' } }),
    'study-field',
    'settings.fairness.form',
  ],
  [
    'α above 4',
    (d) => (d['settings'] = { fairness: { form: 'alpha-fair', alpha: 9 } }),
    'study-field',
    'settings.fairness.alpha',
  ],
  ['ρ above 0.6', (d) => (d['settings'] = { rho: 0.9 }), 'study-field', 'settings.rho'],
  ['an endless number', (d) => ((d['prices'] as Tree)['networkFee'] = 1e300), 'study-field', 'networkFee'],
])('%s is refused with its name', (_what, change, code, named) => {
  const problem = problemOf(smallStudy(change))
  expect(problem.code).toBe(code)
  expect(problem.message).toContain(named)
})

test('lists in lists without end, numbers without end and null are told in few words', () => {
  const messageOf = (text: string): string => problemOf(text).message
  const nested = '['.repeat(200_000) + ']'.repeat(200_000)
  expect(messageOf(nested)).toContain('“the study” is a list, but has to be an object.')
  expect(messageOf(`{"stepMinutes": ${nested}}`)).toContain('“stepMinutes” is a list')
  expect(messageOf('{"stepMinutes": 60, "steps": 1e400}')).toContain('“steps” is too large a number')
  expect(messageOf(smallStudy((d) => ((d['prices'] as Tree)['buy'] = null)))).toContain(
    '“prices.buy” is null',
  )
  expect(messageOf(smallStudy((d) => delete (d['prices'] as Tree)['buy']))).toContain(
    '“prices.buy” is missing',
  )
})

test('NaN is no JSON, and a field that stands twice is refused', () => {
  expect(problemOf('{"steps": NaN}').code).toBe('study-not-json')
  expect(problemOf('{"steps": 4, "steps": 5}').code).toBe('study-field-twice')
})

test('what is left out has the published defaults, what is unknown is named', () => {
  const { study, ignored } = readStudy(smallStudy((document) => (document['colour'] = 'green')))
  expect(ignored).toEqual(['colour'])
  expect(study.settings).toEqual({
    mu: 0.5,
    nu: 0.5,
    beta: 0,
    delta: 0.02,
    weights: 'equal',
    rho: 0,
    greenPool: true,
    fairness: { form: 'weights' },
  })
  expect(study.prices).toMatchObject({ local: 'mid-market', networkFee: 0, demandCharge: 0 })
  expect(study.members[1]).toMatchObject({
    incomePerYear: null,
    battery: null,
    shiftable: [],
    pv: [0, 0, 0, 0],
  })
})

test('the six studies come back as they were written', () => {
  for (const study of sixStudies)
    expect(readStudy(JSON.stringify(studyJson(study)))).toEqual({ study, ignored: [] })
})

const solver = dispatchSolver({ shouldStop: () => false })

async function conflictsIn(change: (document: Tree) => void): Promise<string[]> {
  const { study } = readStudy(smallStudy(change))
  const model = modelOf(study, { greenPool: false, exclusive: true })
  expect(await optimumOf(model, solver, { secondsLimit: 10 })).toBeNull()
  const conflicts = await conflictsOfStudy(study, solver, 10)
  return conflicts.map(({ kind, member }) => `${kind} ${member}`)
}

test('conditions that contradict each other are named, and no others', async () => {
  expect(await conflictsIn((document) => (appliance(document)['energyKWh'] = 5))).toEqual([
    'appliance-energy a',
  ])
  expect(
    await conflictsIn((document) => {
      battery(document)['end'] = 5
      battery(document)['chargeKw'] = 0.5
    }),
  ).toEqual(['state-of-charge a', 'end-of-charge a', 'start-of-charge a'])
  expect(
    await conflictsIn((document) => {
      Object.assign(appliance(document), { energyKWh: 3, maxKw: 1, interruptible: false })
    }),
  ).toContain('appliance-run a')
})

test('prices that earn without end meet bounds, not endlessness: buying and selling at once is excluded', async () => {
  const { study } = readStudy(
    smallStudy(
      (document) => (document['prices'] = { buy: [0.1, 0.1, 0.1, 0.1], sell: [0.3, 0.3, 0.3, 0.3] }),
    ),
  )
  const optimum = await optimumOf(modelOf(study, { greenPool: false, exclusive: true }), solver, {
    secondsLimit: 10,
  })
  expect(optimum!.proof.status).toBe('optimal')
  expect(optimum!.proof.residual).toBeLessThanOrEqual(1e-6)
})

test('prices that no solver copes with end in a sentence', async () => {
  const { study } = readStudy(
    smallStudy((document) => {
      document['prices'] = { buy: [-1e9, -1e9, -1e9, -1e9], sell: [1e9, 1e9, 1e9, 1e9] }
      delete first(document)['shiftable']
    }),
  )
  const watch = { report: () => undefined, shouldStop: () => false }
  const planned = planStudy(study, solver, { secondsLimit: 10 }, watch)
  const ended = await planned.then(
    (plan) => (plan.status === 'planned' ? plan.stage.proof.status : plan.status),
    (error: unknown) => (error instanceof ProblemError ? error.problem.family : error),
  )
  expect(['optimal', 'limit']).toContain(ended)
})
