import fc from 'fast-check'
import { expect, test } from 'vitest'
import { incomeWeights } from '../../../src/core/sharing/income-weights.ts'

const of = (group: string, incomePerYear: number) => ({ group, incomePerYear })
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9))

test('worked by hand: 12 000 and 36 000, and a member without income', () => {
  // median 24 000: 2^1.3 and (2/3)^1.3, divided by their mean; the third has 1, and so the mean of all is 1 already
  const [low, high] = [2 ** 1.3, (2 / 3) ** 1.3]
  const mean = (low + high) / 2
  const weights = incomeWeights([of('a', 12_000), of('b', 36_000), null])
  expect(weights).toEqual(close([low / mean, high / mean, 1]))
})

test('a group is weighted by its mean income, and the median is that of the households', () => {
  // group a: 20 000 and 30 000, mean 25 000; b: 80 000; the median of the three is 30 000
  const [a, b] = [(30 / 25) ** 1.3, (30 / 80) ** 1.3]
  const mean = (a + a + b) / 3
  expect(incomeWeights([of('a', 20_000), of('b', 80_000), of('a', 30_000)])).toEqual(
    close([a / mean, b / mean, a / mean]),
  )
})

test('far incomes are clipped to [0.25, 4] before the last division', () => {
  const households = [1000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000].map((income, k) =>
    of(String(k), income),
  )
  // 50^1.3 = 161.8, mean of the eight 21.1: 7.67 is cut to 4, and 0.047 is raised to 0.25
  const mean = (4 + 7 * 0.25) / 8
  expect(incomeWeights(households)).toEqual(
    close([4 / mean, ...Array.from({ length: 7 }, () => 0.25 / mean)]),
  )
})

test('without any income all weigh the same', () => {
  expect(incomeWeights([null, null])).toEqual([1, 1])
})

test('the mean is one, poorer groups weigh no less, and the order of the members does not matter', () => {
  const household = fc.record({
    group: fc.constantFrom('a', 'b', 'c'),
    incomePerYear: fc.integer({ min: 1000, max: 200_000 }),
  })
  fc.assert(
    fc.property(fc.array(fc.option(household), { minLength: 1, maxLength: 12 }), (members) => {
      const weights = incomeWeights(members)
      expect(weights.reduce((a, b) => a + b, 0) / weights.length).toBeCloseTo(1, 9)
      expect(incomeWeights(members.toReversed()).toReversed()).toEqual(close(weights))
      const meanOf = (group: string): number => {
        const own = members.flatMap((one) => (one?.group === group ? [one.incomePerYear] : []))
        return own.reduce((a, b) => a + b, 0) / own.length
      }
      for (const [i, one] of members.entries()) {
        for (const [k, other] of members.entries()) {
          if (one === null || other === null || meanOf(one.group) > meanOf(other.group)) continue
          expect(weights[i]).toBeGreaterThanOrEqual(weights[k]! - 1e-9)
        }
      }
    }),
  )
})
