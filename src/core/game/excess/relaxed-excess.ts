import type { AdditiveBounds } from './additive-bounds.ts'

/** The excess of all groups bounded from above, and what that suggests about the group that gains most. */
export interface RelaxedExcess {
  /** No group's v(S) − x(S) is more than this; at least 0, the excess of nobody and of everybody. */
  readonly upperBound: number
  /** y_i − x_i of the prices behind the bound, by member. */
  readonly slack: Float64Array
  /** Members in the order in which the relaxation would take them. */
  readonly order: readonly number[]
}

/**
 * For prices y with v(S) ≤ y(S) for every S, e(S) = v(S) − x(S) ≤ Σ_{i∈S} (y_i − x_i) ≤ Σ_i max(0, y_i − x_i): leaving out
 * who loses can only help. A mean of such prices is such prices. So each round asks for prices at parts z, moves z to where
 * they leave something (projected gradients with the step sizes of Duchi, Hazan, Singer 2011) and takes the bound of the
 * mean as well: by the regret bound of that method it falls to the value of the relaxation in which members take part
 * by parts. How well it does decides only how close the bound is. `tick` is called every round and throws to stop.
 */
export function relaxedExcess(
  bounds: AdditiveBounds,
  paid: readonly number[],
  rounds: number,
  tick: (round: number) => void,
): RelaxedExcess {
  const { players } = bounds
  const parts = new Float64Array(players).fill(1)
  const taken = new Float64Array(players)
  const squares = new Float64Array(players)
  const y = new Float64Array(players)
  const slack = new Float64Array(players)
  const mean = new Float64Array(players)
  const least = { bound: Infinity, slack }
  const keep = (candidate: Float64Array): void => {
    const bound = boundOf(candidate)
    if (bound >= least.bound) return
    least.bound = bound
    least.slack = candidate.slice()
  }
  for (let round = 1; round <= rounds && least.bound > 0; round++) {
    tick(round)
    bounds.bound(parts, y)
    // the first rounds are of no use for the mean later on: it forgets them (averaging by triangular weights)
    const weight = 2 / (round + 1)
    for (let i = 0; i < players; i++) {
      slack[i] = y[i]! - paid[i]!
      mean[i]! += weight * (slack[i]! - mean[i]!)
      taken[i]! += weight * (parts[i]! - taken[i]!)
    }
    keep(slack)
    keep(mean)
    for (let i = 0; i < players; i++) {
      squares[i]! += slack[i]! ** 2
      const size = Math.sqrt(squares[i]!)
      if (size > 0) parts[i] = Math.min(1, Math.max(0, parts[i]! + slack[i]! / size))
    }
    // nobody is no group to ask about
    if (parts.every((part) => part === 0)) parts.fill(0.5)
  }
  const order = Array.from(paid, (_, i) => i).toSorted(
    (a, b) => taken[b]! - taken[a]! || least.slack[b]! - least.slack[a]! || a - b,
  )
  return { upperBound: least.bound, slack: least.slack, order }
}

function boundOf(slack: Float64Array): number {
  let bound = 0
  for (const value of slack) bound += Math.max(0, value)
  return bound
}
