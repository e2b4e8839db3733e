import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumerate } from '../../../src/core/game/enumeration.ts'
import { fillingGame } from '../../../src/core/game/filling-game.ts'
import { ownPriceGame } from '../../../src/core/game/own-price-game.ts'
import { byEquity } from '../../../src/core/sharing/equity.ts'
import { fillingKey, type Precedence } from '../../../src/core/sharing/filling.ts'
import { byPriority } from '../../../src/core/sharing/priority.ts'
import { staticRounds } from '../../../src/core/sharing/static-rounds.ts'

/** Groups under the keys that fill needs, where members have prices of their own. */

const communities = fc.array(
  fc.record({
    o: fc.oneof(fc.constant(0), fc.nat(9_000_000)),
    f: fc.oneof(fc.constant(0), fc.nat(9_000_000)),
    buy: fc.integer({ min: 0, max: 400 }),
    sell: fc.integer({ min: 0, max: 120 }),
    coefficient: fc.constantFrom(0, 0.05, 0.1, 0.15),
    priority: fc.constantFrom(null, 1, 2),
    weight: fc.constantFrom(0.25, 1, 1.7, 4),
  }),
  { minLength: 2, maxLength: 6 },
)
type Community = typeof communities extends fc.Arbitrary<infer C> ? C : never

const keys: Record<string, (community: Community) => Precedence[]> = {
  'static-rounds': (all) => staticRounds(all.map(({ coefficient }) => coefficient)),
  priority: (all) => byPriority([1, ...all.slice(1).map(({ priority }) => priority)]),
  equity: (all) => byEquity(all.map(({ weight }) => weight)),
}
const flowsOf = (all: Community) => ({
  slots: 1,
  offtake: all.map(({ o }) => Float64Array.of(o)),
  feedIn: all.map(({ f }) => Float64Array.of(f)),
})
const pricesOf = (all: Community) => ({
  receive: (i: number) => all[i]!.buy,
  give: (i: number) => all[i]!.sell,
})
const valuesOf = (game: ReturnType<typeof fillingGame>): Float64Array =>
  enumerate(game, null, () => undefined)

test.each(Object.keys(keys))('%s: a group is worth what the key gives it alone', (name) => {
  fc.assert(
    fc.property(communities, (all) => {
      const precedences = keys[name]!(all)
      const values = valuesOf(fillingGame(flowsOf(all), pricesOf(all), precedences))
      for (let mask = 1; mask < values.length; mask++) {
        const group = all.map((_, i) => i).filter((i) => (mask >>> i) & 1)
        const received = new Float64Array(group.length)
        const feedIn = Float64Array.from(group, (i) => all[i]!.f)
        fillingKey(group.map((i) => precedences[i]!))(
          Float64Array.from(group, (i) => all[i]!.o),
          feedIn,
          received,
        )
        const [surplus, shared] = [feedIn, received].map((row) => row.reduce((a, b) => a + b, 0)) as [
          number,
          number,
        ]
        const worth = group.reduce((sum, i, k) => {
          const given = surplus === 0 ? 0 : (feedIn[k]! * shared) / surplus
          return sum + all[i]!.buy * received[k]! - all[i]!.sell * given
        }, 0)
        // the key rounds to whole microKWh, the game does not
        expect(Math.abs(values[mask]! - worth)).toBeLessThanOrEqual(400 * group.length)
      }
    }),
    { numRuns: 150 },
  )
})

test('weights alike: the game of pro rata', () => {
  fc.assert(
    fc.property(communities, (all) => {
      const filled = valuesOf(fillingGame(flowsOf(all), pricesOf(all), byEquity(all.map(() => 1))))
      const proportional = valuesOf(ownPriceGame(flowsOf(all), pricesOf(all), null))
      // a value is a difference of sums of price × energy, so their size bounds what doubles can hold of it
      const size = all.reduce((sum, one) => sum + Math.abs(one.buy) * one.o + Math.abs(one.sell) * one.f, 1)
      for (const [mask, value] of proportional.entries()) {
        expect(Math.abs(filled[mask]! - value)).toBeLessThanOrEqual(1e-12 * size + 1e-9 * Math.abs(value))
      }
    }),
  )
})
