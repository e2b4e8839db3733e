import { liveFlows } from '../growing/live-flows.ts'
import type { OracleWatch } from '../oracle/coalition-oracle.ts'
import { kernelOracle } from '../oracle/kernel-oracle.ts'
import { sharingKernel } from '../oracle/sharing-kernel.ts'
import type { PricedGame } from '../priced-game.ts'
import type { KnownExcess } from '../stability.ts'
import { knownExcess } from './known-excess.ts'
import { sharingBounds } from './sharing-bounds.ts'

const PICO = 1e12
/** Members × slots that the groups valued, and the prices asked for, may come to: a second or two together. */
const SEARCH_WORK = 1e8
const BOUND_WORK = 5e7

/**
 * The largest excess of a month's game whose groups cannot all be counted: a group found by search, and a proved bound. `paid`
 * in currency units by member. The same seed finds the same group. Null for fewer than two members. Throws `cancelled`.
 */
export function sharingExcess(
  game: PricedGame,
  paid: readonly number[],
  seed: number,
  watch: OracleWatch,
): Promise<KnownExcess | null> {
  const kernel = sharingKernel(game)
  const oracle = kernelOracle({
    ...kernel,
    value(coalition, parts) {
      kernel.value(coalition, parts)
      parts[0]! /= PICO
    },
  })
  const size = Math.max(1, paid.length * liveFlows(game.flows).slots.length)
  const effort = {
    rounds: Math.min(200, Math.max(30, Math.ceil(BOUND_WORK / size))),
    groups: Math.min(3000, Math.max(300, Math.ceil(SEARCH_WORK / size))),
    seed,
  }
  return knownExcess(oracle, sharingBounds(game), paid, effort, watch)
}
