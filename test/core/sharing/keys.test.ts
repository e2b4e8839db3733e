import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import { allocate } from '../../../src/core/sharing/allocate.ts'
import { equal } from '../../../src/core/sharing/equal.ts'
import type { Flows } from '../../../src/core/sharing/flows.ts'
import { netted, withFactors } from '../../../src/core/sharing/flows.ts'
import { allocateByOperator, operatorKappa } from '../../../src/core/sharing/operator.ts'
import { proRata } from '../../../src/core/sharing/pro-rata.ts'
import { shareOutWhole } from '../../../src/core/sharing/remainder.ts'
import type { SlotKey } from '../../../src/core/sharing/slot-key.ts'
import { checkedCoefficients, staticKey } from '../../../src/core/sharing/static.ts'

const shareWith = (key: SlotKey, offtake: number[], feedIn: number[]): number[] => {
  const into = new Float64Array(offtake.length)
  key(Float64Array.from(offtake), Float64Array.from(feedIn), into)
  return Array.from(into)
}
const shareOut = (total: number, weights: number[]): number[] => {
  const into = new Float64Array(weights.length)
  shareOutWhole(total, weights, into)
  return Array.from(into)
}
const one = (offtake: number[], feedIn: number[]): Flows => ({
  slots: 1,
  offtake: offtake.map((value) => Float64Array.of(value)),
  feedIn: feedIn.map((value) => Float64Array.of(value)),
})
const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
  return 'no problem'
}

test('water-filling 10 to (2, 8, 5) gives 2, 4, 4, and to three equal needs thirds', () => {
  expect(shareWith(equal, [2, 8, 5, 0], [0, 0, 0, 10])).toEqual([2, 4, 4, 0])
  expect(shareWith(equal, [10e6, 10e6, 10e6, 0], [0, 0, 0, 10e6])).toEqual([
    3_333_334, 3_333_333, 3_333_333, 0,
  ])
})

test('pro rata 10 to (2, 8, 5) gives 1.333, 5.333, 3.333', () => {
  expect(shareWith(proRata, [2e6, 8e6, 5e6, 0], [0, 0, 0, 10e6])).toEqual([
    1_333_334, 5_333_333, 3_333_333, 0,
  ])
})

test('a static share beyond the own need is shared with nobody', () => {
  // a published bill: production and consumption 7, 5 and 0, 7 net to feed-in 2 and needs 0, 7; coefficients .6, .4
  expect(shareWith(staticKey([0.6, 0.4]), [0, 7e6], [2e6, 0])).toEqual([0, 800_000])
  expect(shareWith(staticKey([0.5, 0.25]), [1e6, 9e6, 0], [0, 0, 8e6])).toEqual([1e6, 2e6, 0])
})

test('static shares over 1, or none at all, are problems', () => {
  expect(codeOf(() => checkedCoefficients([0.7, 0.4]))).toBe('static-shares-over-one')
  expect(codeOf(() => checkedCoefficients([null, null]))).toBe('static-shares-missing')
  expect(checkedCoefficients([0.7, null, 0.3])).toEqual([0.7, 0, 0.3])
})

test('500 Wh over 8 equal shares: carrying the remainder alternates 62 and 63 and loses nothing', () => {
  const equalShares = [1, 1, 1, 1, 1, 1, 1, 1]
  let before = equalShares.map(() => 0)
  for (let slot = 1; slot <= 25; slot++) {
    const now = shareOut(500 * slot, equalShares)
    const inSlot = now.map((sum, k) => sum - before[k]!)
    expect(inSlot.reduce((a, b) => a + b, 0)).toBe(500)
    expect(inSlot).toEqual(
      slot % 2 === 1 ? [63, 63, 63, 63, 62, 62, 62, 62] : [62, 62, 62, 62, 63, 63, 63, 63],
    )
    before = now
  }
})

test('remainders are exact beyond what a double can hold', () => {
  const total = 2 ** 50
  const parts = shareOut(total, [3 * 2 ** 40 + 1, 5 * 2 ** 40, 7 * 2 ** 39])
  expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
  expect(codeOf(() => shareOutWhole(0, [0, 0], new Float64Array(2)))).toBe('no problem')
  expect(() => shareOut(1, [0, 0])).toThrow(RangeError)
})

test('the participation factor scales before the key, netting takes the difference', () => {
  const flows = one([10, 7], [0, 9])
  expect(withFactors(flows, [0.5, 1]).offtake[0]![0]).toBe(5)
  expect(netted(flows).offtake.map((row) => row[0])).toEqual([10, 0])
  expect(netted(flows).feedIn.map((row) => row[0])).toEqual([0, 2])
})

const operator = (sharedIn: number[], sharedOut: number[], flows: Flows, gap = 0) =>
  allocateByOperator(
    {
      sharedIn: one(sharedIn, []).offtake,
      sharedOut: one(sharedOut, []).offtake,
      columns: Uint16Array.of(sharedIn.length),
      gap: Uint8Array.of(gap),
    },
    flows,
    flows,
    () => '2026-10-01 00:00',
  )

test("the operator's rounding goes to the largest supplier, more is a fault", () => {
  const flows = one([100, 100, 0, 0], [0, 0, 80, 40])
  const repaired = operator([41, 30, 0, 0], [0, 0, 46, 23], flows)
  expect(repaired.sharedOut.map((row) => row[0])).toEqual([0, 0, 48, 23])
  expect(repaired.shared[0]).toBe(71)
  const { kappa, smallest } = operatorKappa(repaired, flows, 4)
  expect([kappa[0], smallest]).toEqual([71 / 120, 71 / 120])
  expect(operatorKappa(repaired, flows, 98).smallest).toBeNull()
  expect(codeOf(() => operator([50, 30, 0, 0], [0, 0, 46, 23], flows))).toBe('operator-sides-differ')
  expect(codeOf(() => operator([110, 0, 0, 0], [0, 0, 80, 30], flows))).toBe('operator-share-exceeds')
  expect(codeOf(() => operator([0, 0, 0, 0], [0, 0, -5, 5], flows))).toBe('operator-share-exceeds')
})

test("with a gap the operator's smaller side counts", () => {
  const flows = one([100, 0, 0, 0], [0, 0, 80, 40])
  const cut = operator([41, 0, 0, 0], [0, 0, 60, 30], flows, 1)
  expect(cut.sharedOut.map((row) => row[0])).toEqual([0, 0, 27, 14])
})

const energies = fc.array(fc.record({ o: fc.nat(5e6), f: fc.oneof(fc.constant(0), fc.nat(5e6)) }), {
  minLength: 1,
  maxLength: 9,
})

test.each([
  ['pro-rata', proRata],
  ['equal', equal],
])('%s never leaves surplus while someone has unmet demand', (_, key) => {
  fc.assert(
    fc.property(energies, (members) => {
      const flows = one(
        members.map(({ o }) => o),
        members.map(({ f }) => f),
      )
      const { sharedIn, sharedOut, shared } = allocate(key, flows)
      const sum = (rows: readonly Float64Array[]): number => rows.reduce((all, row) => all + row[0]!, 0)
      expect(shared[0]).toBe(Math.min(sum(flows.offtake), sum(flows.feedIn)))
      expect([sum(sharedIn), sum(sharedOut)]).toEqual([shared[0], shared[0]])
      for (const i of members.keys()) {
        expect(sharedIn[i]![0]).toBeLessThanOrEqual(flows.offtake[i]![0]!)
        expect(sharedOut[i]![0]).toBeLessThanOrEqual(flows.feedIn[i]![0]!)
      }
    }),
  )
})

test('equal gives nobody more than another whose need is open, but for one microKWh', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }), fc.nat(5000), (needs, surplus) => {
      const shares = shareWith(equal, [...needs, 0], [...needs.map(() => 0), surplus])
      for (const [i, need] of needs.entries()) {
        if (shares[i] === need) continue
        expect(Math.max(...shares)).toBeLessThanOrEqual(shares[i]! + 1)
      }
    }),
  )
})

test('a static key gives no more than coefficient and need allow', () => {
  fc.assert(
    fc.property(energies, (members) => {
      const coefficients = members.map(() => 0.9 / members.length)
      const flows = one(
        members.map(({ o }) => o),
        members.map(({ f }) => f),
      )
      const { sharedIn, shared } = allocate(staticKey(coefficients), flows)
      const surplus = flows.feedIn.reduce((all, row) => all + row[0]!, 0)
      for (const i of members.keys()) {
        const entitled = Math.min(flows.offtake[i]![0]!, coefficients[i]! * surplus)
        expect(Math.abs(sharedIn[i]![0]! - entitled)).toBeLessThanOrEqual(1)
      }
      expect(shared[0]).toBeLessThanOrEqual(surplus)
    }),
  )
})
