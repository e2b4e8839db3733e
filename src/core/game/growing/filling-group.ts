import type { Flows } from '../../sharing/flows.ts'
import type { Precedence } from '../../sharing/filling.ts'
import type { MemberPrices } from '../member-prices.ts'
import type { GrowingGroup } from './growing-group.ts'
import { liveFlows } from './live-flows.ts'

/** A member's place in one slot. */
interface Place {
  readonly member: number
  readonly need: number
  readonly rank: number
  readonly weight: number
  readonly price: number
}

/**
 * A key that fills needs rank by rank in proportion to weights, everyone at prices of its own:
 * v_t(S) = Σ_S b'·in(S) − Σ_S s·f·E(S)/B_S. Each slot has its members sorted once, by rank, then by need ÷ weight; a group
 * is filled in one pass over them.
 */
export function fillingGroup(
  flows: Flows,
  prices: MemberPrices,
  precedences: readonly Precedence[],
): GrowingGroup {
  const { slots, offtake, feedIn } = liveFlows(flows)
  const sorted = Array.from(slots, (slot, k) =>
    placesOf(
      offtake.map((row) => row[k]!),
      precedences,
      (member) => prices.receive(member, slot),
    ),
  )
  const isIn = new Uint8Array(offtake.length)
  const sums = (): Float64Array => new Float64Array(slots.length)
  const [fed, forgone, worth] = [sums(), sums(), sums()]
  const enter = (member: number): void => {
    isIn[member] = 1
    for (let k = 0; k < slots.length; k++) {
      const f = feedIn[member]![k]!
      if (f === 0) continue
      fed[k]! += f
      forgone[k]! += prices.give(member, slots[k]!) * f
    }
  }
  const revalue = (k: number, added: Float64Array): void => {
    const value = fed[k] === 0 ? 0 : filled(sorted[k]!, isIn, fed[k]!, forgone[k]!)
    added[k] = value - worth[k]!
    worth[k] = value
  }
  return {
    slots,
    clear() {
      for (const sum of [isIn, fed, forgone, worth]) sum.fill(0)
    },
    join(member, added) {
      enter(member)
      for (let k = 0; k < slots.length; k++)
        if (feedIn[member]![k] === 0 && offtake[member]![k] === 0) added[k] = 0
        else revalue(k, added)
    },
    joinAll(members, added) {
      for (const member of members) enter(member)
      for (let k = 0; k < slots.length; k++) revalue(k, added)
    },
  }
}

function placesOf(
  needs: readonly number[],
  precedences: readonly Precedence[],
  priceOf: (member: number) => number,
): readonly Place[] {
  const places: Place[] = []
  for (const [member, need] of needs.entries()) {
    if (need === 0) continue
    const { rank, weight } = precedences[member]!
    places.push({ member, need, rank, weight: weight(need), price: priceOf(member) })
  }
  return places.toSorted((a, b) =>
    a.rank === b.rank ? a.need * b.weight - b.need * a.weight : a.rank < b.rank ? -1 : 1,
  )
}

/** What a group saves in one slot: needs below the level are met; from the first that is not, all get weight × level. */
function filled(places: readonly Place[], isIn: Uint8Array, surplus: number, forgone: number): number {
  let rest = surplus
  let saved = 0
  for (let from = 0; from < places.length && rest > 0;) {
    const { rank } = places[from]!
    let until = from
    let weight = 0
    for (; until < places.length && places[until]!.rank === rank; until++)
      if (isIn[places[until]!.member] === 1) weight += places[until]!.weight
    for (let k = from; k < until; k++) {
      const place = places[k]!
      if (isIn[place.member] === 0) continue
      const level = rest / weight
      if (place.need >= place.weight * level) {
        for (let open = k; open < until; open++)
          if (isIn[places[open]!.member] === 1) saved += level * places[open]!.weight * places[open]!.price
        rest = 0
        break
      }
      saved += place.need * place.price
      rest -= place.need
      weight -= place.weight
    }
    from = until
  }
  return saved - forgone * (1 - rest / surplus)
}
