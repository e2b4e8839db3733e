import { liveFlows, type LiveFlows } from '../growing/live-flows.ts'
import type { MemberPrices } from '../member-prices.ts'
import type { PricedGame } from '../priced-game.ts'
import type { AdditiveBounds } from './additive-bounds.ts'
import { Claims } from './claims.ts'

const PICO = 1e12

/**
 * Prices for a month's sharing game, in currency units. What S receives in a slot is what it supplies, members receive at most
 * what they draw and, under coefficients, a_i of what S feeds in. So for any λ and any μ_i + ν_i = max(0, b'_i − λ) with
 * both ≥ 0 (linear duality, slot by slot),
 *
 *     v_t(S) = Σ_S (b'_i − λ)·in_i + (λ − s_i)·out_i ≤ Σ_{i∈S} [o_i·μ_i + f_i·max(0, λ − s_i)] + Σ_{i∈S} ν_i·a_i·f(S),
 *
 * where μ counts alone without coefficients; the last sum is of products of two members' terms (`Claims`). It holds for
 * every key, for all of them keep within these limits; κ scales it. For given parts z the best split is by the smaller
 * of what i may draw and may claim, the best λ where what is asked for at it meets what is offered.
 */
export function sharingBounds({ flows, terms }: PricedGame): AdditiveBounds {
  const { prices, kappa, coefficient } = terms
  const live = liveFlows(flows)
  const { slots, offtake, feedIn } = live
  const players = offtake.length
  const queues = Array.from(slots, (_slot, k) => queueOf(live, k, prices))
  const asking = new Float64Array(players)
  const rates = new Float64Array(players)
  return {
    players,
    bound(parts, y) {
      y.fill(0)
      const claims = coefficient === null ? null : new Claims(parts)
      for (const [k, { who, price }] of queues.entries()) {
        const slot = slots[k]!
        const scale = (kappa === null ? 1 : kappa[slot]!) / PICO
        const fed = (i: number): number => feedIn[i]![k]!
        if (claims === null) for (let i = 0; i < players; i++) asking[i] = parts[i]! * offtake[i]![k]!
        else
          claims.ask(
            (i) => offtake[i]![k]!,
            fed,
            (i) => coefficient!(i, slot),
            asking,
            rates,
          )
        const lambda = meeting(who, price, asking, (i) => parts[i]! * fed(i))
        for (const [place, one] of who.entries()) {
          const i = one >> 1
          const more = price[place]! - lambda
          if (one % 2 === 1) {
            if (more < 0) y[i]! -= scale * feedIn[i]![k]! * more
          } else if (rates[i]! > 0) rates[i]! *= Math.max(0, scale * more)
          else if (more > 0) y[i]! += scale * offtake[i]![k]! * more
        }
        claims?.divide(rates, fed, y)
      }
    },
  }
}

/** Buyers (2 · member) and sellers (2 · member + 1) of a slot by price. */
interface Queue {
  readonly who: Int32Array
  readonly price: Float64Array
}

function queueOf({ slots, offtake, feedIn }: LiveFlows, k: number, prices: MemberPrices): Queue {
  const queue: number[] = []
  for (let i = 0; i < offtake.length; i++) {
    if (offtake[i]![k]! > 0) queue.push(2 * i)
    if (feedIn[i]![k]! > 0) queue.push(2 * i + 1)
  }
  const slot = slots[k]!
  const priceOf = (one: number): number =>
    one % 2 === 0 ? prices.receive(one >> 1, slot) : prices.give(one >> 1, slot)
  const sorted = queue.toSorted((a, b) => priceOf(a) - priceOf(b))
  return { who: Int32Array.from(sorted), price: Float64Array.from(sorted, priceOf) }
}

/** The price at which as much is offered by those who want no more as is asked for by those who pay as much. */
function meeting(
  who: Int32Array,
  price: Float64Array,
  asking: Float64Array,
  offering: (member: number) => number,
): number {
  let asked = 0
  for (const one of who) if (one % 2 === 0) asked += asking[one >> 1]!
  let offered = 0
  for (const [place, one] of who.entries()) {
    if (one % 2 === 0) asked -= asking[one >> 1]!
    else offered += offering(one >> 1)
    if (offered >= asked) return price[place]!
  }
  return price.at(-1)!
}
