import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packDay, unpackDay } from '../../../src/core/metering/day-codec.ts'

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3_000 }).map((wattHours) => wattHours * 1000) },
  { weight: 2, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      0,
      1,
      -1,
      31,
      32,
      33,
      2 ** 52,
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
    ),
  },
)
const same = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((one, k) => one === b[k] || (Number.isNaN(one) && Number.isNaN(b[k])))

test('every day comes back as it was packed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.constantFrom(0, 0, 0, 1, 2, 3)), { maxLength: 120 }), (slots) => {
      const values = Float64Array.from(slots, ([one]) => (one === 0 ? 0 : one))
      const quality = Uint8Array.from(slots, ([, code]) => code)
      const unpacked = unpackDay(packDay(values, quality))
      expect(same(unpacked.values, values)).toBe(true)
      expect([...(unpacked.quality ?? new Uint8Array(values.length))]).toEqual([...quality])
    }),
    { numRuns: 500 },
  )
})

test('a usual day takes under three bytes a slot', () => {
  const values = Float64Array.from({ length: 96 }, (_, k) => ((k * 7919) % 900) * 1000)
  expect(packDay(values).length).toBeLessThan(200)
  expect(packDay(new Float64Array(96).fill(Number.NaN)).length).toBeLessThan(110)
})

test('what is no whole number is refused, and so are bytes that are no day', () => {
  expect(() => packDay(Float64Array.of(0.5))).toThrow(RangeError)
  expect(() => packDay(Float64Array.of(2 ** 54))).toThrow(RangeError)
  for (const bytes of [[], [0], [0, 5, 1], [9, 1, 1, 64], [0, 1, 1, 1], [1, 2, 1, 64, 64, 0, 9]])
    expect(() => unpackDay(Uint8Array.from(bytes))).toThrow(RangeError)
})
