import type { CoalitionKernel } from '../oracle/coalition-oracle.ts'
import { walkOfKernel } from '../oracle/walk-of-kernel.ts'
import { sampleWithControls } from '../sampling/controlled-sampling.ts'
import type { SamplingSettings, SamplingWatch } from '../sampling/sampled-shapley.ts'
import type { SampledShapley } from '../sampling/shapley-estimate.ts'
import { storageControls } from './storage-controls.ts'
import type { StorageCommunity } from './storage-community.ts'
import { storageKernel } from './storage-kernel.ts'

/**
 * Shapley values of a community with battery, plant and demand charge, with their parts by cause, sampled with plain pools
 * as controls until the half-widths at 95 % are as small as asked. Every plan is exact. `kernel` values the community's
 * groups. Throws what `storageKernel` throws, and `cancelled`.
 */
export function sampleStorage(
  community: StorageCommunity,
  settings: SamplingSettings,
  watch: SamplingWatch,
  kernel: CoalitionKernel = storageKernel(community),
): SampledShapley {
  const { halfWidth, weights } = settings
  return sampleWithControls(
    walkOfKernel(kernel),
    (random, pause) => storageControls(community, halfWidth, weights, random, pause),
    settings,
    watch,
  )
}
