/** What can be turned: one log weight a group of households, and the solidarity share ρ. */
export interface Levers {
  readonly logWeights: readonly number[]
  readonly rho: number
}

/** How far the levers may go, and how far in one step. */
export interface Rails {
  readonly leastWeight: number
  readonly mostWeight: number
  readonly mostRho: number
  /** Groups from the lowest income to the highest: none weighs more than one with less income. Left out: any order. */
  readonly poorestFirst?: readonly number[]
}

/** Weights between a quarter and four, ρ to 0.6 (equity.md). */
export const widestRails: Rails = { leastWeight: 0.25, mostWeight: 4, mostRho: 0.6 }

/** One step of a lever at an action of ±1: a weight by a third, ρ by a tenth. */
const WEIGHT_STEP = Math.log(4 / 3)
const RHO_STEP = 0.1

/** Nothing weighted, nothing given by need: what everything is compared with. */
export function frozenLevers(groups: number): Levers {
  return { logWeights: Array.from({ length: groups }, () => 0), rho: 0 }
}

/** Whether any group is weighted at all. */
export function isWeighted({ logWeights }: Pick<Levers, 'logWeights'>): boolean {
  return logWeights.some((weight) => Math.abs(weight) > 1e-9)
}

/** Levers brought within the rails: each weight and ρ clipped, and no group heavier than one with less income. */
export function withinRails({ logWeights, rho }: Levers, rails: Rails): Levers {
  const [least, most] = [Math.log(rails.leastWeight), Math.log(rails.mostWeight)]
  const bounded = logWeights.map((weight) => Math.min(most, Math.max(least, weight)))
  let heaviest = most
  for (const group of rails.poorestFirst ?? []) {
    heaviest = Math.min(heaviest, bounded[group]!)
    bounded[group] = heaviest
  }
  return {
    logWeights: bounded,
    rho: Math.min(rails.mostRho, Math.max(0, rho)),
  }
}

/** The levers after an action of one number a group and one for ρ, each clipped to [−1, 1]. */
export function turned(levers: Levers, action: ArrayLike<number>, rails: Rails): Levers {
  const bounded = (k: number): number => Math.min(1, Math.max(-1, action[k]!))
  const groups = levers.logWeights.length
  return withinRails(
    {
      logWeights: levers.logWeights.map((weight, g) => weight + WEIGHT_STEP * bounded(g)),
      rho: levers.rho + RHO_STEP * bounded(groups),
    },
    rails,
  )
}

/** The action that comes nearest to leading from one setting to another, for comparing efforts. */
export function effortBetween(from: Levers, to: Levers): number {
  const weights = from.logWeights.reduce(
    (sum, weight, g) => sum + ((to.logWeights[g]! - weight) / WEIGHT_STEP) ** 2,
    0,
  )
  return weights + ((to.rho - from.rho) / RHO_STEP) ** 2
}
