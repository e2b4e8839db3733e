import fc from 'fast-check'
import { equalGame } from '../../../../src/core/game/equal-game.ts'
import { fillingGame } from '../../../../src/core/game/filling-game.ts'
import { ownPriceGame } from '../../../../src/core/game/own-price-game.ts'
import { poolGame } from '../../../../src/core/game/pool-game.ts'
import type { SharingGame } from '../../../../src/core/game/sharing-game.ts'
import { staticGame } from '../../../../src/core/game/static-game.ts'
import { byEquity } from '../../../../src/core/sharing/equity.ts'
import { byPriority } from '../../../../src/core/sharing/priority.ts'
import { staticRounds } from '../../../../src/core/sharing/static-rounds.ts'

export const SLOTS = 3
const energy = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4_000_000 }))
export const communitiesTo = (most: number) =>
  fc.array(
    fc.record({
      o: fc.array(energy, { minLength: SLOTS, maxLength: SLOTS }),
      f: fc.array(energy, { minLength: SLOTS, maxLength: SLOTS }),
      buy: fc.integer({ min: 0, max: 400_000 }),
      sell: fc.integer({ min: 0, max: 120_000 }),
      coefficient: fc.constantFrom(0, 0.05, 0.1, 0.15),
      priority: fc.constantFrom(null, 1, 2),
      weight: fc.constantFrom(0.25, 1, 1.7, 4),
    }),
    { minLength: 1, maxLength: most },
  )
export type Community = ReturnType<typeof communitiesTo> extends fc.Arbitrary<infer C> ? C : never

const flowsOf = (all: Community) => ({
  slots: SLOTS,
  offtake: all.map(({ o }) => Float64Array.from(o)),
  feedIn: all.map(({ f }) => Float64Array.from(f)),
})
const pricesOf = (all: Community) => ({
  receive: (i: number, slot: number) => all[i]!.buy + 1000 * slot,
  give: (i: number) => all[i]!.sell,
})
/** A game of each kind that a month can be. */
export const games: Record<string, (all: Community) => SharingGame> = {
  'one price': (all) => poolGame(flowsOf(all), Float64Array.of(200_000, 150_000, -1000)),
  'own prices': (all) => ownPriceGame(flowsOf(all), pricesOf(all), null),
  'own prices × κ': (all) => ownPriceGame(flowsOf(all), pricesOf(all), Float64Array.of(0.9, 1, 0.5)),
  static: (all) => staticGame(flowsOf(all), pricesOf(all), (i) => all[i]!.coefficient),
  equal: (all) => equalGame(flowsOf(all), pricesOf(all)),
  rounds: (all) =>
    fillingGame(flowsOf(all), pricesOf(all), staticRounds(all.map(({ coefficient }) => coefficient))),
  priority: (all) =>
    fillingGame(
      flowsOf(all),
      pricesOf(all),
      byPriority([1, ...all.slice(1).map(({ priority }) => priority)]),
    ),
  equity: (all) => fillingGame(flowsOf(all), pricesOf(all), byEquity(all.map(({ weight }) => weight))),
}

/** Values are sums of price × energy of up to this size; doubles hold fifteen digits of it. */
export const sizeOf = (all: Community): number =>
  all.reduce((sum, { o, f }) => sum + [...o, ...f].reduce((a, b) => a + b, 0), 1) * 400_000
