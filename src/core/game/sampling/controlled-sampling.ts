import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { ControlGames } from './control-games.ts'
import { factorsFromOrders, pilotSweeps } from './control-pilot.ts'
import { controlledWalk } from './controlled-walk.ts'
import type { JumpingWalk } from './marginal-walk.ts'
import { OrderBlocks } from './orders.ts'
import { positionStrata } from './position-strata.ts'
import { uniformRandom, type UniformRandom } from './random.ts'
import { sampleByPositions } from './sampled-positions.ts'
import { sampleShapley, type SamplingSettings, type SamplingWatch } from './sampled-shapley.ts'
import type { SampledShapley } from './shapley-estimate.ts'

/** The pilot's random numbers are others than those that count. */
const PILOT_SEED = 0x5eed

/** Where nothing is known of the game. */
const NO_CONTROLS: ControlGames = { shapley: [], start: () => undefined, join: () => undefined }

/** With weights early newcomers are rare, as in all whole orders: from fewer of them the spread is found too small. */
const LEAST_WEIGHTED = 128

/** What finds the controls of a game; may draw random numbers, and calls `pause` often, which may throw. */
export type FindControls = (random: UniformRandom, pause: () => void) => ControlGames | null

/**
 * Shapley values of a game by what newcomers add beside controls whose values are known, until the half-widths at 95 % are
 * as small as asked: position by position, with weights (Kalai–Samet) along whole orders. A pilot with random numbers of
 * its own finds the factors of the controls and how often each stratum of positions is to be walked, so that the values
 * stay unbiased. The same seed gives the same bits. Throws a ProblemError `cancelled`, and what `findControls` throws.
 */
export function sampleWithControls(
  walk: JumpingWalk,
  findControls: FindControls,
  settings: SamplingSettings,
  watch: SamplingWatch,
): SampledShapley {
  const pause = (): void => {
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
  }
  const { seed, weights } = settings
  const random = uniformRandom(seed ^ PILOT_SEED)
  const controls = findControls(random, pause) ?? NO_CONTROLS
  if (weights !== undefined) {
    const factors = factorsFromOrders(walk, controls, new OrderBlocks(weights, random), pause)
    return sampleShapley(
      controlledWalk(walk, controls, factors),
      { leastPermutations: LEAST_WEIGHTED, ...settings },
      watch,
    )
  }
  const strata = positionStrata(walk.players)
  const { factors, sweeps } = pilotSweeps(walk, controls, strata, random, pause)
  return sampleByPositions(controlledWalk(walk, controls, factors), strata, sweeps, settings, watch)
}
