import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import { allocate } from '../../../src/core/sharing/allocate.ts'
import { equal } from '../../../src/core/sharing/equal.ts'
import { byEquity } from '../../../src/core/sharing/equity.ts'
import { fillingKey } from '../../../src/core/sharing/filling.ts'
import { byPriority } from '../../../src/core/sharing/priority.ts'
import { proRata } from '../../../src/core/sharing/pro-rata.ts'
import type { SlotKey } from '../../../src/core/sharing/slot-key.ts'
import { staticRounds } from '../../../src/core/sharing/static-rounds.ts'
import { staticKey } from '../../../src/core/sharing/static.ts'

/** Keys that fill everybody's need rank by rank: rounds, priority, equity. Energies in whole microKWh. */

const million = (kWh: readonly number[]): Float64Array =>
  Float64Array.from(kWh, (value) => Math.round(value * 1e6))
const shareWith = (key: SlotKey, needs: Float64Array, surplus: number): number[] => {
  const into = new Float64Array(needs.length)
  key(needs, Float64Array.of(surplus), into)
  return Array.from(into)
}
const rounds = (coefficients: readonly number[]): SlotKey => fillingKey(staticRounds(coefficients))
const priority = (priorities: readonly (number | null)[]): SlotKey => fillingKey(byPriority(priorities))
const equity = (weights: readonly number[]): SlotKey => fillingKey(byEquity(weights))

test('rounds: what the published bill sells to the grid reaches the neighbour who still needs it', () => {
  // production and consumption 7, 5 and 0, 7, coefficients .6 and .4: surplus 2, need 7; static shares leave 1.2 outside
  const needs = million([0, 7])
  expect(shareWith(staticKey([0.6, 0.4]), needs, 2e6)).toEqual([0, 0.8e6])
  expect(shareWith(rounds([0.6, 0.4]), needs, 2e6)).toEqual([0, 2e6])
})

test('rounds, worked by hand: 10 to needs 1, 8, 5 with coefficients .5, .3, .2', () => {
  // 5, 3, 2; the first needs 1 and leaves 4, of which 3 : 2 gives 2.4 and 1.6: 5.4 and 3.6
  expect(shareWith(rounds([0.5, 0.3, 0.2]), million([1, 8, 5]), 10e6)).toEqual([1e6, 5.4e6, 3.6e6])
  // 12: 6, 3.6, 2.4; 5 are left, 3 and 2 go round: 6.6 and 4.4
  expect(shareWith(rounds([0.5, 0.3, 0.2]), million([1, 8, 5]), 12e6)).toEqual([1e6, 6.6e6, 4.4e6])
  // coefficients below 1 in sum: what they leave goes round as well
  expect(shareWith(rounds([0.25, 0.15, 0.1]), million([1, 8, 5]), 10e6)).toEqual([1e6, 5.4e6, 3.6e6])
})

test('rounds: who has no coefficient comes after all others, pro rata', () => {
  expect(shareWith(rounds([0.6, 0, 0.4, 0]), million([2, 6, 3, 3]), 8e6)).toEqual([2e6, 2e6, 3e6, 1e6])
  expect(shareWith(rounds([0.6, 0, 0.4, 0]), million([2, 6, 3, 3]), 4e6)).toEqual([2e6, 0, 2e6, 0])
})

test('priority: lowest number first, equal ones pro rata, none last', () => {
  const needs = million([4, 6, 3, 2])
  expect(shareWith(priority([2, 2, 1, null]), needs, 8e6)).toEqual([2e6, 3e6, 3e6, 0])
  expect(shareWith(priority([2, 2, 1, null]), needs, 14e6)).toEqual([4e6, 6e6, 3e6, 1e6])
  expect(shareWith(priority([5, -1, null, 0]), needs, 7e6)).toEqual([0, 6e6, 0, 1e6])
  expect(() => byPriority([null, null])).toThrow(ProblemError)
})

test('equity: in proportion to weight × demand, capped at the demand', () => {
  // 10 to 8 and 8 with weights 2 and 1: 6.667 and 3.333
  expect(shareWith(equity([2, 1]), million([8, 8]), 10e6)).toEqual([6_666_667, 3_333_333])
  // weights 3 and 1 would give the first 12 of 16; it needs 10, and 6 remain for the second
  expect(shareWith(equity([3, 1]), million([10, 10]), 16e6)).toEqual([10e6, 6e6])
  expect(shareWith(equity([1, 1, 1]), million([2, 8, 5]), 10e6)).toEqual([1_333_334, 5_333_333, 3_333_333])
})

test('with one weight for all, or one priority, they are the keys that are known already', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5e6), { minLength: 1, maxLength: 9 }), fc.nat(3e7), (values, surplus) => {
      const needs = Float64Array.from(values)
      const alike = values.map(() => 1)
      const proportional = shareWith(proRata, needs, surplus)
      expect(shareWith(equity(alike), needs, surplus)).toEqual(proportional)
      expect(shareWith(priority(alike), needs, surplus)).toEqual(proportional)
      expect(shareWith(rounds(alike.map(() => 1 / values.length)), needs, surplus)).toEqual(
        shareWith(equal, needs, surplus),
      )
    }),
  )
})

const people = fc.array(
  fc.record({
    o: fc.oneof(fc.constant(0), fc.nat(5e6), fc.nat(9)),
    f: fc.oneof(fc.constant(0), fc.nat(5e6), fc.nat(9)),
    coefficient: fc.constantFrom(0, 0.01, 0.05, 0.1, 1 / 9),
    priority: fc.constantFrom(null, 1, 2, 3),
    weight: fc.double({ min: 0.0625, max: 4, noNaN: true }),
  }),
  { minLength: 1, maxLength: 9 },
)
type People = typeof people extends fc.Arbitrary<infer P> ? P : never

const keys: Record<string, (people: People) => SlotKey> = {
  'static-rounds': (all) => rounds(all.map(({ coefficient }) => coefficient)),
  priority: (all) => priority([...all.slice(1).map((one) => one.priority), 1]),
  equity: (all) => equity(all.map(({ weight }) => weight)),
}

test.each(Object.keys(keys))('%s: never more than the need, nothing left while a need is open', (name) => {
  fc.assert(
    fc.property(people, (all) => {
      const flows = {
        slots: 1,
        offtake: all.map(({ o }) => Float64Array.of(o)),
        feedIn: all.map(({ f }) => Float64Array.of(f)),
      }
      const { sharedIn, sharedOut, shared } = allocate(keys[name]!(all), flows)
      const sum = (rows: readonly Float64Array[]): number => rows.reduce((sums, row) => sums + row[0]!, 0)
      expect(shared[0]).toBe(Math.min(sum(flows.offtake), sum(flows.feedIn)))
      expect([sum(sharedIn), sum(sharedOut)]).toEqual([shared[0], shared[0]])
      for (const [i, { o, f }] of all.entries()) {
        expect(Number.isInteger(sharedIn[i]![0])).toBe(true)
        expect(sharedIn[i]![0]).toBeGreaterThanOrEqual(0)
        expect(sharedIn[i]![0]).toBeLessThanOrEqual(o)
        expect(sharedOut[i]![0]).toBeLessThanOrEqual(f)
      }
    }),
    { numRuns: 300 },
  )
})

test.each(Object.keys(keys))('%s: the order of the members moves no more than a remainder', (name) => {
  fc.assert(
    fc.property(people, fc.nat(3e7), (all, surplus) => {
      // the last carries the one sure priority: it stays last
      const [others, last] = [all.slice(0, -1), all.at(-1)!]
      const turned = [...others.toReversed(), last]
      const sure = (some: People): People => some.map((one, k) => (k === 0 ? { ...one, priority: 1 } : one))
      const needsOf = (some: People): Float64Array => Float64Array.from(some, ({ o }) => o)
      const key = (some: People): SlotKey =>
        name === 'priority' ? priority(some.map((one) => one.priority ?? 9)) : keys[name]!(sure(some))
      const straight = shareWith(key(all), needsOf(all), surplus)
      const back = shareWith(key(turned), needsOf(turned), surplus)
      const restored = [...back.slice(0, -1).toReversed(), back.at(-1)!]
      for (const [i, share] of straight.entries())
        expect(Math.abs(share - restored[i]!)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 200 },
  )
})

test('rounds and equity reach one level: nobody with an open need is behind another by more than a remainder', () => {
  fc.assert(
    fc.property(people, fc.nat(3e7), (all, surplus) => {
      const needs = Float64Array.from(all, ({ o }) => o)
      const shares = shareWith(equity(all.map(({ weight }) => weight)), needs, surplus)
      const whole = all.map(({ weight }) => Math.round(weight * 10_000))
      const open = all.map((_, i) => i).filter((i) => shares[i]! < needs[i]!)
      for (const i of open) {
        const level = (shares[i]! + 1) / (whole[i]! * needs[i]!)
        for (const k of all.keys()) {
          if (needs[k] === 0) continue
          expect((shares[k]! - 1) / (whole[k]! * needs[k]!)).toBeLessThanOrEqual(level * (1 + 1e-12))
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('numbers beyond what a double multiplies exactly still conserve every microKWh', () => {
  const needs = Float64Array.of(3e10 + 1, 5e10, 7e10 + 3)
  const shares = shareWith(equity([3.9999, 0.2501, 1]), needs, 8e10 + 7)
  expect(shares.reduce((a, b) => a + b, 0)).toBe(8e10 + 7)
  expect(shares[0]).toBe(3e10 + 1)
})
