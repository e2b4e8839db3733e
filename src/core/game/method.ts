import type { Rule } from '../community/vocabulary.ts'
import { fitsEnumeration, MOST_ENUMERATED, MOST_ENUMERATED_WHERE_SHORT } from './enumeration.ts'
import { isWhole } from './enumeration/enumerate-whole.ts'
import { MOST_BY_FOURIER_OWEN } from './fourier-owen/pool-walk.ts'
import { isPoolGame } from './pool-game.ts'
import type { SharingGame } from './sharing-game.ts'

/** How the shares of a month are found. */
export type Method = 'enumeration' | 'fourier-owen' | 'sampled' | 'closed-form' | 'lp'

/**
 * The one place that decides the method. Fixed-price rules are formulas, the nucleolus comes from linear programs over
 * every group. Shapley is enumerated to 16 members, and to 20 where the game is a pool in whole numbers; above, the pool
 * game is integrated by Fourier–Owen to 500 members, and any other game is enumerated to 20 where the month has few enough
 * slots. What is left is sampled.
 */
export function methodFor(rule: Rule, game: SharingGame): Method {
  if (rule === 'nucleolus') return 'lp'
  if (rule !== 'shapley') return 'closed-form'
  const members = game.flows.offtake.length
  if (members <= MOST_ENUMERATED) return 'enumeration'
  if (!isPoolGame(game)) return fitsEnumeration(game) ? 'enumeration' : 'sampled'
  if (members <= MOST_ENUMERATED_WHERE_SHORT && isWhole(game)) return 'enumeration'
  return members <= MOST_BY_FOURIER_OWEN ? 'fourier-owen' : 'sampled'
}
