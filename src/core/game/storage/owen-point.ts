import { CheapestStorage } from './cheapest-storage.ts'
import { NO_BATTERY, partOfBattery } from './common-battery.ts'
import { requireStorageCommunity, type StorageCommunity } from './storage-community.ts'

/** A point of the core found from one plan of the whole community, and what energy is worth in each slot of it. */
export interface StorageOwenPoint {
  /** Savings by member; they sum to v(N), and no group of two or more would do better alone. */
  readonly shares: Float64Array
  /** λ: what one more unit drawn would cost, one more fed in would earn. */
  readonly prices: Float64Array
}

/**
 * Owen's point (1975) of the linear production game: everyone pays λ·(drawn − fed) at the dual prices of the joint plan,
 * and what plant and battery earn at these prices goes to their owners. Null where sharing costs a fee or there is a
 * demand charge: members then see two prices, and this one is of the plan without it.
 */
export function storageOwenPoint(community: StorageCommunity): StorageOwenPoint | null {
  requireStorageCommunity(community)
  const { prices, members, plant, battery, demandCharge } = community
  if (demandCharge > 0 || prices.fee.some((fee) => fee > 0)) return null
  const slots = prices.buy.length
  const sum = (of: (member: (typeof members)[number]) => Float64Array): Float64Array =>
    Float64Array.from({ length: slots }, (_one, t) => members.reduce((all, one) => all + of(one)[t]!, 0))
  const owned = members.length < 2 ? 0 : members.reduce((all, { share }) => all + share, 0)
  const yielded = Float64Array.from({ length: slots }, (_one, t) => (plant === null ? 0 : owned * plant[t]!))
  const flows = { drawn: sum(({ drawn }) => drawn), fed: sum(({ fed }) => fed), plant: yielded }
  const used = battery === null ? NO_BATTERY : partOfBattery(battery, owned)
  const { cost, energy: lambda } = new CheapestStorage(prices).dualPrices(flows, used)
  const paid = members.map(({ drawn, fed }) => {
    let amount = 0
    for (let t = 0; t < slots; t++) amount += lambda[t]! * (drawn[t]! - fed[t]!)
    return amount
  })
  const rent = cost - paid.reduce((all, one) => all + one, 0)
  const shares = Float64Array.from(members, ({ drawn, fed, share }, i) => {
    let alone = 0
    for (let t = 0; t < slots; t++) alone += prices.buy[t]! * drawn[t]! - prices.sell[t]! * fed[t]!
    return alone - paid[i]! - (owned === 0 ? 0 : (rent * share) / owned)
  })
  return { shares, prices: lambda }
}
