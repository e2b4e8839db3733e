import type { Coalition, CoalitionKernel } from '../oracle/coalition-oracle.ts'
import { CheapestStorage } from './cheapest-storage.ts'
import { partOfBattery } from './common-battery.ts'
import { requireStorageCommunity, type StorageCommunity } from './storage-community.ts'

/** A part of a value: why, and where one is known, at which time. */
export interface StoragePart {
  readonly cause: 'shared' | 'common-pv' | 'battery' | 'peak'
  readonly band: string | null
}

/**
 * What makes up the value of a group, in the order of the kernel's parts: sharing what members draw and feed in, then
 * what the plant adds to that, both by time where the community has bands; what the battery adds to both, and what the
 * demand charge changes, which belong to no hour. Each is a game, their sum is v, and so are their Shapley values
 * (additivity).
 */
export function storagePartsOf({ bands }: StorageCommunity): readonly StoragePart[] {
  const names = bands?.names ?? [null]
  return [
    ...names.map((band) => ({ cause: 'shared' as const, band })),
    ...names.map((band) => ({ cause: 'common-pv' as const, band })),
    { cause: 'battery', band: null },
    { cause: 'peak', band: null },
  ]
}

/**
 * v(S) = Σ_S alone − C(S): alone each pays buy·drawn − sell·fed and the demand charge on its own highest import, together
 * they pay the least that `CheapestStorage` finds. Sums follow the coalition member by member, so a coalition that differs
 * by one from the last costs one addition a slot. Throws what `requireStorageCommunity` throws.
 */
export function storageKernel(community: StorageCommunity): CoalitionKernel {
  requireStorageCommunity(community)
  const { prices, members, plant, battery, demandCharge } = community
  const slots = prices.buy.length
  const bandOf = community.bands?.ofSlot ?? new Uint8Array(slots)
  const bandCount = community.bands?.names.length ?? 1
  const flows = {
    drawn: new Float64Array(slots),
    fed: new Float64Array(slots),
    plant: new Float64Array(slots),
  }
  const cheapest = new CheapestStorage(prices)
  const saving = prices.buy.map((buy, t) => Math.max(0, buy - prices.sell[t]! - prices.fee[t]!))
  const peakAlone = members.map(
    ({ drawn }) => demandCharge * drawn.reduce((most, one) => Math.max(most, one), 0),
  )
  // who has neither energy nor a share brings nobody the use of the assets: a null player stays one
  const isIdle = members.map(
    ({ drawn, fed, share }) =>
      share === 0 && drawn.every((one) => one === 0) && fed.every((one) => one === 0),
  )
  const shares = Float64Array.from(members, ({ share }) => share)
  const feeds = members.map(({ fed }) => fed.some((one) => one > 0))
  const inside = new Uint8Array(members.length)

  const follow = (coalition: Coalition): void => {
    let leaving = 0
    for (let i = 0; i < inside.length; i++) if (inside[i] === 1 && coalition[i] === 0) leaving++
    // after a group of few the sums are made anew, so that no rounding of long walks is carried on
    if (leaving > 1) {
      flows.drawn.fill(0)
      flows.fed.fill(0)
      inside.fill(0)
    }
    for (let i = 0; i < inside.length; i++) {
      if (inside[i] === coalition[i]) continue
      const sign = coalition[i] === 1 ? 1 : -1
      addTimes(flows.drawn, sign, members[i]!.drawn)
      if (feeds[i]) addTimes(flows.fed, sign, members[i]!.fed)
      inside[i] = coalition[i]!
    }
  }

  return {
    players: members.length,
    parts: 2 * bandCount + 2,
    value(coalition, parts) {
      follow(coalition)
      let size = 0
      let share = 0
      let peaks = 0
      for (let i = 0; i < inside.length; i++) {
        if (inside[i] === 0) continue
        if (!isIdle[i]) size++
        share += shares[i]!
        peaks += peakAlone[i]!
      }
      if (size < 2) share = 0
      const own = share > 0 ? plant : null
      if (own === null) {
        if (plant !== null) flows.plant.fill(0)
      } else for (let t = 0; t < slots; t++) flows.plant[t] = share * own[t]!
      const { drawn, fed } = flows
      parts.fill(0)
      for (let t = 0; t < slots; t++) {
        const energy = fed[t]!
        // at night nobody feeds in
        if (energy > 0) parts[bandOf[t]!]! += saving[t]! * Math.min(drawn[t]!, energy)
      }
      if (own !== null) {
        for (let t = 0; t < slots; t++) {
          const yielded = flows.plant[t]!
          const more = Math.min(drawn[t]!, fed[t]! + yielded) - Math.min(drawn[t]!, fed[t]!)
          parts[bandCount + bandOf[t]!]! += prices.sell[t]! * yielded + saving[t]! * more
        }
      }
      const part = battery === null || share === 0 ? null : partOfBattery(battery, share)
      const { idle, stored, peaked } = cheapest.cost(flows, part, demandCharge)
      parts[2 * bandCount] = idle - stored
      parts[2 * bandCount + 1] = peaks - (peaked - stored)
    },
  }
}

function addTimes(sum: Float64Array, factor: number, values: Float64Array): void {
  for (let t = 0; t < sum.length; t++) sum[t]! += factor * values[t]!
}
