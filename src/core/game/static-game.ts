import type { Flows } from '../sharing/flows.ts'
import { staticGroup } from './growing/static-group.ts'
import { subsetSums } from './lattice.ts'
import type { MemberPrices } from './member-prices.ts'
import type { Coefficient, PricedGame } from './priced-game.ts'

/**
 * Coefficients, static or by the hour, keep their values in a group, they are not rescaled: in_i(S) = min(o_i, a_it·B_S), so
 * v_t(S) = Σ_S b'·in(S) − Σ_S s·f·E(S)/B_S. Such games need not be superadditive (settlement.md A.4).
 *
 * What anybody receives depends on the group only through its feed-in B_S, that is through its suppliers. So the table
 * is filled supplier group by supplier group: with B_S fixed, the members who only draw add up independently.
 */
export function staticGame(flows: Flows, prices: MemberPrices, coefficient: Coefficient): PricedGame {
  return {
    flows,
    terms: { prices, kappa: null, coefficient, precedences: null },
    group: () => staticGroup(flows, prices, coefficient),
    fill(slot, members, table) {
      const suppliers = members.filter((i) => flows.feedIn[i]![slot]! > 0)
      const receivers = members.filter((i) => flows.feedIn[i]![slot] === 0)
      const bits = (group: readonly number[]): Float64Array =>
        sumsOver(group.map((i) => 2 ** members.indexOf(i)))
      const supplierMask = bits(suppliers)
      const receiverMask = bits(receivers)
      const feedIn = sumsOver(suppliers.map((i) => flows.feedIn[i]![slot]!))
      const forgone = sumsOver(suppliers.map((i) => prices.give(i, slot) * flows.feedIn[i]![slot]!))
      const received = (i: number, surplus: number): number =>
        Math.min(flows.offtake[i]![slot]!, coefficient(i, slot) * surplus)
      const shared = new Float64Array(receiverMask.length)
      const saved = new Float64Array(receiverMask.length)
      for (let own = 0; own < supplierMask.length; own++) {
        const surplus = feedIn[own]!
        let sharedBySuppliers = 0
        let savedBySuppliers = 0
        for (let k = 0; k < suppliers.length; k++) {
          if (((own >>> k) & 1) === 0) continue
          const energy = received(suppliers[k]!, surplus)
          sharedBySuppliers += energy
          savedBySuppliers += prices.receive(suppliers[k]!, slot) * energy
        }
        const energies = receivers.map((i) => received(i, surplus))
        subsetSums(energies, shared)
        subsetSums(
          receivers.map((i, k) => prices.receive(i, slot) * energies[k]!),
          saved,
        )
        const given = surplus === 0 ? 0 : forgone[own]! / surplus
        for (let group = 0; group < receiverMask.length; group++) {
          table[supplierMask[own]! + receiverMask[group]!] =
            savedBySuppliers + saved[group]! - given * (sharedBySuppliers + shared[group]!)
        }
      }
    },
  }
}

function sumsOver(values: readonly number[]): Float64Array {
  const sums = new Float64Array(2 ** values.length)
  subsetSums(values, sums)
  return sums
}
