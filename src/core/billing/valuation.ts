import type { Model } from '../community/vocabulary.ts'
import type { MemberPrices } from '../game/member-prices.ts'
import type { Allocation, Flows } from '../sharing/flows.ts'
import { total } from '../sharing/flows.ts'
import type { MonthEnergy } from './month-energy.ts'
import { internalOf, networkOf, type MonthPrices } from './month-prices.ts'
import type { Pot } from './pot.ts'

/**
 * What a shared kWh is worth, slot by slot, whatever the flow of money: rules and games see only this.
 * 10⁻⁶ currency units per kWh.
 */
export interface Valuation extends MemberPrices {
  /** One worth Δ_t = b' − s for everybody; null where members have prices of their own. */
  readonly oneWorth: Float64Array | null
  /** π_t of the pass-through price. */
  readonly internal: Float64Array
  /** b' and s of the reference prices: what a shared kWh saves its receiver, and what it would earn outside. */
  readonly received: Float64Array
  readonly given: Float64Array
  /**
   * What a member's own tariff saves against the master tariff without any sharing (full supply), per slot in
   * 10⁻¹² currency units: on what it draws and on what it feeds in. It is the member's own.
   */
  readonly ownSaving: ((member: number, slot: number) => { bought: number; sold: number }) | null
}

/** The valuation of a month in its flow of money (settlement.md A.2, A.3). */
export function valuationOf(
  model: Model,
  energy: MonthEnergy,
  allocation: Allocation,
  prices: MonthPrices,
  pot: Pot,
): Valuation {
  if (model === 'premium') return premiumValuation(energy.counted, allocation, pot)
  const { reference } = prices
  const perSlot = (of: (row: number) => number): Float64Array =>
    Float64Array.from(reference.rowOf, (row) => (row < 0 ? 0 : of(row)))
  const received = reference.rows.map(({ row }) => row.buy - networkOf(row, prices) - row.fee)
  const given = reference.rows.map(({ row }) => row.sell)
  const prices0 = {
    internal: perSlot((row) => internalOf(reference.rows[row]!.row, prices)),
    received: perSlot((row) => received[row]!),
    given: perSlot((row) => given[row]!),
  }
  const worth = perSlot((row) => received[row]! - given[row]!)
  if (model === 'full-supply') {
    // what the community pays outside is the master tariff's, whoever shares
    return {
      ...prices0,
      oneWorth: worth,
      receive: (_, slot) => received[reference.rowOf[slot]!]!,
      give: (_, slot) => given[reference.rowOf[slot]!]!,
      ownSaving: prices.onePrice ? null : ownSavingOf(energy.billed, prices),
    }
  }
  const ownRow = (member: number, slot: number) =>
    prices.own[member]!.rows[prices.own[member]!.rowOf[slot]!]!.row
  return {
    ...prices0,
    oneWorth: prices.onePrice ? worth : null,
    receive: (member, slot) => {
      const row = ownRow(member, slot)
      return row.buy - networkOf(row, prices) - reference.rows[reference.rowOf[slot]!]!.row.fee
    },
    give: (member, slot) => ownRow(member, slot).sell,
    ownSaving: null,
  }
}

/** A premium is worth pot/E for every shared kWh of the month, half of it to each side (settlement.md A.3). */
function premiumValuation(counted: Flows, allocation: Allocation, pot: Pot): Valuation {
  const shared = total(allocation.shared)
  const worth = shared === 0 ? 0 : Number(pot.pico) / shared
  const perSlot = (value: number): Float64Array => new Float64Array(counted.slots).fill(value)
  return {
    oneWorth: perSlot(worth),
    internal: perSlot(worth / 2),
    received: perSlot(worth),
    given: perSlot(0),
    receive: () => worth,
    give: () => 0,
    ownSaving: null,
  }
}

function ownSavingOf(billed: Flows, { own, reference }: MonthPrices): Valuation['ownSaving'] {
  return (member, slot) => {
    const tariff = own[member]!
    if (tariff === reference) return { bought: 0, sold: 0 }
    const mine = tariff.rows[tariff.rowOf[slot]!]!.row
    const master = reference.rows[reference.rowOf[slot]!]!.row
    return {
      bought: (mine.buy - master.buy) * billed.offtake[member]![slot]!,
      sold: (master.sell - mine.sell) * billed.feedIn[member]![slot]!,
    }
  }
}
