import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atkinson } from '../../../src/core/reporting/atkinson.ts'
import { gini } from '../../../src/core/reporting/gini.ts'
import { inequalityOf } from '../../../src/core/reporting/inequality.ts'
import { jain } from '../../../src/core/reporting/jain.ts'
import { lorenz } from '../../../src/core/reporting/lorenz.ts'

const positive = fc.double({ min: 1e-6, max: 1000, noNaN: true })
const any = fc.double({ min: -1000, max: 1000, noNaN: true }).map((x) => (Math.abs(x) < 1e-9 ? 0 : x))
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 2, maxLength: 25 })
const factor = fc.double({ min: 0.01, max: 100, noNaN: true })

test('hand-computed', () => {
  // Jain: (1 + 2 + 3)² / (3 · (1 + 4 + 9))
  expect(jain([1, 2, 3])).toBeCloseTo(36 / 42, 12)
  expect(jain([0, 0, 5, 0])).toBeCloseTo(1 / 4, 12)
  expect(jain([0, 0])).toBe(1)
  expect(jain([7])).toBeNull()
  // Atkinson of 1 and 9: mean of the roots 2, squared 4, mean 5
  expect(atkinson([1, 9])).toBeCloseTo(1 - 4 / 5, 12)
  expect(atkinson([4, 4, 4])).toBe(0)
  expect(atkinson([0, 0, 0, 3])).toBeCloseTo(3 / 4, 12)
  expect(atkinson([1, -1])).toBeNull()
  expect(lorenz([3, 1, 4])).toEqual([0, 1 / 8, 4 / 8, 1])
  // below zero: −1 and 3 of a size of 4
  expect(lorenz([3, -1])).toEqual([0, -1 / 4, 2 / 4])
  expect(lorenz([0, 0])).toEqual([])
})

/** Gini (n − 1)/(3n) by the uniform distribution's 1/3; Jain from Σk = n(n + 1)/2 and Σk² = n(n + 1)(2n + 1)/6. */
test.each([2, 5, 9, 40])('the steps 1 to %i have closed forms', (n) => {
  const steps = Array.from({ length: n }, (_, k) => k + 1)
  expect(gini(steps)).toBeCloseTo((n - 1) / (3 * n), 12)
  expect(jain(steps)).toBeCloseTo((3 * (n + 1)) / (2 * (2 * n + 1)), 12)
})

test('alike: Gini 0, Jain 1, Atkinson 0; one has all: 1 − 1/n, 1/n, 1 − 1/n', () => {
  fc.assert(
    fc.property(positive, fc.integer({ min: 2, max: 30 }), (value, n) => {
      const alike = Array.from({ length: n }, () => value)
      const one = alike.map((_, k) => (k === 0 ? value : 0))
      expect([gini(alike), jain(alike), atkinson(alike)].map((x) => Number(x!.toFixed(9)))).toEqual([0, 1, 0])
      expect(gini(one)).toBeCloseTo(1 - 1 / n, 9)
      expect(jain(one)).toBeCloseTo(1 / n, 9)
      expect(atkinson(one)).toBeCloseTo(1 - 1 / n, 9)
    }),
  )
})

test('none cares for scale or order; Jain in [1/n, 1], Atkinson in [0, 1 − 1/n]', () => {
  fc.assert(
    fc.property(some(positive), factor, (xs, by) => {
      const n = xs.length
      for (const measure of [gini, jain, atkinson]) {
        const value = measure(xs)!
        expect(measure(xs.map((x) => x * by))).toBeCloseTo(value, 9)
        expect(measure(xs.toReversed())).toBeCloseTo(value, 9)
      }
      expect(jain(xs)!).toBeGreaterThanOrEqual(1 / n - 1e-12)
      expect(jain(xs)!).toBeLessThanOrEqual(1)
      expect(atkinson(xs)!).toBeGreaterThanOrEqual(0)
      expect(atkinson(xs)!).toBeLessThanOrEqual(1 - 1 / n + 1e-12)
    }),
  )
})

test('the Gini is what the Lorenz curve leaves to the straight line, also below zero', () => {
  fc.assert(
    fc.property(some(any), (xs) => {
      const curve = lorenz(xs)
      if (curve.length === 0) return
      // trapezoids of width 1/n; with a last point of 1 this is the usual 1 − 2·area
      const area = curve.slice(1).reduce((sum, y, k) => sum + (y + curve[k]!) / 2, 0) / xs.length
      expect(curve.at(-1)! - 2 * area).toBeCloseTo(gini(xs)!, 9)
    }),
  )
})

test('the curve is convex and below the straight line to its end', () => {
  fc.assert(
    fc.property(some(positive), (xs) => {
      const curve = lorenz(xs)
      const steps = curve.slice(1).map((y, k) => y - curve[k]!)
      for (const [k, step] of steps.slice(1).entries()) expect(step).toBeGreaterThanOrEqual(steps[k]! - 1e-12)
      for (const [k, y] of curve.entries()) expect(y).toBeLessThanOrEqual(k / xs.length + 1e-9)
      expect(curve.at(-1)).toBeCloseTo(1, 9)
    }),
  )
})

test('giving from a heavier to a lighter burden lowers every measure of unevenness (Pigou–Dalton)', () => {
  fc.assert(
    fc.property(some(positive), fc.double({ min: 0.01, max: 0.5, noNaN: true }), (xs, part) => {
      const sorted = xs.toSorted((a, b) => a - b)
      const gap = sorted.at(-1)! - sorted[0]!
      if (gap < 1e-3) return
      const evened = [...sorted]
      evened[0]! += part * gap
      evened[evened.length - 1]! -= part * gap
      expect(gini(evened)!).toBeLessThanOrEqual(gini(xs)! + 1e-12)
      expect(atkinson(evened)!).toBeLessThanOrEqual(atkinson(xs)! + 1e-12)
      expect(jain(evened)!).toBeGreaterThanOrEqual(jain(xs)! - 1e-12)
    }),
  )
})

test('of five households and more every measure is told, of fewer none', () => {
  const five = inequalityOf([0.01, 0.02, 0.03, 0.04, 0.07])
  expect(five).toMatchObject({ worst: 0.07, aboveSix: 1 })
  expect(five.gini).toBeCloseTo(0.56 / 1.7, 12)
  expect(inequalityOf([0.01, 0.02, 0.03, 0.04])).toEqual({
    gini: null,
    jain: null,
    atkinson: null,
    worst: null,
    aboveSix: null,
    lorenz: [],
  })
})
