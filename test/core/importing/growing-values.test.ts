import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GrowingValues } from '../../../src/core/importing/growing-values.ts'

test('numbers come back as they were pushed, once', () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 15, 16, 17, 33, 4095, 4096, 12_289), fc.double(), (count, first) => {
      const grown = new GrowingValues()
      const pushed = Array.from({ length: count }, (_, k) => (k === 0 ? first : k % 7 === 0 ? Number.NaN : k))
      for (const value of pushed) grown.push(value)
      expect(grown.length).toBe(count)
      expect(grown.finish()).toEqual(Float64Array.from(pushed))
      expect([grown.length, grown.finish().length]).toEqual([0, 0])
    }),
    { numRuns: 40 },
  )
})
