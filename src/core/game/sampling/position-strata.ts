import type { UniformRandom } from './random.ts'

/** Positions from (inclusive) until (exclusive) in orders of joining; 0 joins first. */
export interface Stratum {
  readonly from: number
  readonly until: number
}

/** How much longer each stratum is than the one before: what a newcomer adds spreads less the more are there. */
const GROWTH = 3
const FIRST = 2

/** All positions, in strata of 2, 4, 12, 36 …; the last takes the rest, and a short rest goes to the one before. */
export function positionStrata(players: number): Stratum[] {
  const strata: Stratum[] = []
  let from = 0
  for (let until = FIRST; from < players; until *= GROWTH) {
    const isLast = players - until < until
    strata.push({ from, until: isLast ? players : until })
    from = isLast ? players : until
  }
  return strata
}

/** Who is inside already, and who then joins one by one. */
export interface Chain {
  readonly inside: readonly number[]
  readonly joining: readonly number[]
}

/** Everyone in a circle, and the place in the stratum at which the first of it joins. */
export interface Sweep {
  readonly circle: readonly number[]
  readonly phase: number
}

/** A random circle at a random phase. */
export function randomSweep(players: number, { from, until }: Stratum, random: UniformRandom): Sweep {
  const circle = Array.from({ length: players }, (_one, i) => i)
  for (let i = players - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    ;[circle[i], circle[other]] = [circle[other]!, circle[i]!]
  }
  return { circle, phase: Math.floor(random() * (until - from)) }
}

/** The circle the other way round: who joined early in the stratum joins late, after those who sat behind. */
export function mirrored({ circle, phase }: Sweep, { from, until }: Stratum): Sweep {
  const length = until - from
  // where the last one joined, as a place in the stratum
  const last = (phase + circle.length - 1) % length
  return { circle: circle.toReversed(), phase: length - 1 - last }
}

/**
 * Chains along which every player joins once at a position of the stratum, each equally likely, after a random group: the
 * circle, cut into runs as long as the stratum, each run after those who sit before it.
 */
export function chainsOf({ circle, phase }: Sweep, { from, until }: Stratum): Chain[] {
  const players = circle.length
  const chains: Chain[] = []
  for (let start = 0; start < players;) {
    const position = from + (start === 0 ? phase : 0)
    const end = Math.min(players, start + until - position)
    const inside = Array.from(
      { length: position },
      (_one, k) => circle[(start - position + k + players) % players]!,
    )
    chains.push({ inside, joining: circle.slice(start, end) })
    start = end
  }
  return chains
}
