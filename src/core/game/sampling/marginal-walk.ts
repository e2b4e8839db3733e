/**
 * A game walked along orders: members join one by one, and each time it is told what the newcomer adds, v(S ∪ i) − v(S),
 * divided into parts (causes, parts of the day …) that may depend on who joins. Amounts in whatever unit the game has.
 */
export interface MarginalWalk {
  readonly players: number
  /** How many parts there are, at least one. */
  readonly parts: number
  /** Nobody is in. */
  start(): void
  /** Lets a member in that is not, and writes the parts of what it adds. */
  join(member: number, added: Float64Array): void
}

/** A walk that can begin anywhere. */
export interface JumpingWalk extends MarginalWalk {
  /** These members are in, and nobody else. */
  startWith(inside: readonly number[]): void
}
