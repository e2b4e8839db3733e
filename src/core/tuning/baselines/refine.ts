import { withinRails, type Levers, type Rails } from '../levers.ts'

/** Steps of the search, from coarse to fine: in log weight, and in ρ. */
const STEPS = [
  { weight: 0.2, rho: 0.05 },
  { weight: 0.1, rho: 0.02 },
  { weight: 0.05, rho: 0.01 },
] as const
const MOST_ROUNDS = 12

/**
 * Better settings near a first one: lever by lever, up and down, as long as the cost falls, then by smaller steps. The
 * cost may be infinite where a setting is not allowed.
 */
export function refined(start: Levers, rails: Rails, costOf: (levers: Levers) => number): Levers {
  let best = start
  let least = costOf(start)
  for (const step of STEPS) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = least
      for (const neighbour of neighboursOf(best, step, rails)) {
        const cost = costOf(neighbour)
        if (cost < least - 1e-9) [best, least] = [neighbour, cost]
      }
      if (least === before) break
    }
  }
  return best
}

function neighboursOf(
  { logWeights, rho }: Levers,
  step: { readonly weight: number; readonly rho: number },
  rails: Rails,
): Levers[] {
  const byWeight = logWeights.flatMap((weight, g) =>
    [step.weight, -step.weight].map((change) => ({
      rho,
      logWeights: logWeights.map((other, k) => (k === g ? weight + change : other)),
    })),
  )
  const byRho = [step.rho, -step.rho].map((change) => ({ logWeights, rho: rho + change }))
  return [...byWeight, ...byRho].map((levers) => withinRails(levers, rails))
}
