import type { Rule } from '../community/vocabulary.ts'
import { MOST_ENUMERATED } from './enumeration.ts'

/** How the shares of a month are found, and how exact they are. The one place that decides it. */
export interface Method {
  readonly name: 'enumeration' | 'closed-form' | 'preview'
  readonly exact: boolean
  /** Why the shares are only a stand-in (pass-through), in words for the treasurer; null where they are the rule's own. */
  readonly preview: string | null
}

/** Fixed-price rules are formulas; Shapley is enumerated to 16 members; above, this version can only show a stand-in. */
export function methodFor(rule: Rule, members: number): Method {
  if (rule !== 'shapley') return { name: 'closed-form', exact: true, preview: null }
  if (members <= MOST_ENUMERATED) return { name: 'enumeration', exact: true, preview: null }
  return {
    name: 'preview',
    exact: false,
    preview:
      `Shapley for ${members} members needs an engine that this version does not have; it is exact up to ` +
      `${MOST_ENUMERATED} members. The shares shown are those of the pass-through price and cannot be approved.`,
  }
}
