import { afterEach, expect, test } from 'vitest'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import type { Coalition } from '../../../src/core/game/oracle/coalition-oracle.ts'
import { coalitionOf, grayMask } from '../../../src/core/game/oracle/gray-code.ts'
import {
  sampleShapleyByOracle,
  shapleyOfTables,
  tablesOf,
} from '../../../src/core/game/oracle/shapley-by-oracle.ts'
import type { Study } from '../../../src/core/dispatch/study.ts'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import { workers } from '../../../src/main/solver/compute.ts'
import { plannedOracle } from '../../../src/main/solver/planned-oracle.ts'

/** Three members of the first study, two with batteries of their own, unlike each other and the common one. */
const [first] = sixStudies
const members = [4, 6, 7].map((i) => first!.members[i]!)
const study: Study = {
  ...first!,
  members,
  community: { ...first!.community!, shares: [0.1, 0.1, 0.1] },
}
const unwatched = { report: () => undefined, shouldStop: () => false }

afterEach(() => workers.endIdle())

test('unlike batteries and movable loads: planned in workers, nobody alone saves, all together do', async () => {
  const oracle = plannedOracle(study)
  const [values] = await tablesOf(oracle, unwatched)
  for (const mask of [1, 2, 4]) expect(values![mask]).toBeCloseTo(0, 9)
  for (let mask = 1; mask < 8; mask++) expect(values![mask]).toBeGreaterThanOrEqual(-1e-9)
  const [shapley] = shapleyOfTables(3, [values!])
  expect(shapley!.reduce((sum, share) => sum + share, 0)).toBeCloseTo(values![7]!, 9)
  // sampled from what is remembered: no group is planned again
  const before = workers.idle
  await workers.endIdle()
  const found = await sampleShapleyByOracle(
    oracle,
    { halfWidth: 0, seed: 1, mostPermutations: 64 },
    unwatched,
  )
  expect(before).toBeGreaterThan(0)
  expect(workers.idle).toBe(0)
  for (const [i, share] of shapley!.entries())
    expect(Math.abs(found.shapley[i]! - share)).toBeLessThanOrEqual(2 * found.halfWidth95[i]! + 1e-9)
})

test('cancelling ends the workers, and the next question is answered', async () => {
  const oracle = plannedOracle(study)
  const groups: Coalition[] = Array.from({ length: 7 }, (_one, k) => coalitionOf(grayMask(k + 1), 3))
  let asked = 0
  const thrown = await oracle
    .values(groups, { ...unwatched, shouldStop: () => ++asked > 1 })
    .catch((error: unknown) => error)
  expect((thrown as ProblemError).problem.code).toBe('cancelled')
  expect(workers.idle).toBe(0)
  const [value] = await oracle.values([coalitionOf(7, 3)], unwatched)
  expect(value).toBeGreaterThan(0)
})
