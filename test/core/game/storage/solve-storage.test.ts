import { expect, test } from 'vitest'
import { savingsOf } from '../../../../src/core/dispatch/coalitions.ts'
import { modelOf } from '../../../../src/core/dispatch/model/model.ts'
import { partOf } from '../../../../src/core/dispatch/part.ts'
import { grossLoadOf, type Study } from '../../../../src/core/dispatch/study.ts'
import { sixStudies } from '../../../../src/core/scenarios/six.ts'
import { coalitionOf } from '../../../../src/core/game/oracle/gray-code.ts'
import { storageKernel } from '../../../../src/core/game/storage/storage-kernel.ts'
import { solveStorage } from '../../../../src/core/game/storage/solve-storage.ts'
import { storageJson } from '../../../../src/core/game/storage/storage-json.ts'
import { communityOfStudy } from '../../../../src/core/game/storage/study-community.ts'
import { dispatchSolver } from '../../../../src/main/solver/dispatch-solver.ts'
import { isProblem, unwatched } from '../sampling/games.ts'
import { dayCommunity as community } from './communities.ts'

/** A study of fixed loads only: what is moved stays where it usually is, and own batteries are left out. Four members. */
const withFixedLoads = (study: Study): Study => {
  const members = [0, 2, 4, 9]
    .map((i) => study.members[i]!)
    .map((member) => ({
      ...member,
      load: grossLoadOf(member),
      shiftable: [],
      battery: null,
    }))
  const common = study.community && { ...study.community, shares: members.map(() => 1 / 4) }
  return { ...study, members, community: common, connectionKw: null }
}

const settings = { halfWidth: 0.01, seed: 1 }
const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0)

test('exact: parts sum to the share, shares to what all save, and all four causes are there', () => {
  const { method, savings, shapley, parts, halfWidth95, stability } = solveStorage(
    community(8, 1),
    settings,
    unwatched,
  )
  expect(method).toEqual({ name: 'enumeration-dp', exact: true, coalitions: 255 })
  expect(halfWidth95).toBeNull()
  expect(sum(shapley)).toBeCloseTo(savings, 10)
  for (const [i, own] of parts.entries()) expect(sum(own)).toBeCloseTo(shapley[i]!, 12)
  for (let part = 0; part < 4; part++) expect(parts.some((own) => Math.abs(own[part]!) > 0.001)).toBe(true)
  expect(stability!.group.length).toBeGreaterThan(0)
})

test('weights: equal ones change nothing, others keep the sum', () => {
  const eight = community(8, 2)
  const plain = solveStorage(eight, settings, unwatched)
  const equal = solveStorage(eight, { ...settings, weights: Array.from({ length: 8 }, () => 3) }, unwatched)
  for (const [i, share] of plain.shapley.entries()) expect(equal.shapley[i]).toBeCloseTo(share, 10)
  const tilted = solveStorage(eight, { ...settings, weights: [4, 1, 1, 1, 1, 1, 1, 0] }, unwatched)
  expect(sum(tilted.shapley)).toBeCloseTo(plain.savings, 10)
  expect(tilted.shapley[0]).not.toBeCloseTo(plain.shapley[0]!, 3)
})

/** Members without load and share are null players: with 20 of them the same game is too large to enumerate. */
test('sampled: within its half-widths of the exact shares', () => {
  const ten = community(10, 3)
  const exact = solveStorage(ten, settings, unwatched)
  const nothing = new Float64Array(24)
  const idle = Array.from({ length: 20 }, () => ({ drawn: nothing, fed: nothing, share: 0 }))
  const found = solveStorage(
    { ...ten, members: [...ten.members, ...idle] },
    { halfWidth: 0.2, seed: 4 },
    unwatched,
  )
  expect(found.method).toMatchObject({ name: 'sampled', exact: false, reached: true })
  expect(found.savings).toBeCloseTo(exact.savings, 9)
  for (const [i, share] of exact.shapley.entries()) {
    expect(found.halfWidth95![i]).toBeLessThanOrEqual(0.2)
    // ± at 95 % is missed by one in twenty; twice as far by one in ten thousand
    expect(Math.abs(found.shapley[i]! - share)).toBeLessThanOrEqual(2 * found.halfWidth95![i]!)
  }
  for (const share of found.shapley.slice(10)) expect(Math.abs(share)).toBeLessThanOrEqual(1e-9)
})

test('cancelling is heard in both ways', () => {
  const stopped = { ...unwatched, shouldStop: () => true }
  expect(isProblem('cancelled', () => solveStorage(community(5, 1), settings, stopped))).toBe(true)
  expect(isProblem('cancelled', () => solveStorage(community(22, 1), settings, stopped))).toBe(true)
})

test('six studies without own batteries and movable loads: what the planner’s model finds, group by group', async () => {
  const solver = dispatchSolver(unwatched)
  for (const study of sixStudies.map(withFixedLoads)) {
    const costs = new Float64Array(16)
    for (let mask = 1; mask < 16; mask++) {
      const group = study.members.map((_one, i) => i).filter((i) => (mask >>> i) & 1)
      const model = modelOf(partOf(study, group), { greenPool: false, exclusive: false })
      const open = await solver.open(model.program)
      const answer = open.solve({ relaxed: true, secondsLimit: 60, start: null })
      open.close()
      if (answer.status !== 'optimal') throw new Error(answer.status)
      costs[mask] = answer.objective
    }
    const planned = savingsOf(4, costs)
    const found = solveStorage(communityOfStudy(study), settings, unwatched)
    expect(found.savings).toBeCloseTo(planned.savings[15]!, 9)
    for (const [i, share] of planned.shapley.entries()) expect(found.shapley[i]).toBeCloseTo(share, 9)
  }
})

test('what needs the planner is named', () => {
  const refused = (change: object): boolean =>
    isProblem('storage-needs-dispatch', () =>
      communityOfStudy({ ...withFixedLoads(sixStudies[0]!), ...change }),
    )
  const [study] = sixStudies
  const { community: common, prices } = withFixedLoads(study!)
  expect(refused({})).toBe(false)
  expect(refused({ members: study!.members })).toBe(true)
  expect(refused({ connectionKw: 7 })).toBe(true)
  expect(refused({ prices: { ...prices, lostLoad: 1 } })).toBe(true)
  expect(refused({ community: { ...common!, battery: { ...common!.battery!, end: 'free' } } })).toBe(true)
})

test('bands: what is shared and what the plant adds by time, which together are the parts without', () => {
  const whole = community(6, 4)
  const bands = {
    names: ['night', 'day'],
    ofSlot: Uint8Array.from({ length: 24 }, (_one, t) => Number(t > 6)),
  }
  const banded = { ...whole, bands }
  const members = whole.members.map((_one, i) => String(i))
  const json = (one: typeof whole) =>
    storageJson('day', 'EUR', members, one, solveStorage(one, settings, unwatched)).members
  const byBand = json(banded)
  for (const [i, { share, parts }] of json(whole).entries()) {
    expect(byBand[i]!.share).toBeCloseTo(share, 10)
    for (const cause of ['shared', 'common-pv', 'battery', 'peak']) {
      const of = (all: typeof parts): number =>
        sum(all.filter((part) => part.cause === cause).map(({ amount }) => amount))
      expect(of(byBand[i]!.parts)).toBeCloseTo(of(parts), 10)
    }
  }
  // in the day alone the sun shines
  const told = new Set(
    byBand.flatMap(({ parts }) => parts.map((part) => `${part.cause} ${'band' in part ? part.band : ''}`)),
  )
  expect(told).toEqual(new Set(['shared day', 'common-pv day', 'battery ', 'peak ']))
})

test('the document: parts by cause, a core point where prices allow one', () => {
  const eight = community(3, 5)
  const free = { ...eight, prices: { ...eight.prices, fee: new Float64Array(24) }, demandCharge: 0 }
  const json = storageJson('day', 'EUR', ['a', 'b', 'c'], free, solveStorage(free, settings, unwatched))
  expect(json.members.map(({ member }) => member)).toEqual(['a', 'b', 'c'])
  expect(sum(json.members.map(({ core }) => core!))).toBeCloseTo(json.savings, 9)
  for (const { share, parts } of json.members)
    expect(sum(parts.map(({ amount }) => amount))).toBeCloseTo(share, 10)
  expect(json.hourValues).toHaveLength(24)
  const priced = storageJson('day', 'EUR', ['a', 'b', 'c'], eight, solveStorage(eight, settings, unwatched))
  expect(priced.hourValues).toBeNull()
  // with a fee and a demand charge there are two prices a slot, and still a share that no group betters
  const core = priced.members.map((one) => one.core!)
  expect(sum(core)).toBeCloseTo(priced.savings, 9)
  const kernel = storageKernel(eight)
  const found = new Float64Array(kernel.parts)
  for (let mask = 1; mask < 8; mask++) {
    kernel.value(coalitionOf(mask, 3), found)
    const paid = core.reduce((all, one, i) => (((mask >>> i) & 1) === 1 ? all + one : all), 0)
    expect(sum(found)).toBeLessThanOrEqual(paid + 1e-9)
  }
})
