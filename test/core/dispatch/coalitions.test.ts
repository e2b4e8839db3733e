import { expect, test } from 'vitest'
import { aloneOf } from '../../../src/core/dispatch/alone.ts'
import { coalitionValues } from '../../../src/core/dispatch/coalitions.ts'
import { lowestAlonePeak } from '../../../src/core/dispatch/coincident-peak.ts'
import { partOf, withoutCommonAssets } from '../../../src/core/dispatch/part.ts'
import { stageA } from '../../../src/core/dispatch/stage-a.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

const watch = { report: () => undefined, shouldStop: () => false }
const solver = dispatchSolver(watch)
const limits = { secondsLimit: 60 }
const study = (name: string) => sixStudies.find((one) => one.name === name)!
const numbers = (text: string): number[] => text.split(' ').map(Number)

// docs/studies.md, by an independent solver: Σ alone, without assets, lowest coincident peak alone, Shapley, alone costs
const expected = [
  {
    name: 'S1',
    sum: 33.9966,
    apart: 29.066,
    peak: 6.983,
    shapley: numbers('1.358 1.287 1.429 1.251 2.140 1.876 0.862 0.841 2.106 1.721'),
    alone: numbers('2.7871 2.4387 3.1354 2.2645 3.1594 5.2674 1.3980 2.6782 4.1781 6.6898'),
  },
  {
    name: 'S6',
    sum: 46.2996,
    apart: 41.5398,
    peak: 9.945,
    shapley: numbers('1.809 1.775 1.830 1.739 2.579 1.906 1.296 1.001 2.171 1.782'),
    alone: numbers('3.5679 3.1219 4.0139 2.8989 4.2751 6.7254 2.3528 4.1627 5.7032 9.4778'),
  },
]

test.each(expected)('$name: alone, together, and what every group is worth', async (one) => {
  const whole = study(one.name)
  const alone = await aloneOf(whole, solver, limits, watch)
  for (const [i, { cost }] of alone.entries()) expect(cost).toBeCloseTo(one.alone[i]!, 3)
  expect(alone.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(one.sum, 3)
  const apart = await stageA(withoutCommonAssets(whole), solver, limits, { greenPool: false })
  expect(apart!.money.cost).toBeCloseTo(one.apart, 3)
  expect(await lowestAlonePeak(whole, alone, solver, limits)).toBeCloseTo(one.peak, 2)
  const game = await coalitionValues(whole, solver, limits, watch)
  for (const [i, share] of game.shapley.entries())
    expect(Math.abs(share - one.shapley[i]!)).toBeLessThan(1e-3)
  for (const [i, { cost }] of alone.entries()) expect(game.costs[2 ** i]).toBeCloseTo(cost, 6)
})

test('a group planned by rewritten bounds costs what it costs as a study of its own', async () => {
  const five = partOf(study('S6'), [0, 4, 6, 7, 9])
  const { costs } = await coalitionValues(five, solver, limits, watch)
  for (const mask of [3, 12, 22, 29, 31]) {
    const members = [0, 1, 2, 3, 4].filter((i) => (mask >> i) & 1)
    const own = await stageA(partOf(five, members), solver, limits, { greenPool: false })
    expect(costs[mask]).toBeCloseTo(own!.money.cost, 6)
  }
})

test('a small group with a large part of a common battery may sell all of it to each other', async () => {
  const five = partOf(study('S1'), [0, 1, 2, 3, 4])
  const fixed = { ...five, members: five.members.map((member) => ({ ...member, shiftable: [] })) }
  for (const whole of [five, fixed]) {
    const { costs } = await coalitionValues(whole, solver, limits, watch)
    for (const mask of [3, 5, 17, 7, 31]) {
      const members = [0, 1, 2, 3, 4].filter((i) => (mask >> i) & 1)
      const own = await stageA(partOf(whole, members), solver, limits, { greenPool: false })
      expect(costs[mask]).toBeCloseTo(own!.money.cost, 6)
    }
  }
})
