import type { BillLine, MemberResult, SettlementResult, lineKinds } from '../billing/result.ts'
import type { Model, Rule } from '../community/vocabulary.ts'
import type { MicroKWh } from '../units/energy.ts'
import type { Cents } from '../units/money.ts'
import type { MicroPrice } from '../units/price.ts'

type LineKind = (typeof lineKinds)[number]

/** What a month looked like for one member, as far as a change is told by it. */
export interface MonthSide {
  readonly month: string
  readonly model: Model
  readonly rule: Rule
  /** The solidarity share as it was applied; null under a rule that has none. */
  readonly rho: number | null
  readonly offtake: MicroKWh
  readonly feedIn: MicroKWh
  readonly sharedIn: MicroKWh
  readonly sharedOut: MicroKWh
  /** What all members together fed in: the sunshine there was to share. */
  readonly communityFeedIn: MicroKWh
  /** Shared energy received as a fraction of offtake, supplied as a fraction of feed-in; null where there was none. */
  readonly receivedPart: number | null
  readonly suppliedPart: number | null
  /** What a kWh bought and sold on the bill cost on average, 10⁻⁶ currency units; null where there was none. */
  readonly buyPrice: MicroPrice | null
  readonly sellPrice: MicroPrice | null
  readonly amountCents: Cents
}

/** One month of a member, as two are compared: amounts in cents net, energy in 10⁻⁶ kWh, ratios null where there is no whole. */
export function sideOf(result: SettlementResult, member: MemberResult): MonthSide {
  const { lines } = member
  const isSupply = result.model === 'full-supply'
  const bought = isSupply ? pricedOf(lines, 'supply') : pricedOf(lines, 'bought', 'fee')
  const sold = isSupply ? pricedOf(lines, 'feed-in') : pricedOf(lines, 'sold')
  return {
    month: result.month,
    model: result.model,
    rule: result.rule,
    rho: result.solidarity?.rho ?? null,
    offtake: member.offtake,
    feedIn: member.feedIn,
    sharedIn: member.sharedIn,
    sharedOut: member.sharedOut,
    communityFeedIn: result.totals.feedIn,
    receivedPart: ratio(member.sharedIn, member.offtake),
    suppliedPart: ratio(member.sharedOut, member.feedIn),
    buyPrice: microPriceOf(bought, isSupply ? energyOf(lines, 'supply') : member.sharedIn),
    sellPrice: microPriceOf(sold, isSupply ? energyOf(lines, 'feed-in') : member.sharedOut),
    amountCents: member.amountCents,
  }
}

/** Net cents of the lines of some kinds. */
export function netOf(lines: readonly BillLine[], ...kinds: LineKind[]): Cents {
  return lines.reduce((sum, line) => (kinds.includes(line.kind) ? sum + line.netCents : sum), 0)
}

/** Lines of price × energy before their rounding to cents, so that an unchanged price is told as unchanged. */
export function pricedOf(lines: readonly BillLine[], ...kinds: LineKind[]): number {
  return lines.reduce((sum, line) => {
    if (!kinds.includes(line.kind)) return sum
    if (line.price === null || line.microKWh === null) return sum + line.netCents
    return sum + (Math.sign(line.netCents) * Math.abs(line.price * line.microKWh)) / 1e10
  }, 0)
}

/** 10⁻⁶ kWh of the lines of a kind; lines without energy count for none. */
export function energyOf(lines: readonly BillLine[], kind: LineKind): MicroKWh {
  return lines.reduce(
    (sum, line) => (line.kind === kind && line.microKWh !== null ? sum + line.microKWh : sum),
    0,
  )
}

/** A part of a whole; null where the whole is nothing. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}

/** Cents per 10⁻⁶ kWh → 10⁻⁶ currency units per kWh. */
function microPriceOf(cents: number, micro: MicroKWh): MicroPrice | null {
  return micro > 0 ? Math.round((Math.abs(cents) / micro) * 1e10) : null
}
