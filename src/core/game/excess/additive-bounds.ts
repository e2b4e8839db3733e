/**
 * Prices at which no group is worth more than its members together: y with v(S) ≤ Σ_{i∈S} y_i for every S. Any feasible
 * dual of the program behind the game gives some (Owen 1975); which one is asked for by how far each member takes part.
 */
export interface AdditiveBounds {
  readonly players: number
  /** Writes y, with Σ z_i·y_i as low as is known how to for parts z_i between 0 and 1. The bound holds whatever they are. */
  bound(parts: Float64Array, y: Float64Array): void
}
