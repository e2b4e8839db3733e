import type { Cooperative } from '../community/cooperative.ts'
import type { Member } from '../community/member.ts'
import { internalPriceOf, type TariffRow } from '../community/tariff.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Cents } from '../units/money.ts'
import type { MicroPrice } from '../units/price.ts'
import type { AssembledMonth } from './assemble.ts'
import { requirePrices, rowsInUse, tariffInMonth, type TariffInMonth } from './prices.ts'
import { billingProblem } from './problems.ts'

/**
 * The prices of a month: the cooperative's reference, and for a member with a tariff of its own that one's b, n and s.
 * Fee, internal price, fixed fees and VAT are always the reference's.
 */
export interface MonthPrices {
  readonly reference: TariffInMonth
  /** One a member, in member order; the reference itself where there is no own tariff. */
  readonly own: readonly TariffInMonth[]
  /** True where everyone has the reference prices. */
  readonly onePrice: boolean
  /** Full supply: nothing but the supplier is paid, so shared network charges do not count. */
  readonly withoutNetwork: boolean
  /** VAT rate in hundredths of a percent; null = the cooperative charges none. */
  readonly vatRate: number | null
}

/** `needed`: 1 in the slots in which somebody has a value. */
export function monthPrices(
  month: AssembledMonth,
  tariffs: readonly TariffRow[],
  cooperative: Cooperative,
  needed: Uint8Array,
): MonthPrices {
  const { grid, members } = month
  const known = new Set(tariffs.map((row) => row.name))
  const nameOf = (member: Member): string => member.tariff ?? cooperative.referenceTariff
  const names = [...new Set([cooperative.referenceTariff, ...members.map(nameOf)])]
  const byName = new Map<string, TariffInMonth>()
  for (const name of names) {
    // a cooperative that has entered no prices at all is told which day lacks one, like any other missing price
    if (!known.has(name) && name !== cooperative.referenceTariff) {
      const users = members.filter((member) => nameOf(member) === name).map((member) => member.number)
      throw new ProblemError(billingProblem('unknown-tariff', { tariff: name, members: users }))
    }
    byName.set(name, tariffInMonth(name, tariffs, grid))
  }
  const reference = byName.get(cooperative.referenceTariff)!
  requirePrices(reference, needed, grid)
  const own = members.map((member, i) => {
    const tariff = byName.get(nameOf(member))!
    const { from, until } = month.memberships[i]!
    requirePrices(
      tariff,
      needed.map((bit, t) => (t >= from && t < until ? bit : 0)),
      grid,
    )
    return tariff
  })
  return {
    reference,
    own,
    onePrice: own.every((tariff) => tariff === reference),
    withoutNetwork: cooperative.model === 'full-supply',
    vatRate: cooperative.model === 'premium' ? null : vatRateOf(reference, cooperative),
  }
}

/** A row's own VAT rate goes before the cooperative's; 0 and null alike mean that no VAT is charged. */
function vatRateOf(reference: TariffInMonth, cooperative: Cooperative): number | null {
  const rates = [...new Set(rowsInUse(reference).map(({ row }) => row.vat ?? cooperative.vatRate ?? 0))]
  if (rates.length > 1) {
    const percents = rates.map((rate) => String(rate / 100))
    throw new ProblemError(
      billingProblem('vat-changes-inside-month', { tariff: reference.name, rates: percents }),
    )
  }
  const [rate] = rates
  return rate === undefined || rate === 0 ? null : rate
}

/** n: what a shared kWh still costs outside. */
export function networkOf(row: TariffRow, prices: Pick<MonthPrices, 'withoutNetwork'>): MicroPrice {
  return prices.withoutNetwork ? 0 : row.sharedNetwork
}

/** p: the price between members. */
export function internalOf(row: TariffRow, prices: Pick<MonthPrices, 'withoutNetwork'>): MicroPrice {
  return internalPriceOf({ ...row, sharedNetwork: networkOf(row, prices) })
}

/**
 * The fixed fee of a member in a month: charged in full in every month in which the membership has at least one day.
 * It is that of the reference prices on the membership's first priced day of the month; where rows with several time
 * bands hold on that day, the largest of them, so that bands may repeat it without adding up.
 */
export function fixedFeeOf(month: AssembledMonth, prices: MonthPrices, member: number): Cents {
  return monthlyOf(month, prices.reference, member, (row) => row.fixedPerMonthCents)
}

/** What a connection of its own would cost a member in a month beside the energy, at its own tariff; as the fixed fee. */
export function standingChargeOf(month: AssembledMonth, prices: MonthPrices, member: number): Cents {
  if (!prices.withoutNetwork) return 0
  return monthlyOf(month, prices.own[member]!, member, (row) => row.standingPerMonthCents ?? 0)
}

function monthlyOf(
  { grid, memberships }: AssembledMonth,
  { rowOf, rows }: TariffInMonth,
  member: number,
  amountOf: (row: TariffRow) => Cents,
): Cents {
  const { from, until } = memberships[member]!
  let day: number | null = null
  let largest: Cents | null = null
  for (let t = from; t < until; t++) {
    if (rowOf[t]! < 0) continue
    day ??= grid.day[t]!
    if (grid.day[t] !== day) break
    const amount = amountOf(rows[rowOf[t]!]!.row)
    if (largest === null || amount > largest) largest = amount
  }
  return largest ?? 0
}
