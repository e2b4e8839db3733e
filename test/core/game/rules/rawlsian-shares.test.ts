import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawlsianShares } from '../../../../src/core/game/rules/rawlsian-shares.ts'

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9))

test('the heaviest burden comes down first, then both together', () => {
  const households = [
    { cost: 3, income: 1000 },
    { cost: 4.5, income: 3000 },
  ]
  // burdens .003 and .0015: the first reaches the second's at 1.5
  expect(rawlsianShares(households, 1)).toEqual([1, 0])
  expect(rawlsianShares(households, 1.5)).toEqual(close([1.5, 0]))
  // 2.3: both at (7.5 − 2.3)/4000 = .0013
  expect(rawlsianShares(households, 2.3)).toEqual(close([1.7, 0.6]))
})

test('more than all pay leaves everybody with the same negative burden', () => {
  const households = [
    { cost: 1, income: 100 },
    { cost: -2, income: 300 },
  ]
  expect(rawlsianShares(households, 3)).toEqual(close([2, 1]))
})

test('who earns outside more than it pays gets nothing while others bear a burden', () => {
  expect(
    rawlsianShares(
      [
        { cost: -5, income: 100 },
        { cost: 5, income: 100 },
      ],
      2,
    ),
  ).toEqual([0, 2])
  expect(() => rawlsianShares([{ cost: 1, income: 1 }], 0)).toThrow(RangeError)
})

test('shares are never negative, sum to the amount, and whoever gets some ends at the common level', () => {
  const household = fc.record({
    cost: fc.double({ min: -200, max: 400, noNaN: true }),
    income: fc.double({ min: 100, max: 9000, noNaN: true }),
  })
  const amounts = fc.double({ min: 0.01, max: 3000, noNaN: true })
  fc.assert(
    fc.property(fc.array(household, { minLength: 1, maxLength: 12 }), amounts, (households, amount) => {
      const shares = rawlsianShares(households, amount)
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(amount, 6)
      const burdens = households.map(({ cost, income }, i) => (cost - shares[i]!) / income)
      const level = Math.max(...burdens)
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0)
      for (const burden of burdens.filter((_, i) => shares[i]! > 1e-9)) expect(burden).toBeCloseTo(level, 9)
      expect(rawlsianShares(households.toReversed(), amount).toReversed()).toEqual(close(shares))
    }),
    { numRuns: 300 },
  )
})
