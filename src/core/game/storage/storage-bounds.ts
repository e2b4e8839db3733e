import type { AdditiveBounds } from '../excess/additive-bounds.ts'
import { CheapestStorage, type StoragePlan } from './cheapest-storage.ts'
import { NO_BATTERY, partOfBattery } from './common-battery.ts'
import { connectionPrices, rentOf, type ConnectionPrices } from './connection-prices.ts'
import type { GroupFlows } from './connection-stages.ts'
import { requireStorageCommunity, type StorageCommunity, type StorageMember } from './storage-community.ts'

/** Parts that are this much of the largest are none: what rounding makes of such loads is no plan. */
const TINY = 1e-6

/**
 * Prices for a community with battery, plant and demand charge. What S pays is a linear program whose right sides are what
 * its members draw, feed in and own, so any feasible dual (λ for what is drawn, λ′ for what is fed in, R for a share of
 * the assets) bounds it from below, C(S) ≥ λ·drawn(S) − λ′·fed(S) − R·share(S), and
 *
 *     v(S) ≤ Σ_{i∈S} alone_i − λ·drawn_i + λ′·fed_i + R·share_i.
 *
 * Duals come from the cheapest plan of the group in which members take part by parts (`connectionPrices`); the bound needs
 * no more than that they are feasible.
 */
export function storageBounds(community: StorageCommunity): AdditiveBounds {
  requireStorageCommunity(community)
  const { prices, members, plant, demandCharge } = community
  const battery = community.battery ?? NO_BATTERY
  const slots = prices.buy.length
  const cheapest = new CheapestStorage(prices)
  const alone = members.map(({ drawn, fed }) => {
    let [cost, highest] = [0, 0]
    for (let t = 0; t < slots; t++) {
      cost += prices.buy[t]! * drawn[t]! - prices.sell[t]! * fed[t]!
      highest = Math.max(highest, drawn[t]!)
    }
    return cost + demandCharge * highest
  })
  return {
    players: members.length,
    bound(asked, y) {
      const parts = scaled(asked)
      const flows = flowsOf(community, parts)
      const share = members.reduce((sum, one, i) => sum + parts[i]! * one.share, 0)
      const part = partOfBattery(battery, share)
      const isUsed = part.capacity > 0 && part.charge > 0
      const plan = isUsed ? cheapest.plan(flows, part, demandCharge) : withoutBattery(community, flows)
      const dual = connectionPrices(community, flows, part, plan)
      // whoever has a share has it of the whole battery, also where nobody with one takes part
      const rent = rentOf(dual, plant, battery)
      for (const [i, one] of members.entries()) y[i] = alone[i]! - paidAt(dual, one) + one.share * rent
    },
  }
}

/** A group of twice the parts pays twice as much at the same prices, so parts may be told with 1 as the largest. */
function scaled(parts: Float64Array): Float64Array {
  const largest = parts.reduce((most, part) => Math.max(most, part), 0)
  return parts.map((part) => (part > TINY * largest ? part / largest : 0))
}

function flowsOf({ members, plant, prices }: StorageCommunity, parts: Float64Array): GroupFlows {
  const sum = (of: (member: StorageMember) => Float64Array | null): Float64Array => {
    const all = new Float64Array(prices.buy.length)
    for (const [i, member] of members.entries()) {
      const row = of(member)
      const part = parts[i]!
      if (row === null || part === 0) continue
      for (let t = 0; t < all.length; t++) all[t]! += part * row[t]!
    }
    return all
  }
  const share = members.reduce((all, one, i) => all + parts[i]! * one.share, 0)
  return {
    drawn: sum(({ drawn }) => drawn),
    fed: sum(({ fed }) => fed),
    plant: plant === null ? new Float64Array(prices.buy.length) : plant.map((one) => share * one),
  }
}

/** Nobody has stored anything, and a unit would be worth the same at all times. */
function withoutBattery({ prices }: StorageCommunity, { drawn, fed, plant }: GroupFlows): StoragePlan {
  const slots = prices.buy.length
  const dearest = prices.buy.reduce((most, one) => Math.max(most, one), 0)
  return {
    peak: drawn.reduce((most, one, t) => Math.max(most, one - fed[t]! - plant[t]!), 0),
    stored: new Float64Array(slots).fill(dearest),
    content: new Float64Array(slots),
  }
}

function paidAt(dual: ConnectionPrices, { drawn, fed }: StorageMember): number {
  let amount = 0
  for (let t = 0; t < drawn.length; t++) amount += dual.drawn[t]! * drawn[t]! - dual.fed[t]! * fed[t]!
  return amount
}
