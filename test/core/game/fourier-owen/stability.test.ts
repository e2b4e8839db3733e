import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ExcessBound } from '../../../../src/core/game/fourier-owen/excess-bound.ts'
import { excessGame, excessTable } from '../../../../src/core/game/fourier-owen/excess-game.ts'
import { poolStability } from '../../../../src/core/game/fourier-owen/pool-stability.ts'
import { excessOf } from '../../../../src/core/game/fourier-owen/group.ts'
import { largestExcess } from '../../../../src/core/game/stability.ts'
import type { Flows } from '../../../../src/core/sharing/flows.ts'
import { enumerated, flowsOf, numbers, solve, sum } from './pools.ts'

/** Prosumers, some with both registers in a slot; the last slots are worth less than nothing. */
const communities = fc
  .record({
    seed: fc.nat(1e6),
    members: fc.integer({ min: 2, max: 11 }),
    slots: fc.integer({ min: 1, max: 12 }),
    negative: fc.boolean(),
    shapley: fc.boolean(),
  })
  .map(({ seed, members, slots, negative, shapley }) => {
    const random = numbers(seed)
    const rows = (some: (i: number) => number): number[][] =>
      Array.from({ length: members }, (_, i) =>
        Array.from({ length: slots }, () => (random() < some(i) ? Math.floor(random() * 2e6) : 0)),
      )
    const flows = flowsOf(
      rows((i) => (i % 3 ? 0.9 : 0.3)),
      rows((i) => (i % 3 ? 0.2 : 0.9)),
    )
    const worth = Float64Array.from({ length: slots }, (_, t) =>
      negative && t % 4 === 3 ? -60_000 : 200_000,
    )
    const { values, shapley: shares } = enumerated(flows, worth)
    const whole = values.at(-1)! / 1e12
    // Shapley's shares, or equal ones, which many groups would gladly leave
    const paid = shares.map((share) => (shapley ? share / 1e12 : whole / members))
    return { flows, worth, paid, values: values.map((value) => value / 1e12) }
  })

const groupMask = (group: readonly number[]): number => group.reduce((mask, i) => mask | (1 << i), 0)

test('the excess of every group is that of the game', () => {
  fc.assert(
    fc.property(communities, ({ flows, worth, paid, values }) => {
      const game = excessGame(excessTable(flows, worth), paid)
      for (let mask = 0; mask < values.length; mask += 1 + Math.floor(values.length / 50)) {
        const inside = Uint8Array.from(paid, (_, i) => (mask >>> i) & 1)
        const due = sum(paid.filter((_, i) => (mask >>> i) & 1))
        expect(excessOf(game, inside)).toBeCloseTo(values[mask]! - due, 9)
      }
    }),
    { numRuns: 60 },
  )
})

test('no group is above the bound after any number of steps, and the group named has the excess said', () => {
  fc.assert(
    fc.property(communities, fc.integer({ min: 0, max: 60 }), ({ flows, worth, paid, values }, steps) => {
      const truth = largestExcess(values, paid)!
      const relaxed = new ExcessBound(excessGame(excessTable(flows, worth), paid))
      for (let step = 0; step < steps; step++) relaxed.improve()
      expect(relaxed.bound).toBeGreaterThanOrEqual(truth.excess - 1e-9)
      const found = poolStability(flows, worth, paid, () => undefined)!
      const due = sum(found.group.map((i) => paid[i]!))
      expect(found.group.length).toBeGreaterThan(0)
      expect(found.group.length).toBeLessThan(paid.length)
      expect(found.excess).toBeCloseTo(values[groupMask(found.group)]! - due, 9)
      expect(found.upperBound).toBeGreaterThanOrEqual(truth.excess - 1e-9)
      expect(found.proved).toBe(found.upperBound - found.excess <= 0.005)
      const missed = truth.excess - found.excess
      expect(found.proved && missed > 0.005 + 1e-9).toBe(false)
    }),
    { numRuns: 150 },
  )
})

test('the search finds the best group of nearly every community', () => {
  const missed: number[] = []
  fc.assert(
    fc.property(communities, ({ flows, worth, paid, values }) => {
      const truth = largestExcess(values, paid)!.excess
      missed.push(truth - poolStability(flows, worth, paid, () => undefined)!.excess)
    }),
    { numRuns: 200, seed: 4 },
  )
  expect(missed.filter((less) => less > 1e-6).length).toBeLessThanOrEqual(10)
})

/** A month of one supplier in four, who feeds in by day. */
function month(members: number, slots: number): Flows {
  const random = numbers(members)
  const people = Array.from({ length: members }, (_, i) => ({
    supplies: i % 4 === 0,
    size: 0.3 + random() * 1.4,
  }))
  const row = (supplies: boolean): number[][] =>
    people.map((one) =>
      Array.from({ length: slots }, (_, t) => {
        const sun = Math.max(0, Math.sin((2 * Math.PI * t) / 96)) * (0.5 + random())
        return one.supplies === supplies
          ? 1000 * Math.floor(one.size * (supplies ? 900 * sun : 250 * (0.5 + random())))
          : 0
      }),
    )
  return flowsOf(row(false), row(true))
}

test('sixty members: the bound is near the group found, and both are the same every time', () => {
  const flows = month(60, 300)
  const worth = new Float64Array(300).fill(200_000)
  const { shapley } = solve(flows, worth, { enumerated: 14, lattice: 0, truncated: 1e5 })
  const paid = shapley.map((share) => share / 1e12)
  let ticks = 0
  const found = poolStability(flows, worth, paid, () => void ticks++)!
  expect(ticks).toBeGreaterThan(10)
  expect(found.excess).toBeGreaterThan(0)
  expect(found.upperBound).toBeGreaterThanOrEqual(found.excess)
  expect(found.upperBound - found.excess).toBeLessThan(0.35 * found.excess)
  expect(poolStability(flows, worth, paid, () => undefined)).toEqual(found)
  // pay the marginal value of each side and nobody can gain: Owen's point, here on the side that is scarce in each slot
  const owen = flows.offtake.map(() => 0)
  for (let t = 0; t < flows.slots; t++) {
    const column = (rows: readonly Float64Array[]): number => sum(rows.map((one) => one[t]!))
    const scarce = column(flows.offtake) <= column(flows.feedIn) ? flows.offtake : flows.feedIn
    for (const [i, one] of scarce.entries()) owen[i]! += (worth[t]! * one[t]!) / 1e12
  }
  const core = poolStability(flows, worth, owen, () => undefined)!
  expect(core.excess).toBeLessThanOrEqual(1e-9)
  expect(core.upperBound).toBeLessThan(1e-6)
})

test('one member has no group to leave with; two have each other', () => {
  const flows = flowsOf([[1_000_000], [0]], [[0], [1_000_000]])
  const worth = Float64Array.of(200_000)
  expect(poolStability(flowsOf([[1]], [[1]]), worth, [0], () => undefined)).toBeNull()
  const found = poolStability(flows, worth, [0.3, -0.1], () => undefined)!
  expect(found).toMatchObject({ group: [1], excess: expect.closeTo(0.1, 12) as number, proved: true })
})
