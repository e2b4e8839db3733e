import type { SettledRule } from './choice.ts'
import type { PreparedMonth } from './prepared-month.ts'

/** Money rules that are one price π a slot between members, from the reference prices (engine.md "Money rules"). */
export const priceRules = [
  'pass-through',
  'mid-market',
  'supply-demand-ratio',
  'double-auction',
] as const satisfies readonly SettledRule[]
export type PriceRule = (typeof priceRules)[number]

export function isPriceRule(rule: SettledRule): rule is PriceRule {
  return priceRules.some((known) => known === rule)
}

/** What a slot's price is made of: b' and s per kWh, demand and surplus (whole microKWh) as the key counts them. */
interface Slot {
  readonly received: number
  readonly given: number
  readonly demand: number
  readonly surplus: number
}

/** π of every slot in which energy is shared, 10⁻⁶ currency units per kWh; 0 elsewhere. */
export function slotPrices(rule: PriceRule, prepared: PreparedMonth): Float64Array {
  const { valuation, allocation, energy } = prepared
  if (rule === 'pass-through') return valuation.internal
  const { offtake, feedIn, slots } = energy.counted
  const sum = (rows: readonly Float64Array[], t: number): number =>
    rows.reduce((all, row) => all + row[t]!, 0)
  const prices = new Float64Array(slots)
  for (let t = 0; t < slots; t++) {
    if (allocation.shared[t] === 0) continue
    prices[t] = priceOf(rule, {
      received: valuation.received[t]!,
      given: valuation.given[t]!,
      demand: sum(offtake, t),
      surplus: sum(feedIn, t),
    })
  }
  return prices
}

function priceOf(rule: Exclude<PriceRule, 'pass-through'>, slot: Slot): number {
  switch (rule) {
    case 'mid-market':
      return middle(slot)
    case 'supply-demand-ratio':
      return ratioPrice(slot)
    case 'double-auction':
      return auctionPrice(slot)
  }
}

const middle = ({ received, given }: Slot): number => (received + given) / 2

/** r = surplus/demand: π = b'·s/((b' − s)·r + s) up to r = 1, from b' without surplus down to s; above 1 it stays s. */
function ratioPrice({ received, given, demand, surplus }: Slot): number {
  if (surplus >= demand) return given
  return (received * given) / (((received - given) * surplus) / demand + given)
}

/** Everybody bids the true value: the scarce side gets all of it, and the middle where neither is scarce. */
function auctionPrice(slot: Slot): number {
  if (slot.surplus < slot.demand) return slot.received
  return slot.surplus > slot.demand ? slot.given : middle(slot)
}
