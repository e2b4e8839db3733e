import type { StoragePlan } from './cheapest-storage.ts'
import type { CommonBattery } from './common-battery.ts'
import type { GroupFlows } from './connection-stages.ts'
import { feeOfSharing } from './slot-prices.ts'
import type { StorageCommunity } from './storage-community.ts'

/** A feasible dual of the cheapest plan, slot by slot, currency units per unit of energy. */
export interface ConnectionPrices {
  /** λ: what members pay for what they draw, and λ′ get for what they feed in. */
  readonly drawn: Float64Array
  readonly fed: Float64Array
  /** What plant and battery get for what they deliver and pay for what they take. */
  readonly assets: Float64Array
  /** What energy is worth inside the battery. */
  readonly stored: Float64Array
}

/** Energies below this part of the largest are rounding. */
const NOTHING = 1e-9

/**
 * The prices behind a plan. With ρ_t ≥ 0 for the highest import, Σρ ≤ the demand charge, outside energy costs b = buy + ρ and
 * earns s = sell + ρ. Inside one price π, s ≤ π ≤ b − fee, is what is fed in earns; what is drawn costs π + fee; the assets
 * trade at α, π ≤ α ≤ π + fee. Whatever π, α and ρ within these limits: the dual is feasible, so the bound from it holds.
 *
 * The plan says which are best (complementary slackness): where more is needed than there is, π = b − fee; where less,
 * π = s; where the battery neither stands still nor does all it can, α is what energy is worth in it. At the highest
 * import ρ is what lets these be true together; what is left of the charge goes where it may be more.
 */
export function connectionPrices(
  { prices, plant, demandCharge }: StorageCommunity,
  flows: GroupFlows,
  battery: CommonBattery,
  plan: StoragePlan,
): ConnectionPrices {
  const { buy, sell } = prices
  const fees = feeOfSharing(prices)
  const slots = buy.length
  const { stored } = plan
  const moved = movedBy(plan, battery)
  let largest = battery.charge + battery.discharge
  for (let t = 0; t < slots; t++)
    largest = Math.max(largest, flows.drawn[t]!, flows.fed[t]!, plant === null ? 0 : flows.plant[t]!)
  const nothing = NOTHING * largest
  const net = Float64Array.from(
    { length: slots },
    (_one, t) => flows.drawn[t]! - flows.fed[t]! - flows.plant[t]! + moved[t]!,
  )
  /** The assets' prices that the battery's part in the plan allows. */
  const range = (t: number): [number, number] => {
    if (battery.charge <= nothing && battery.discharge <= nothing) return [-Infinity, Infinity]
    const take = stored[t]! * battery.chargeEfficiency
    const give = stored[t]! / battery.dischargeEfficiency + battery.wear
    if (moved[t]! > nothing) return [moved[t]! < battery.charge - nothing ? take : -Infinity, take]
    if (moved[t]! < -nothing) return [give, -moved[t]! < battery.discharge - nothing ? give : Infinity]
    return [take, give]
  }
  const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

  const rho = new Float64Array(slots)
  if (demandCharge > 0) {
    const most = new Float64Array(slots)
    let sum = 0
    for (let t = 0; t < slots; t++) {
      if (net[t]! < plan.peak - nothing || net[t]! <= nothing) continue
      const [low, high] = range(t)
      const asset = flows.plant[t]! - moved[t]!
      // outside energy is worth α where the assets take it, α + fee where they give, either where they do neither
      rho[t] = within(low + (asset > nothing ? fees[t]! : 0) - buy[t]!, 0, demandCharge)
      most[t] = within(high + (asset < -nothing ? 0 : fees[t]!) - buy[t]!, rho[t]!, demandCharge)
      sum += rho[t]!
    }
    for (let t = 0; t < slots && sum < demandCharge; t++) {
      const more = Math.min(most[t]! - rho[t]!, demandCharge - sum)
      rho[t]! += more
      sum += more
    }
    if (sum > demandCharge) for (let t = 0; t < slots; t++) rho[t]! *= demandCharge / sum
  }

  const [drawn, fed, assets] = [1, 2, 3].map(() => new Float64Array(slots)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let t = 0; t < slots; t++) {
    const fee = fees[t]!
    const [s, top] = [sell[t]! + rho[t]!, buy[t]! + rho[t]! - fee]
    const [low, high] = range(t)
    const asset = flows.plant[t]! - moved[t]!
    let inside: number
    if (net[t]! > nothing) inside = top
    else if (net[t]! < -nothing) inside = s
    else {
      const wanted = within((s + top) / 2, low, high)
      inside = within(asset < -nothing ? wanted - fee : wanted, s, top)
    }
    fed[t] = inside
    drawn[t] = inside + fee
    if (asset > nothing) assets[t] = inside
    else if (asset < -nothing) assets[t] = inside + fee
    else assets[t] = within(within(inside + fee / 2, low, high), inside, inside + fee)
  }
  return { drawn, fed, assets, stored }
}

/** What the battery takes at the connection in each slot, negative where it gives. */
function movedBy(
  { content }: StoragePlan,
  { chargeEfficiency, dischargeEfficiency }: CommonBattery,
): Float64Array {
  return content.map((after, t) => {
    // the content is the same before the first slot and after the last
    const change = after - content.at(t - 1)!
    return change > 0 ? change / chargeEfficiency : change * dischargeEfficiency
  })
}

/**
 * What all of plant and battery earn at most at these prices, R: the plant's yield; of the battery the dual of its own
 * program, Σ charge·max(0, μ·η_c − α) + discharge·max(0, α − wear − μ/η_d) + capacity·max(0, μ_{t+1} − μ_t), and at the ends
 * (μ_1 − μ_T) times the content that is given, or what may be chosen at most.
 */
export function rentOf(
  { assets, stored }: ConnectionPrices,
  plant: Float64Array | null,
  { capacity, charge, discharge, chargeEfficiency, dischargeEfficiency, wear, initial }: CommonBattery,
): number {
  const slots = assets.length
  let rent = 0
  for (let t = 0; t < slots; t++) {
    const price = assets[t]!
    if (plant !== null) rent += price * plant[t]!
    rent += charge * Math.max(0, stored[t]! * chargeEfficiency - price)
    rent += discharge * Math.max(0, price - wear - stored[t]! / dischargeEfficiency)
    if (t + 1 < slots) rent += capacity * Math.max(0, stored[t + 1]! - stored[t]!)
  }
  const ends = stored[0]! - stored[slots - 1]!
  return rent + (initial === null ? capacity * Math.max(0, ends) : initial * ends)
}
