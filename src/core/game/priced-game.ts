import type { Precedence } from '../sharing/filling.ts'
import type { MemberPrices } from './member-prices.ts'
import type { SharingGame } from './sharing-game.ts'

/** The part of a slot's feed-in that a member may receive at most. */
export type Coefficient = (member: number, slot: number) => number

/** A game that tells its terms, so that simpler games like it and bounds on it can be made. */
export interface PricedGame extends SharingGame {
  readonly terms: {
    readonly prices: MemberPrices
    /** By slot, the part of what could be shared that is; null = all. */
    readonly kappa: Float64Array | null
    /** Null where the key knows none. */
    readonly coefficient: Coefficient | null
    /** Null where the key knows none. */
    readonly precedences: readonly Precedence[] | null
  }
}

export function isPricedGame(game: SharingGame): game is PricedGame {
  return 'terms' in game
}
