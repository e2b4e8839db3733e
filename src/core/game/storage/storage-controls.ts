import type { Flows } from '../../sharing/flows.ts'
import type { ControlGames } from '../sampling/control-games.ts'
import { poolControls, type Pool } from '../sampling/pool-controls.ts'
import type { UniformRandom } from '../sampling/random.ts'
import { netDraws } from './net-draws.ts'
import { priceSplits } from './price-splits.ts'
import type { StorageCommunity } from './storage-community.ts'

/** Whole steps of a split's linear form that a member has on average: coarse, so that its integral is quick. */
const STEPS_A_MEMBER = 16
const MICRO = 1e6
/** Controls are left out where their own error is more than this of the half-width asked for. */
const NEGLIGIBLE = 0.01

/**
 * Plain pools that move as a game with a battery does: what members share without it, the same with their parts of the
 * plant, and the splits of prices that the battery makes (`priceSplits`). Null where nothing of that is there or known
 * well enough for the half-width.
 */
export function storageControls(
  community: StorageCommunity,
  halfWidth: number,
  weights: readonly number[] | undefined,
  random: UniformRandom,
  pause: () => void,
): ControlGames | null {
  const { prices, members, plant, battery } = community
  const worth = prices.buy.map((buy, t) => MICRO * Math.max(0, buy - prices.sell[t]! - prices.fee[t]!))
  const micro = (rows: readonly Float64Array[]): Float64Array[] =>
    rows.map((row) => row.map((energy) => Math.round(energy * MICRO)))
  const slots = worth.length
  const pools: Pool[] = []
  const fed = micro(members.map((member) => member.fed))
  if (fed.some((row) => row.some((energy) => energy > 0)))
    pools.push({ flows: { slots, offtake: micro(members.map(({ drawn }) => drawn)), feedIn: fed }, worth })
  if (plant !== null) pools.push({ flows: signed(micro(netDraws(community))), worth })
  if (battery !== null && battery.capacity > 0 && battery.charge > 0 && members.length > 1)
    pools.push(splitPool(community, priceSplits(community, battery, random)))
  const controls = poolControls(pools, weights, pause)
  return controls === null || controls.residual > NEGLIGIBLE * halfWidth ? null : controls.games
}

/** A member's net draws as offtake where positive and feed-in where negative. */
function signed(net: readonly Float64Array[]): Flows {
  return {
    slots: net[0]!.length,
    offtake: net.map((row) => row.map((one) => Math.max(0, one))),
    feedIn: net.map((row) => row.map((one) => Math.max(0, 0 - one))),
  }
}

/** Every split as a slot, members' forms in whole steps; min(Σx⁺, Σx⁻) = ½(Σ|x| − |Σx|) carries its kink. */
function splitPool(community: StorageCommunity, splits: ReturnType<typeof priceSplits>): Pool {
  const net = netDraws(community)
  const worth = new Float64Array(splits.length)
  const rows = net.map(() => new Float64Array(splits.length))
  for (const [k, { from, weights, perShare }] of splits.entries()) {
    const forms = net.map((draws, i) => {
      let form = perShare * community.members[i]!.share
      for (let t = 0; t < weights.length; t++) form += weights[t]! * draws[from + t]!
      return form
    })
    const step = forms.reduce((sum, form) => sum + Math.abs(form), 0) / (STEPS_A_MEMBER * forms.length)
    if (!(step > 0)) continue
    worth[k] = 2 * step * MICRO * MICRO
    for (const [i, form] of forms.entries()) rows[i]![k] = Math.round(form / step)
  }
  return { flows: signed(rows), worth }
}
