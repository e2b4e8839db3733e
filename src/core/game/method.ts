import type { Rule } from '../community/vocabulary.ts'
import { fitsEnumeration, MOST_ENUMERATED, MOST_ENUMERATED_WHERE_SHORT } from './enumeration.ts'
import { isWhole } from './enumeration/enumerate-whole.ts'
import { MOST_BY_FOURIER_OWEN } from './fourier-owen/pool-walk.ts'
import { isPoolGame } from './pool-game.ts'
import type { SharingGame } from './sharing-game.ts'

/** How the shares of a month are found. The one place that decides it. */
export interface Method {
  readonly name: 'enumeration' | 'fourier-owen' | 'closed-form' | 'lp' | 'preview'
  /** Why the shares are only a stand-in (pass-through), in words for the treasurer; null where they are the rule's own. */
  readonly preview: string | null
}

/**
 * Fixed-price rules are formulas, the nucleolus comes from linear programs over every group. Shapley is enumerated to 16
 * members, and to 20 where the game is a pool in whole numbers; above, the pool game is integrated by Fourier–Owen to 500
 * members, and any other game is enumerated to 20 where the month has few enough slots. What is left can only be shown by
 * a stand-in.
 */
export function methodFor(rule: Rule, game: SharingGame): Method {
  if (rule === 'nucleolus') return { name: 'lp', preview: null }
  if (rule !== 'shapley') return { name: 'closed-form', preview: null }
  const members = game.flows.offtake.length
  if (members <= MOST_ENUMERATED) return { name: 'enumeration', preview: null }
  if (isPoolGame(game)) {
    if (members <= MOST_ENUMERATED_WHERE_SHORT && isWhole(game)) return { name: 'enumeration', preview: null }
    if (members <= MOST_BY_FOURIER_OWEN) return { name: 'fourier-owen', preview: null }
    return standIn(members, `it reaches to ${MOST_BY_FOURIER_OWEN} members`)
  }
  if (fitsEnumeration(game)) return { name: 'enumeration', preview: null }
  return standIn(
    members,
    'where members have prices of their own, or under static shares, it counts every group of members, which it can ' +
      `for ${MOST_ENUMERATED}, and for ${MOST_ENUMERATED_WHERE_SHORT} in a month with few slots in which energy is shared`,
  )
}

function standIn(members: number, reach: string): Method {
  return {
    name: 'preview',
    preview:
      `Shapley for ${members} members needs an engine that this version does not have: ${reach}. ` +
      'The shares shown are those of the pass-through price and cannot be approved.',
  }
}
