import type { UniformRandom } from '../sampling/random.ts'
import { CheapestStorage, type StoragePrices } from './cheapest-storage.ts'
import { partOfBattery, type CommonBattery } from './common-battery.ts'
import { netDraws } from './net-draws.ts'
import type { StorageCommunity } from './storage-community.ts'

/**
 * A kink in what groups pay: the linear form Σ_t weight_t·net draw_t + perShare·ownership share, slots counted from `from`.
 * On one side of 0 a stretch of slots has one set of dual prices, on the other side another.
 */
export interface PriceSplit {
  readonly from: number
  readonly weights: Float64Array
  readonly perShare: number
}

/** Groups that are planned to see where their prices differ. */
const GROUPS = 64
/** Rounds of two-means at most; it settles after a few. */
const MOST_ROUNDS = 20
/** Content this part of the capacity from a bound is at the bound. */
const AT_BOUND = 1e-9

/** What a stretch is worth to one group: the prices of its slots, and what the whole battery earns at them. */
interface Stretch {
  readonly prices: Float64Array
  readonly rent: number
}

/**
 * Where the prices of groups part. A group's cost is the largest over all dual prices of λ·D − rent(λ)·share (duality of
 * linear programs), and it falls apart between slots where every group's battery is full or every group's is empty. In
 * each stretch between, the price vectors of random groups, small ones as often as large, are parted by two-means into
 * y and z; max(y·x, z·x) = ½(y + z)·x + ½|(y − z)·x| then is a game of one number a member, whose Shapley value
 * Fourier–Owen gives. Needs a battery; fees and a demand charge are left out.
 */
export function priceSplits(
  community: StorageCommunity,
  battery: CommonBattery,
  random: UniformRandom,
): PriceSplit[] {
  const net = netDraws(community)
  const slots = community.prices.buy.length
  const found = pricesOfGroups(community, battery, net, random)
  // how much a price matters: the mean square of what members draw at it
  const weight = new Float64Array(slots)
  for (const draws of net) for (let t = 0; t < slots; t++) weight[t]! += draws[t]! ** 2
  const splits: PriceSplit[] = []
  let from = 0
  for (let t = 0; t < slots; t++) {
    if (t < slots - 1 && !isBound(found, t)) continue
    const stretches = found.map((one) => stretchOf(one, battery, found, from, t + 1))
    const split = twoMeans(stretches, weight.subarray(from, t + 1))
    if (split !== null) {
      const [one, other] = split
      splits.push({
        from,
        weights: one.prices.map((price, k) => (price - other.prices[k]!) / 2),
        perShare: (other.rent - one.rent) / 2,
      })
    }
    from = t + 1
  }
  return splits
}

/** Prices of random groups of two and more; contents as parts of their battery. */
function pricesOfGroups(
  { prices, members }: StorageCommunity,
  battery: CommonBattery,
  net: readonly Float64Array[],
  random: UniformRandom,
): StoragePrices[] {
  const slots = prices.buy.length
  const cheapest = new CheapestStorage({ ...prices, fee: new Float64Array(slots) })
  const found: StoragePrices[] = []
  const order = members.map((_one, i) => i)
  for (let k = 0; k < GROUPS; k++) {
    const size = Math.round(2 * (members.length / 2) ** ((k + 0.5) / GROUPS))
    const drawn = new Float64Array(slots)
    let share = 0
    for (let j = 0; j < size; j++) {
      const other = j + Math.floor(random() * (order.length - j))
      ;[order[j], order[other]] = [order[other]!, order[j]!]
      const draws = net[order[j]!]!
      share += members[order[j]!]!.share
      for (let t = 0; t < slots; t++) drawn[t]! += draws[t]!
    }
    if (!(share > 0)) continue
    const fed = drawn.map((one) => Math.max(0, -one))
    const flows = { drawn: drawn.map((one) => Math.max(0, one)), fed, plant: new Float64Array(slots) }
    const part = partOfBattery(battery, share)
    const one = cheapest.dualPrices(flows, part)
    found.push({ ...one, content: one.content.map((content) => content / part.capacity) })
  }
  return found
}

/** Whether all batteries are full, or all empty, after a slot. */
function isBound(found: readonly StoragePrices[], slot: number): boolean {
  return (
    found.every(({ content }) => content[slot]! < AT_BOUND) ||
    found.every(({ content }) => content[slot]! > 1 - AT_BOUND)
  )
}

/** The battery's rent in a stretch: what powers, capacity and the content at both ends earn at the group's prices. */
function stretchOf(
  { energy, stored }: StoragePrices,
  { capacity, charge, discharge, chargeEfficiency, dischargeEfficiency, wear }: CommonBattery,
  found: readonly StoragePrices[],
  from: number,
  until: number,
): Stretch {
  const slots = energy.length
  // the wrap of a free start is a boundary like the others
  const held = (slot: number): number =>
    (capacity * found.reduce((sum, { content }) => sum + content[slot]!, 0)) / found.length
  let rent = stored[from]! * held((from + slots - 1) % slots) - stored[until - 1]! * held(until - 1)
  for (let t = from; t < until; t++) {
    rent += charge * Math.max(0, stored[t]! * chargeEfficiency - energy[t]!)
    rent += discharge * Math.max(0, energy[t]! - wear - stored[t]! / dischargeEfficiency)
    if (t + 1 < until) rent += capacity * Math.max(0, stored[t + 1]! - stored[t]!)
  }
  return { prices: energy.subarray(from, until), rent }
}

/** Two means of price vectors, or null where they are all the same. */
function twoMeans(stretches: readonly Stretch[], weight: Float64Array): [Stretch, Stretch] | null {
  const distance = (a: Float64Array, b: Float64Array): number => {
    let sum = 0
    for (let k = 0; k < weight.length; k++) sum += weight[k]! * (a[k]! - b[k]!) ** 2
    return sum
  }
  const all = meanOf(stretches)
  let one = stretches[0]!
  for (const stretch of stretches)
    if (distance(stretch.prices, all.prices) > distance(one.prices, all.prices)) one = stretch
  if (!(distance(one.prices, all.prices) > 0)) return null
  let other = all
  let inside: readonly Stretch[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [centre, opposite] = [one, other]
    const near = stretches.filter(
      ({ prices }) => distance(prices, centre.prices) < distance(prices, opposite.prices),
    )
    if (near.length === 0 || near.length === stretches.length) return null
    if (near.length === inside.length && near.every((stretch, k) => stretch === inside[k])) break
    inside = near
    one = meanOf(near)
    other = meanOf(stretches.filter((stretch) => !near.includes(stretch)))
  }
  return [one, other]
}

function meanOf(stretches: readonly Stretch[]): Stretch {
  const prices = new Float64Array(stretches[0]!.prices.length)
  let rent = 0
  for (const stretch of stretches) {
    rent += stretch.rent / stretches.length
    for (let k = 0; k < prices.length; k++) prices[k]! += stretch.prices[k]! / stretches.length
  }
  return { prices, rent }
}
