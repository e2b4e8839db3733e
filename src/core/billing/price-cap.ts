import type { TariffRow } from '../community/tariff.ts'
import { total } from '../sharing/flows.ts'
import { formatPrice } from '../units/price.ts'
import { standingChargeOf } from './month-prices.ts'
import type { PreparedMonth } from './prepared-month.ts'
import { requirePrices, rowsInUse, tariffInMonth, type TariffInMonth } from './prices.ts'
import type { BillLine, MemberResult, SettlementResult } from './result.ts'

type Breach = SettlementResult['priceBreaches'][number]

const PICO_PER_CENT = 1e10
/** What rounded lines may be above an exact cap. */
const ROUNDING_CENTS = 1

/**
 * Members who pay more for the energy they get from the cooperative than their tariff's cap allows (settlement.md A.3):
 * all they are charged for it, standing charge, fixed fee and their share of the saving on what they draw included, against
 * cap × kWh; a cap in percent counts the other tariff's standing charge too. Shown, not forbidden. A month in which
 * some of the energy has no cap is not judged. Throws `price-missing` where the tariff of a cap has no price.
 */
export function capBreaches(members: readonly MemberResult[], prepared: PreparedMonth): Breach[] {
  return members.flatMap((member, i) => {
    const allowed = allowedCents(prepared, i)
    const kWh = total(suppliedTo(prepared, i)) / 1e6
    if (allowed === null || kWh === 0) return []
    const charged = chargedCents(member)
    if (charged <= allowed + ROUNDING_CENTS) return []
    const { name, rows } = prepared.prices.own[i]!
    const perKWh = (cents: number): string => formatPrice(Math.round((cents * 1e4) / kWh)).replace('-', '−')
    const sentence = `Member ${member.member}, ${member.name}, pays ${perKWh(charged)} per kWh in all; the cap of this tariff is ${perKWh(allowed)}.`
    return [{ tariff: name, from: rows[0]!.from, sentence }]
  })
}

/** The energy a member gets from the cooperative, slot by slot. */
function suppliedTo({ input, energy, allocation }: PreparedMonth, member: number): Float64Array {
  const { model } = input.cooperative
  if (model === 'full-supply') return energy.billed.offtake[member]!
  return model === 'premium' ? new Float64Array(energy.billed.slots) : allocation.sharedIn[member]!
}

const hasCap = (row: TariffRow): boolean => row.capPrice != null || row.capPercent != null

/** cap × kWh, cents, unrounded; null where no cap holds for all of the energy. */
function allowedCents(prepared: PreparedMonth, member: number): number | null {
  const { prices, readings, input } = prepared
  const tariff = prices.own[member]!
  if (!tariff.rows.some(({ row }) => hasCap(row))) return null
  if (!rowsInUse(tariff).some(({ row }) => hasCap(row))) return null
  const energy = suppliedTo(prepared, member)
  const { grid } = readings.month
  const needed = Uint8Array.from(energy, (amount) => Number(amount > 0))
  const others = new Map<string, TariffInMonth>()
  let pico = 0
  for (let t = 0; t < grid.slots; t++) {
    if (needed[t] === 0) continue
    const { row } = tariff.rows[tariff.rowOf[t]!]!
    if (!hasCap(row)) return null
    const caps = row.capPrice == null ? [] : [row.capPrice]
    if (row.capTariff != null && row.capPercent != null) {
      const known = others.get(row.capTariff) ?? tariffInMonth(row.capTariff, input.tariffs, grid)
      if (!others.has(row.capTariff)) requirePrices(known, needed, grid)
      others.set(row.capTariff, known)
      caps.push((known.rows[known.rowOf[t]!]!.row.buy * row.capPercent) / 10_000)
    }
    pico += Math.min(...caps) * energy[t]!
  }
  return pico / PICO_PER_CENT + standingAllowed(prepared, member, others)
}

/** The other tariff's standing charge, in the percentage of the cap. */
function standingAllowed(
  { prices, readings }: PreparedMonth,
  member: number,
  others: ReadonlyMap<string, TariffInMonth>,
): number {
  const row = rowsInUse(prices.own[member]!).find(({ row: one }) => one.capPercent != null)
  const other = others.get(row?.row.capTariff ?? '')
  if (row === undefined || other === undefined) return 0
  const own = prices.own.map((tariff, i) => (i === member ? other : tariff))
  const standing = standingChargeOf(readings.month, { ...prices, own }, member)
  return (standing * row.row.capPercent!) / 10_000
}

/** What a member pays for the energy it gets: its lines, and of saving or settlement the part of what it draws. */
function chargedCents(member: MemberResult): number {
  const sum = (...kinds: BillLine['kind'][]): number =>
    member.lines.reduce((all, line) => (kinds.includes(line.kind) ? all + line.netCents : all), 0)
  const [drawn, fed] =
    member.basisCents === null ? [member.offtake, member.feedIn] : [member.sharedIn, member.sharedOut]
  const part = drawn + fed === 0 ? 0 : drawn / (drawn + fed)
  return sum('supply', 'standing', 'bought', 'fee', 'fixed') + sum('saving', 'settlement') * part
}
