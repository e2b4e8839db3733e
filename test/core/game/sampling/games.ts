import { ProblemError } from '../../../../src/core/problems/problem.ts'
import type { MarginalWalk } from '../../../../src/core/game/sampling/marginal-walk.ts'
import { uniformRandom } from '../../../../src/core/game/sampling/random.ts'

export const unwatched = { report: () => undefined, shouldStop: () => false }

/** A game given as a table by mask, walked along orders. */
export function walkOfTable(values: Float64Array): MarginalWalk {
  let mask = 0
  return {
    players: Math.log2(values.length),
    parts: 1,
    start() {
      mask = 0
    },
    join(member, added) {
      added[0] = values[mask | (1 << member)]! - values[mask]!
      mask |= 1 << member
    },
  }
}

/** Σ_t min(Σ_S d⁺, Σ_S d⁻) of members drawn at random, two fifths of them feeding in, 24 slots. */
export function poolTable(players: number, seed: number): Float64Array {
  const random = uniformRandom(seed)
  const draws = Array.from({ length: players }, () =>
    Array.from({ length: 24 }, () => (random() < 0.4 ? -6 * random() : 2 * random())),
  )
  return Float64Array.from({ length: 2 ** players }, (_one, mask) => {
    let value = 0
    for (let slot = 0; slot < 24; slot++) {
      let [drawn, fed] = [0, 0]
      for (let i = 0; i < players; i++) {
        if (((mask >>> i) & 1) === 0) continue
        drawn += Math.max(0, draws[i]![slot]!)
        fed += Math.max(0, -draws[i]![slot]!)
      }
      value += Math.min(drawn, fed)
    }
    return value
  })
}

export function isProblem(code: string, work: () => unknown): boolean {
  try {
    work()
    return false
  } catch (error) {
    return error instanceof ProblemError && error.problem.code === code
  }
}
