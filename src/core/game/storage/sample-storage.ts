import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { CoalitionKernel } from '../oracle/coalition-oracle.ts'
import { walkOfKernel } from '../oracle/walk-of-kernel.ts'
import { controlFactors, controlledWalk } from '../sampling/controlled-walk.ts'
import { OrderBlocks } from '../sampling/orders.ts'
import { uniformRandom } from '../sampling/random.ts'
import { sampleShapley, type SamplingSettings, type SamplingWatch } from '../sampling/sampled-shapley.ts'
import type { SampledShapley } from '../sampling/shapley-estimate.ts'
import { storageControls } from './storage-controls.ts'
import type { StorageCommunity } from './storage-community.ts'
import { storageKernel } from './storage-kernel.ts'

/** Blocks of orders from which the weight of the controls is found. */
const PILOT_BLOCKS = 2
/** The pilot's random numbers are others than those of the orders that count. */
const PILOT_SEED = 0x5eed

/**
 * Shapley values of a community with battery, plant and demand charge, with their parts by cause, from random orders and
 * with plain pools as controls, until the half-widths at 95 % are as small as asked. Every plan is exact. `kernel` values
 * the community's groups. Throws what `storageKernel` throws, and `cancelled`.
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
  const walk = walkOfKernel(kernel)
  const random = uniformRandom(settings.seed ^ PILOT_SEED)
  const controls = storageControls(community, settings.halfWidth, settings.weights, random, pause)
  if (controls === null) return sampleShapley(walk, settings, watch)
  const blocks = new OrderBlocks(settings.weights ?? community.members.map(() => 1), random)
  const factors = controlFactors(walk, controls, ordersOf(blocks, pause))
  return sampleShapley(controlledWalk(walk, controls, factors), settings, watch)
}

function* ordersOf(blocks: OrderBlocks, pause: () => void): Iterable<readonly number[]> {
  for (let k = 0; k < PILOT_BLOCKS; k++)
    for (const order of blocks.next()) {
      pause()
      yield order
    }
}
