/** A group of members: one entry a member, 1 = in, 0 = out. */
export type Coalition = Uint8Array

/** How the caller learns how far a valuation is, and stops it. */
export interface OracleWatch {
  report(progress: { readonly done: number; readonly total: number }): void
  shouldStop(): boolean
}

/**
 * What coalitions are worth, whoever finds it out: a loop in this thread, a solver in a worker, a cache before either.
 * Neighbours in a batch should differ by few members; what is known of one is then used for the next.
 */
export interface CoalitionOracle {
  readonly players: number
  /** How many parts (causes, parts of the day) a value is the sum of; at least one. */
  readonly parts: number
  /**
   * The parts of every coalition's value, coalition after coalition: result[k · parts + p]. Throws a ProblemError
   * `cancelled` once the watch says to stop, or the problem of a coalition that cannot be valued.
   */
  values(coalitions: readonly Coalition[], watch: OracleWatch): Promise<Float64Array>
}

/** A valuation that is computed at once in this thread. */
export interface CoalitionKernel {
  readonly players: number
  readonly parts: number
  /** Writes the parts of v(S). Remembers the coalition before, so that one that differs by few members is quick. */
  value(coalition: Coalition, parts: Float64Array): void
}
