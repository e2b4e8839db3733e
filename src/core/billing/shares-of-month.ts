import { largestExcess } from '../game/stability.ts'
import { methodFor, type Method } from '../game/method.ts'
import { total, type Allocation } from '../sharing/flows.ts'
import { operatorKappa } from '../sharing/operator.ts'
import { staticCoefficients } from './allocation-of-month.ts'
import type { AssembledMonth } from './assemble.ts'
import { addApart, shareTotals, spreadRest, type CausedShares } from './caused-shares.ts'
import type { SettledKey, SettledRule } from './choice.ts'
import { gameOfMonth } from './game-of-month.ts'
import type { Watch } from './input.ts'
import type { MonthEnergy } from './month-energy.ts'
import type { Pot } from './pot.ts'
import { addOwnSavings, enumerateMonth, sharesAtPrice } from './rules.ts'
import type { Valuation } from './valuation.ts'

const PICO = 1e12

/** The unrounded money of a month: shares under the rule, the pass-through basis, stability. Currency units × 10⁻¹². */
export interface MonthShares {
  readonly shares: CausedShares
  /** What the pass-through price gives every member; Σ = pot. Without meaning in full supply, where nothing is sold. */
  readonly basis: readonly number[]
  readonly method: Method
  /** In currency units; null where the groups cannot be enumerated or there is no proper group. */
  readonly stability: { readonly largestExcess: number; readonly group: readonly number[] } | null
  readonly kappa: number | null
  readonly coalitions: number | null
}

export function sharesOfMonth(
  choice: { readonly rule: SettledRule; readonly key: SettledKey },
  month: AssembledMonth,
  energy: MonthEnergy,
  allocation: Allocation,
  valuation: Valuation,
  pot: Pot,
  watch: Watch,
): MonthShares {
  const members = month.members.length
  const split =
    choice.key === 'operator' ? operatorKappa(allocation, energy.counted, month.holdings.length) : null
  const coefficients = choice.key === 'static' ? staticCoefficients(month) : []
  const game = gameOfMonth(choice.key, energy.counted, valuation, split?.kappa ?? null, coefficients)
  const method = methodFor(choice.rule, members)
  const enumerated = enumerateMonth(game, method.name === 'enumeration', month.grid, watch)

  const atPrice = (price: Float64Array): CausedShares =>
    sharesAtPrice(price, allocation, valuation, month.grid)
  const byRule = enumerated?.shares ?? (choice.rule === 'mid-market' ? atPrice(valuation.middle) : null)
  const passThrough = byRule === null ? null : atPrice(valuation.internal)
  const shares = byRule ?? atPrice(valuation.internal)
  const own = addOwnSavings(shares, valuation, energy.billed, month.grid)
  addApart(shares, 'invoice-difference', Number(pot.invoiceDifference), energy.metered.offtake.map(total))
  if (choice.key === 'operator' && enumerated?.shares) {
    const found = shareTotals(shares).reduce((sum, share) => sum + share, 0)
    const shared = allocation.sharedIn.map((row, i) => total(row) + total(allocation.sharedOut[i]!))
    if (shared.some((energies) => energies > 0)) {
      addApart(shares, 'operator-difference', Number(pot.pico) - found, shared)
    }
  }
  spreadRest(shares, Number(pot.pico))
  if (passThrough !== null) spreadRest(passThrough, Number(pot.pico))

  return {
    shares,
    basis: shareTotals(passThrough ?? shares),
    method,
    stability: enumerated === null ? null : stabilityOf(enumerated.values, own, shareTotals(shares)),
    kappa: split?.smallest ?? null,
    coalitions: enumerated === null ? null : enumerated.values.length - 1,
  }
}

function stabilityOf(
  values: Float64Array,
  own: Float64Array | null,
  shares: readonly number[],
): MonthShares['stability'] {
  // what a member's own tariff saves is worth the same in every group with the member: both sides leave it out
  const paid = shares.map((share, i) => (share - (own?.[i] ?? 0)) / PICO)
  const found = largestExcess(
    values.map((value) => value / PICO),
    paid,
  )
  return found === null ? null : { largestExcess: found.excess, group: found.group }
}
