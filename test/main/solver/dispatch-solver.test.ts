import { expect, test } from 'vitest'
import { modelOf } from '../../../src/core/dispatch/model/model.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { compute } from '../../../src/main/solver/compute.ts'
import { dispatchSolver, refuseTooLarge } from '../../../src/main/solver/dispatch-solver.ts'

const model = modelOf(sixStudies[0]!, { greenPool: false, exclusive: true })
const relaxed = { relaxed: true, secondsLimit: 30, start: null }

test('a model stays warm: changed bounds and costs are solved as a new model would be', async () => {
  const changed = modelOf(sixStudies[0]!, { greenPool: false, exclusive: false })
  const open = await dispatchSolver({ shouldStop: () => false }).open(changed.program)
  open.solve(relaxed)
  changed.program.cost[changed.map.common.peak] = 2
  changed.program.columns.upper.fill(0, changed.map.nodes[10]!.spilled!, changed.map.nodes[10]!.spilled! + 24)
  const warm = open.solve(relaxed)
  const fresh = (await dispatchSolver({ shouldStop: () => false }).open(changed.program)).solve(relaxed)
  open.close()
  expect(warm.status).toBe('optimal')
  expect(warm.status === 'optimal' && warm.objective).toBeCloseTo(
    fresh.status === 'optimal' ? fresh.objective : NaN,
    7,
  )
})

test('the time limit counts for each solve, not from the model’s birth', async () => {
  const open = await dispatchSolver({ shouldStop: () => false }).open(model.program)
  const first = open.solve({ relaxed: true, secondsLimit: 30, start: null })
  // what is left of an already used limit would be nothing
  const again = open.solve({ relaxed: true, secondsLimit: 30, start: null })
  const none = open.solve({ relaxed: false, secondsLimit: 0, start: null })
  open.close()
  expect([first.status, again.status]).toEqual(['optimal', 'optimal'])
  expect(none.status).not.toBe('optimal')
})

test('a million columns are refused with a sentence before anything is built', () => {
  const huge = { cost: new Float64Array(1_000_000), integer: new Uint8Array(1_000_000).fill(1, 0, 1) }
  expect(() => refuseTooLarge(huge)).toThrow(/1000000 decisions/)
})

test('a stop is heard while the solver works', async () => {
  let asked = 0
  const open = await dispatchSolver({ shouldStop: () => ++asked > 2 }).open(model.program)
  expect(() => open.solve({ relaxed: false, secondsLimit: 60, start: null })).toThrow('You cancelled this.')
  open.close()
})

test('a study in a worker is cancelled and the next one answered', async () => {
  const stop = new AbortController()
  const cancelled = compute('study-run', { name: 'S1' }, { signal: stop.signal, report: () => stop.abort() })
  await expect(cancelled).rejects.toThrow('You cancelled this.')
  const plan = await compute(
    'dispatch-plan',
    { source: { name: 's2' }, members: ['L1', 'H1'], relax: false },
    { signal: new AbortController().signal, report: () => undefined },
  )
  expect(plan.status).toBe('optimal')
})
