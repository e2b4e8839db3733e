import type { SamplingSettings, SamplingWatch } from './sampled-shapley.ts'
import type { ShapleyEstimate } from './shapley-estimate.ts'

/** A spread found from fewer orders is not to be believed. */
const LEAST_PERMUTATIONS = 64
const MOST_PERMUTATIONS = 100_000

/** Whether enough is known after a block; tells the watch how far it is. */
export function isEnough(
  estimate: ShapleyEstimate,
  { halfWidth, leastPermutations, mostPermutations }: SamplingSettings,
  watch: SamplingWatch,
): boolean {
  const done = estimate.permutations
  const least = leastPermutations ?? LEAST_PERMUTATIONS
  const most = Math.max(least, mostPermutations ?? MOST_PERMUTATIONS)
  const widest = estimate.widest()
  // the half-width falls with the square root of the number of orders
  const needed = widest === 0 ? done : done * (widest / halfWidth) ** 2
  watch.report({ done, total: Math.max(least, Math.min(most, Math.ceil(needed))) })
  return done >= most || (done >= least && widest <= halfWidth)
}
