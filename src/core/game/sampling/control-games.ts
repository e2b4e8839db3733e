/**
 * Games that resemble the one that is sampled and whose Shapley values are known. Walked along the same orders they tell
 * how much of a newcomer's addition is chance of the order. Amounts in the unit of the sampled game.
 */
export interface ControlGames {
  /** shapley[game][member]. */
  readonly shapley: readonly Float64Array[]
  /** Nobody is in. */
  start(): void
  /** Lets a member in that is not, and writes what it adds to every game. */
  join(member: number, added: Float64Array): void
}

/** The games of several as one. */
export function allControls(all: readonly ControlGames[]): ControlGames {
  const parts = all.map(({ shapley }) => new Float64Array(shapley.length))
  return {
    shapley: all.flatMap(({ shapley }) => shapley),
    start() {
      for (const controls of all) controls.start()
    },
    join(member, added) {
      let from = 0
      for (const [k, controls] of all.entries()) {
        const part = parts[k]!
        controls.join(member, part)
        added.set(part, from)
        from += part.length
      }
    },
  }
}
