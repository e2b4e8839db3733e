import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsAround } from '../../../src/core/reporting/bounds.ts'

test('an axis holds all values between round lines', () => {
  expect(boundsAround([0.3475, 0.3669])).toEqual({ min: 0.34, max: 0.37, step: 0.01 })
  expect(boundsAround([3.43, 4.44])).toEqual({ min: 3, max: 4.5, step: 0.5 })
  expect(boundsAround([0, 277.6])).toEqual({ min: 0, max: 300, step: 100 })
})

test('it starts at zero where the values come near zero, and never inverts', () => {
  expect(boundsAround([1, 10]).min).toBe(0)
  expect(boundsAround([5, 5]).max).toBeGreaterThan(boundsAround([5, 5]).min)
  expect(boundsAround([0, 0]).max).toBeGreaterThan(0)
})

test('whatever the values, they lie inside and the lines are few', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((one) => Math.round(one * 1000) / 1000)
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 24 }), (values) => {
      const { min, max, step } = boundsAround(values)
      const slack = step * 1e-6
      expect(min).toBeLessThanOrEqual(Math.min(...values) + slack)
      expect(max).toBeGreaterThanOrEqual(Math.max(...values) - slack)
      expect((max - min) / step).toBeLessThanOrEqual(5 + 1e-6)
    }),
  )
})
