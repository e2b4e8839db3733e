import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { JumpingWalk } from './marginal-walk.ts'
import { chainsOf, mirrored, randomSweep, type Stratum, type Sweep } from './position-strata.ts'
import { uniformRandom } from './random.ts'
import type { SamplingSettings, SamplingWatch } from './sampled-shapley.ts'
import { ShapleyEstimate, type SampledShapley } from './shapley-estimate.ts'
import { isEnough } from './stopping.ts'

/**
 * Shapley values by sampling what members add at early, middle and late positions apart: φ_i is the mean over positions,
 * so the strata's means count by their lengths, and a block has `sweeps[h]` sweeps of stratum h. Early positions spread far
 * more than others and are rare in whole orders, so that half-widths from few orders are too small; here everyone has as
 * many of them as are needed. Unbiased; the same seed gives the same numbers. Stratified by position after Castro, Gómez,
 * Molina, Tejada (2017). Throws a ProblemError `cancelled`.
 */
export function sampleByPositions(
  walk: JumpingWalk,
  strata: readonly Stratum[],
  sweeps: readonly number[],
  settings: SamplingSettings,
  watch: SamplingWatch,
): SampledShapley {
  const { players, parts } = walk
  const random = uniformRandom(settings.seed)
  const estimate = new ShapleyEstimate(
    players,
    parts,
    sweeps.reduce((sum, count) => sum + count, 0),
  )
  const added = new Float64Array(parts)
  const together = worthOfAll(walk, added)
  do {
    for (const [h, stratum] of strata.entries()) {
      const weight = (stratum.until - stratum.from) / (players * sweeps[h]!)
      let last: Sweep | null = null
      for (let sweep = 0; sweep < sweeps[h]!; sweep++) {
        const next: Sweep = last === null ? randomSweep(players, stratum, random) : mirrored(last, stratum)
        last = last === null ? next : null
        for (const { inside, joining } of chainsOf(next, stratum)) {
          if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
          walk.startWith(inside)
          for (const member of joining) {
            walk.join(member, added)
            estimate.take(member, added, weight)
          }
        }
      }
    }
    estimate.endBlock()
  } while (!isEnough(estimate, settings, watch))
  return estimate.result(together, settings.halfWidth)
}

function worthOfAll(walk: JumpingWalk, added: Float64Array): number {
  let together = 0
  walk.start()
  for (let member = 0; member < walk.players; member++) {
    walk.join(member, added)
    for (const part of added) together += part
  }
  return together
}
