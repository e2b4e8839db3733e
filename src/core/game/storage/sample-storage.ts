import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { CoalitionKernel } from '../oracle/coalition-oracle.ts'
import { walkOfKernel } from '../oracle/walk-of-kernel.ts'
import type { ControlGames } from '../sampling/control-games.ts'
import { factorsFromOrders, pilotSweeps } from '../sampling/control-pilot.ts'
import { controlledWalk } from '../sampling/controlled-walk.ts'
import { OrderBlocks } from '../sampling/orders.ts'
import { positionStrata } from '../sampling/position-strata.ts'
import { uniformRandom } from '../sampling/random.ts'
import { sampleByPositions } from '../sampling/sampled-positions.ts'
import { sampleShapley, type SamplingSettings, type SamplingWatch } from '../sampling/sampled-shapley.ts'
import type { SampledShapley } from '../sampling/shapley-estimate.ts'
import { storageControls } from './storage-controls.ts'
import type { StorageCommunity } from './storage-community.ts'
import { storageKernel } from './storage-kernel.ts'

/** The pilot's random numbers are others than those that count. */
const PILOT_SEED = 0x5eed

/** Where nothing is known of the game. */
const NO_CONTROLS: ControlGames = { shapley: [], start: () => undefined, join: () => undefined }

/**
 * Shapley values of a community with battery, plant and demand charge, with their parts by cause, sampled with plain pools
 * as controls until the half-widths at 95 % are as small as asked: position by position, with weights (Kalai–Samet)
 * along whole orders. Every plan is exact. `kernel` values the community's groups. Throws what `storageKernel` throws, and
 * `cancelled`.
 */
export function sampleStorage(
  community: StorageCommunity,
  settings: SamplingSettings,
  watch: SamplingWatch,
  kernel: CoalitionKernel = storageKernel(community),
): SampledShapley {
  const pause = (): void => {
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
  }
  const { halfWidth, seed, weights } = settings
  const walk = walkOfKernel(kernel)
  const random = uniformRandom(seed ^ PILOT_SEED)
  const controls = storageControls(community, halfWidth, weights, random, pause) ?? NO_CONTROLS
  if (weights !== undefined) {
    const factors = factorsFromOrders(walk, controls, new OrderBlocks(weights, random), pause)
    return sampleShapley(controlledWalk(walk, controls, factors), settings, watch)
  }
  const strata = positionStrata(walk.players)
  const { factors, sweeps } = pilotSweeps(walk, controls, strata, random, pause)
  return sampleByPositions(controlledWalk(walk, controls, factors), strata, sweeps, settings, watch)
}
