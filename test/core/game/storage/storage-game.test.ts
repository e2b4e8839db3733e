import { expect, test } from 'vitest'
import { coalitionOf, grayMask } from '../../../../src/core/game/oracle/gray-code.ts'
import { kernelOracle } from '../../../../src/core/game/oracle/kernel-oracle.ts'
import { shapleyOfTables, tablesOf } from '../../../../src/core/game/oracle/shapley-by-oracle.ts'
import { uniformRandom } from '../../../../src/core/game/sampling/random.ts'
import { CheapestStorage } from '../../../../src/core/game/storage/cheapest-storage.ts'
import { partOfBattery } from '../../../../src/core/game/storage/common-battery.ts'
import { linearStorage } from '../../../../src/core/game/storage/linear-storage.ts'
import { storageOwenPoint } from '../../../../src/core/game/storage/owen-point.ts'
import type { StorageCommunity } from '../../../../src/core/game/storage/storage-community.ts'
import { storageKernel } from '../../../../src/core/game/storage/storage-kernel.ts'
import { linearPrograms } from '../../../../src/main/solver/linear-program.ts'
import { isProblem, unwatched } from '../sampling/games.ts'
import { storingGroup } from './groups.ts'

/** Communities around random groups: two registers or one, shares that leave a rest, also none at all. */
function randomCommunity(seed: number, players: number): StorageCommunity {
  const random = uniformRandom(seed)
  const { prices, flows, battery, demandCharge } = storingGroup(random)
  const series = (size: number, part: number): Float64Array =>
    flows.drawn.map(() => (random() < part ? size * random() : 0))
  const members = Array.from({ length: players }, () => ({
    drawn: series(2, 0.8),
    fed: series(3, random() < 0.5 ? 0.5 : 0),
    share: random() < 0.2 ? 0 : random() / players,
  }))
  return { prices, members, plant: random() < 0.5 ? flows.plant : null, battery, demandCharge }
}

const tables = (community: StorageCommunity) => tablesOf(kernelOracle(storageKernel(community)), unwatched)
const totals = (parts: readonly Float64Array[]): number[] =>
  Array.from(parts[0]!, (_one, k) => parts.reduce((sum, part) => sum + part[k]!, 0))
const shapleyOf = async (community: StorageCommunity): Promise<number[]> =>
  totals(shapleyOfTables(community.members.length, await tables(community)))
const seeds = Array.from({ length: 25 }, (_one, k) => k + 1)
const close = (values: readonly number[], digits = 9) => values.map((value) => expect.closeTo(value, digits))

test('every group is worth what it saves: its own parts of plant and battery, planned by HiGHS', async () => {
  const solve = linearPrograms()
  for (const seed of seeds) {
    const community = randomCommunity(seed, 4)
    const { prices, members, plant, battery, demandCharge } = community
    const values = totals(await tables(community))
    for (let mask = 1; mask < 16; mask++) {
      const group = members.filter((_one, i) => (mask >>> i) & 1)
      const share = group.length < 2 ? 0 : group.reduce((sum, one) => sum + one.share, 0)
      const sum = (of: (member: (typeof group)[number]) => Float64Array): Float64Array =>
        prices.buy.map((_one, t) => group.reduce((all, one) => all + of(one)[t]!, 0))
      const flows = {
        drawn: sum(({ drawn }) => drawn),
        fed: sum(({ fed }) => fed),
        plant: prices.buy.map((_one, t) => (plant === null ? 0 : share * plant[t]!)),
      }
      const program = linearStorage(prices, flows, [partOfBattery(battery!, share)], demandCharge)
      const answer = await solve(program)
      if (answer.status !== 'optimal') throw new Error(answer.reason)
      const together = answer.solution.columns.reduce((all, value, j) => all + value * program.cost[j]!, 0)
      const alone = group.reduce((all, { drawn, fed }) => {
        const energy = prices.buy.reduce((cost, b, t) => cost + b * drawn[t]! - prices.sell[t]! * fed[t]!, 0)
        return all + energy + demandCharge * Math.max(0, ...drawn)
      }, 0)
      expect(Math.abs(values[mask]! - (alone - together))).toBeLessThanOrEqual(1e-9)
    }
  }
})

test('a walk in Gray code finds what every group finds on its own', () => {
  for (const seed of seeds) {
    const community = randomCommunity(seed, 6)
    const walking = storageKernel(community)
    const parts = new Float64Array(4)
    for (let k = 1; k < 64; k++) {
      walking.value(coalitionOf(grayMask(k), 6), parts)
      const fresh = new Float64Array(4)
      storageKernel(community).value(coalitionOf(grayMask(k), 6), fresh)
      expect([...parts]).toEqual(close([...fresh]))
    }
  }
})

test('Shapley: sums to what all save, part by part; a player without load and share gets nothing', async () => {
  for (const seed of seeds) {
    const community = randomCommunity(seed, 5)
    const idle = community.prices.buy.map(() => 0)
    const members = [...community.members, { drawn: idle, fed: idle, share: 0 }]
    const parts = await tables({ ...community, members })
    const shapley = shapleyOfTables(6, parts)
    for (const [p, part] of shapley.entries()) {
      expect(part.reduce((sum, one) => sum + one, 0)).toBeCloseTo(parts[p]!.at(-1)!, 9)
      expect(part[5]).toBeCloseTo(0, 9)
    }
    expect(totals(shapley).slice(0, 5)).toEqual(close(await shapleyOf(community)))
  }
})

test('Shapley: equals get the same, and the order of the members changes nothing', async () => {
  for (const seed of seeds.slice(0, 10)) {
    const community = randomCommunity(seed, 5)
    const twins = { ...community, members: [...community.members.slice(0, 4), community.members[0]!] }
    // the shares of the twins may sum to more than before, never to more than 1
    const shapley = await shapleyOf(twins)
    expect(shapley[4]).toBeCloseTo(shapley[0]!, 9)
    const turned = await shapleyOf({ ...community, members: community.members.toReversed() })
    expect(turned.toReversed()).toEqual(close(await shapleyOf(community)))
  }
})

test('the cooperative owns the battery: it is a player, alone worth nothing, and is paid for what it adds', async () => {
  const prices = {
    buy: Float64Array.of(0.3, 0.3),
    sell: Float64Array.of(0.1, 0.1),
    fee: Float64Array.of(0, 0),
  }
  const battery = {
    capacity: 1,
    charge: 1,
    discharge: 1,
    chargeEfficiency: 1,
    dischargeEfficiency: 1,
    wear: 0,
    initial: 0,
  }
  const sun = { drawn: Float64Array.of(0, 0), fed: Float64Array.of(1, 0), share: 0 }
  const evening = { drawn: Float64Array.of(0, 1), fed: Float64Array.of(0, 0), share: 0 }
  const reserve = { drawn: Float64Array.of(0, 0), fed: Float64Array.of(0, 0), share: 1 }
  const shapley = await shapleyOf({
    prices,
    members: [sun, evening, reserve],
    plant: null,
    battery,
    demandCharge: 0,
  })
  // all three are needed to carry one kWh from noon to evening, which saves 0.2
  expect(shapley).toEqual(close([0.2 / 3, 0.2 / 3, 0.2 / 3]))
})

test('nobody alone has a part of anything; no battery, no surplus and one member are worth nothing', async () => {
  const community = randomCommunity(3, 4)
  const nothing = community.prices.buy.map(() => 0)
  const [someone] = community.members
  // alone with surplus and load in other slots: no battery carries it over
  const split = {
    ...someone!,
    drawn: nothing.map((_one, t) => t % 2),
    fed: nothing.map((_one, t) => (t + 1) % 2),
    share: 1,
  }
  expect(totals(await tables({ ...community, members: [split], demandCharge: 0 }))).toEqual([0, 0])
  const noSurplus = {
    ...community,
    plant: null,
    battery: { ...community.battery!, capacity: 0, initial: 0 },
    demandCharge: 0,
    members: community.members.map((one) => ({ ...one, fed: nothing })),
  }
  expect(totals(await tables(noSurplus))).toEqual(Array.from({ length: 16 }, () => expect.closeTo(0, 12)))
})

test('dual prices: a plan for other loads never costs less than they say', () => {
  const random = uniformRandom(5)
  for (let k = 0; k < 200; k++) {
    const { prices, flows, battery } = storingGroup(random)
    const free = { ...prices, fee: prices.fee.map(() => 0) }
    const cheapest = new CheapestStorage(free)
    const { cost, energy: lambda } = cheapest.dualPrices(flows, battery)
    expect(cost).toBeCloseTo(cheapest.cost(flows, battery, 0).stored, 9)
    for (let other = 0; other < 5; other++) {
      const drawn = flows.drawn.map((one) => (random() < 0.5 ? one : 3 * random()))
      const least = cost + drawn.reduce((sum, one, t) => sum + lambda[t]! * (one - flows.drawn[t]!), 0)
      expect(cheapest.cost({ ...flows, drawn }, battery, 0).stored).toBeGreaterThanOrEqual(least - 1e-9)
    }
  }
})

/** A start that is free is looked for where the last group had it; that may only save work. */
test('group after group by one instance: the same as each by an instance of its own', () => {
  const random = uniformRandom(12)
  for (let k = 0; k < 150; k++) {
    const { prices, flows, battery } = storingGroup(random)
    const free = { ...battery, initial: null }
    const used = new CheapestStorage(prices)
    const without = { ...prices, fee: prices.fee.map(() => 0) }
    const usedForPrices = new CheapestStorage(without)
    for (let other = 0; other < 8; other++) {
      const scale = 2 * random()
      const group = {
        ...flows,
        drawn: flows.drawn.map((one) => (random() < 0.5 ? scale * one : 3 * random())),
        fed: flows.fed.map((one) => (random() < 0.5 ? one : 4 * random())),
      }
      const part = partOfBattery(free, 0.1 + random())
      const charge = random() < 0.5 ? 0 : random()
      const { stored, peaked } = new CheapestStorage(prices).cost(group, part, charge)
      const found = used.cost(group, part, charge)
      expect(found.stored).toBeCloseTo(stored, 10)
      expect(found.peaked).toBeCloseTo(peaked, 10)
      const least = usedForPrices.cost(group, part, 0).stored
      const { cost, energy } = usedForPrices.dualPrices(group, part)
      expect(cost).toBeCloseTo(least, 10)
      const drawn = group.drawn.map(() => 3 * random())
      const bound = cost + drawn.reduce((sum, one, t) => sum + energy[t]! * (one - group.drawn[t]!), 0)
      expect(new CheapestStorage(without).cost({ ...group, drawn }, part, 0).stored).toBeGreaterThanOrEqual(
        bound - 1e-9,
      )
    }
  }
})

test('Owen’s point: sums to what all save, and no group of two or more would do better alone', async () => {
  for (const seed of seeds) {
    const community = { ...randomCommunity(seed, 6), demandCharge: 0 }
    const free = { ...community, prices: { ...community.prices, fee: community.prices.fee.map(() => 0) } }
    const point = storageOwenPoint(free)
    const values = totals(await tables(free))
    const paid = (mask: number): number =>
      point!.shares.reduce((sum, share, i) => sum + (((mask >>> i) & 1) === 1 ? share : 0), 0)
    expect(paid(63)).toBeCloseTo(values[63]!, 9)
    for (let mask = 1; mask < 63; mask++) expect(values[mask]! - paid(mask)).toBeLessThanOrEqual(1e-9)
  }
  expect(storageOwenPoint({ ...randomCommunity(1, 3), demandCharge: 1 })).toBeNull()
})

test('what the convex method cannot do is refused with a sentence', () => {
  const community = randomCommunity(1, 3)
  const { prices, members, battery } = community
  const refused = (code: string, changed: Partial<StorageCommunity>): boolean =>
    isProblem(code, () => storageKernel({ ...community, ...changed }))
  expect(
    refused('storage-negative-price', { prices: { ...prices, sell: prices.sell.map(() => -0.01) } }),
  ).toBe(true)
  expect(
    refused('storage-buy-below-sell', {
      prices: {
        ...prices,
        buy: prices.sell.map((one) => one - 0.01),
        sell: prices.sell.map((one) => one + 0.01),
      },
    }),
  ).toBe(true)
  expect(refused('storage-negative-fee', { prices: { ...prices, fee: prices.fee.map(() => -1) } })).toBe(true)
  expect(refused('storage-shares', { members: members.map((one) => ({ ...one, share: 1 })) })).toBe(true)
  expect(refused('storage-shares', { members: members.map((one) => ({ ...one, share: -0.1 })) })).toBe(true)
  expect(refused('storage-battery', { battery: { ...battery!, chargeEfficiency: 0 } })).toBe(true)
  expect(refused('storage-battery', { battery: { ...battery!, capacity: 1, initial: 2 } })).toBe(true)
  expect(refused('storage-battery', { battery: { ...battery!, wear: Number.NaN } })).toBe(true)
})
