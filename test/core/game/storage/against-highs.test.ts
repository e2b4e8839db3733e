import { expect, test } from 'vitest'
import { uniformRandom } from '../../../../src/core/game/sampling/random.ts'
import { CheapestStorage } from '../../../../src/core/game/storage/cheapest-storage.ts'
import { linearStorage } from '../../../../src/core/game/storage/linear-storage.ts'
import { linearPrograms } from '../../../../src/main/solver/linear-program.ts'
import { storingGroup, type StoringGroup } from './groups.ts'

/** The slope lists against HiGHS on the same groups. */

const solve = linearPrograms()

async function byHighs({ prices, flows, battery, demandCharge }: StoringGroup): Promise<number> {
  const program = linearStorage(prices, flows, [battery], demandCharge)
  const answer = await solve(program)
  if (answer.status !== 'optimal') throw new Error(answer.reason)
  return answer.solution.columns.reduce((sum, value, j) => sum + value * program.cost[j]!, 0)
}

test('1,200 groups with a battery: the same cost to 1e-9, with and without a demand charge', async () => {
  const random = uniformRandom(2025)
  let [worstStored, worstPeaked] = [0, 0]
  for (let k = 0; k < 1200; k++) {
    const group = storingGroup(random)
    const { stored, peaked } = new CheapestStorage(group.prices).cost(
      group.flows,
      group.battery,
      group.demandCharge,
    )
    worstStored = Math.max(worstStored, Math.abs(stored - (await byHighs({ ...group, demandCharge: 0 }))))
    worstPeaked = Math.max(worstPeaked, Math.abs(peaked - (await byHighs(group))))
  }
  expect(worstStored).toBeLessThanOrEqual(1e-9)
  expect(worstPeaked).toBeLessThanOrEqual(1e-9)
})

test('a week of quarter hours', async () => {
  const random = uniformRandom(7)
  for (let k = 0; k < 3; k++) {
    let group = storingGroup(random, 672)
    while (group.prices.buy.length < 500) group = storingGroup(random, 672)
    const found = new CheapestStorage(group.prices).cost(group.flows, group.battery, group.demandCharge)
    const expected = await byHighs(group)
    expect(Math.abs(found.peaked - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
  }
})
