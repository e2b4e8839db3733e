import type { ControlGames } from './control-games.ts'

/** [member][slot], of the slots that count: what a supplied 10⁻⁶ kWh is worth to the member, in the unit of the sampled game. */
export type Claims = readonly Float64Array[]

/**
 * Games in which members bring each other something by twos or by threes: v₂(S) = Σ_t c(S)·f(S) and v₃(S) = Σ_t c(S)·f(S)² ÷
 * f(N), where c are claims and f is what is fed in; two for each of `claims`. That is what a key with coefficients comes to
 * while no need is met, and how that bends when needs are. A product of members brings each the same part of it: half to
 * either of two, a third to each of three (Harsanyi dividends).
 */
export function meetingControls(feedIn: readonly Float64Array[], claims: readonly Claims[]): ControlGames {
  const players = feedIn.length
  const slots = feedIn[0]?.length ?? 0
  const column = (rows: readonly Float64Array[], slot: number): Float64Array =>
    Float64Array.from({ length: players }, (_one, i) => rows[i]![slot]!)
  const fedByAll = new Float64Array(slots)
  const shapley = claims.flatMap(() => [new Float64Array(players), new Float64Array(players)])
  for (let t = 0; t < slots; t++) {
    const fed = column(feedIn, t)
    fedByAll[t] = sumOf(fed)
    if (fedByAll[t] === 0) continue
    for (const [k, rows] of claims.entries()) {
      const own = column(rows, t)
      addTwos(own, fed, shapley[2 * k]!)
      addThrees(own, fed, shapley[2 * k + 1]!)
    }
  }
  const fed = new Float64Array(slots)
  const claimed = claims.map(() => new Float64Array(slots))
  return {
    shapley,
    start() {
      for (const sum of [fed, ...claimed]) sum.fill(0)
    },
    join(member, added) {
      added.fill(0)
      const own = feedIn[member]!
      for (const [k, rows] of claims.entries()) {
        const claim = rows[member]!
        const all = claimed[k]!
        for (let t = 0; t < slots; t++) {
          const [before, more] = [fed[t]!, own[t]!]
          if (before + more === 0) continue
          const [c, f] = [all[t]! + claim[t]!, before + more]
          added[2 * k]! += c * f - all[t]! * before
          added[2 * k + 1]! += (c * f * f - all[t]! * before * before) / fedByAll[t]!
        }
        for (let t = 0; t < slots; t++) all[t]! += claim[t]!
      }
      for (let t = 0; t < slots; t++) fed[t]! += own[t]!
    },
  }
}

/** Adds the Shapley values of c(S)·f(S): halves of the products with the others, and one's own. */
function addTwos(claims: Float64Array, fed: Float64Array, shapley: Float64Array): void {
  const [c, f] = [sumOf(claims), sumOf(fed)]
  for (let i = 0; i < fed.length; i++) shapley[i]! += (claims[i]! * f + fed[i]! * c) / 2
}

/** Adds those of c(S)·f(S)² ÷ f(N): thirds of the products of three, halves of those of two. */
function addThrees(claims: Float64Array, fed: Float64Array, shapley: Float64Array): void {
  const [c, f] = [sumOf(claims), sumOf(fed)]
  const squares = fed.reduce((sum, one) => sum + one * one, 0)
  const both = fed.reduce((sum, one, i) => sum + one * claims[i]!, 0)
  for (let i = 0; i < fed.length; i++) {
    const [ci, fi] = [claims[i]!, fed[i]!]
    const [others, theirs, theirSquares] = [c - ci, f - fi, squares - fi * fi]
    const theirBoth = both - ci * fi
    const threes = ci * (theirs * theirs - theirSquares) + 2 * fi * (others * theirs - theirBoth)
    const twos = 2 * (ci * fi * theirs + fi * theirBoth) + ci * theirSquares + fi * fi * others
    shapley[i]! += (threes / 3 + twos / 2 + ci * fi * fi) / f
  }
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
