import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gini } from '../../../src/core/reporting/gini.ts'

// a product too small for a double would be no multiple any more
const finite = fc.double({ min: -1000, max: 1000, noNaN: true }).map((x) => (Math.abs(x) < 1e-100 ? 0 : x))
const values = fc.array(finite, { minLength: 2, maxLength: 30 })

test('hand-computed', () => {
  expect(gini([])).toBeNull()
  expect(gini([3])).toBeNull()
  expect(gini([0, 0, 0])).toBe(0)
  expect(gini([5, 5, 5])).toBe(0)
  // |0−1| counted both ways = 2; 2·2·1 = 4
  expect(gini([0, 1])).toBe(0.5)
  // differences 1, 3, 2 both ways = 12; 2·3·(1+2+4) = 42
  expect(gini([4, 1, 2])).toBeCloseTo(12 / 42, 12)
  // below zero: |−1−1| both ways = 4; 2·2·2 = 8
  expect(gini([-1, 1])).toBe(0.5)
})

test('equals the definition, lies in [0, 1], and does not care for scale or order', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (xs, factor) => {
      let [differences, sizes] = [0, 0]
      for (const x of xs) {
        sizes += Math.abs(x)
        for (const y of xs) differences += Math.abs(x - y)
      }
      const g = gini(xs) as number
      expect(g).toBeCloseTo(sizes === 0 ? 0 : differences / (2 * xs.length * sizes), 9)
      expect(g).toBeGreaterThanOrEqual(0)
      expect(g).toBeLessThanOrEqual(1)
      expect(gini(xs.toReversed())).toBeCloseTo(g, 9)
      expect(gini(xs.map((x) => x * factor))).toBeCloseTo(g, 9)
    }),
  )
})

test('alike is 0 whatever the value', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: 2, max: 20 }),
      (value, n) => {
        expect(gini(Array.from({ length: n }, () => value))).toBeCloseTo(0, 12)
      },
    ),
  )
})
