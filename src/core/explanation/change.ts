import type { BillLine, MemberResult, SettlementResult, lineKinds } from '../billing/result.ts'
import type { Model, Rule } from '../community/vocabulary.ts'
import type { MicroKWh } from '../units/energy.ts'
import type { Cents } from '../units/money.ts'
import type { MicroPrice } from '../units/price.ts'
import { roundToTotal } from '../units/shareOut.ts'

/** Why an amount changed, in the stated order. */
export const changeCauses = [
  'model',
  'price',
  'own-use',
  'sharing',
  'split',
  'fixed',
  'correction',
  'vat',
] as const
export type ChangeCause = (typeof changeCauses)[number]

/** What a month looked like for one member, as far as a change is told by it. */
export interface MonthSide {
  readonly month: string
  readonly model: Model
  readonly rule: Rule
  readonly offtake: MicroKWh
  readonly feedIn: MicroKWh
  readonly sharedIn: MicroKWh
  readonly sharedOut: MicroKWh
  /** Shared energy received as a fraction of offtake, supplied as a fraction of feed-in; null where there was none. */
  readonly receivedPart: number | null
  readonly suppliedPart: number | null
  /** What a kWh bought and sold on the bill cost on average, 10⁻⁶ currency units; null where there was none. */
  readonly buyPrice: MicroPrice | null
  readonly sellPrice: MicroPrice | null
  readonly amountCents: Cents
}

export interface ChangeFacts {
  readonly before: MonthSide
  readonly now: MonthSide
  /** Causes with what they add to the amount, in order; those of nothing are left out. Σ = now − before, to the cent. */
  readonly causes: readonly { readonly cause: ChangeCause; readonly cents: Cents }[]
  readonly differenceCents: Cents
  /** What was used and fed in more than before; minus is less. */
  readonly usedMore: MicroKWh
  readonly fedInMore: MicroKWh
}

type LineKind = (typeof lineKinds)[number]

function netOf(lines: readonly BillLine[], ...kinds: LineKind[]): Cents {
  return lines.reduce((sum, line) => (kinds.includes(line.kind) ? sum + line.netCents : sum), 0)
}

/** Lines of price × energy before their rounding to cents, so that an unchanged price is told as unchanged. */
function pricedOf(lines: readonly BillLine[], ...kinds: LineKind[]): number {
  return lines.reduce((sum, line) => {
    if (!kinds.includes(line.kind)) return sum
    if (line.price === null || line.microKWh === null) return sum + line.netCents
    return sum + (Math.sign(line.netCents) * Math.abs(line.price * line.microKWh)) / 1e10
  }, 0)
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}

/** Cents per 10⁻⁶ kWh → 10⁻⁶ currency units per kWh. */
function microPriceOf(cents: number, micro: MicroKWh): MicroPrice | null {
  return micro > 0 ? Math.round((Math.abs(cents) / micro) * 1e10) : null
}

function sideOf(result: SettlementResult, member: MemberResult): MonthSide {
  const { lines } = member
  const isSupply = result.model === 'full-supply'
  const bought = isSupply ? pricedOf(lines, 'supply') : pricedOf(lines, 'bought', 'fee')
  const sold = isSupply ? pricedOf(lines, 'feed-in') : pricedOf(lines, 'sold')
  return {
    month: result.month,
    model: result.model,
    rule: result.rule,
    offtake: member.offtake,
    feedIn: member.feedIn,
    sharedIn: member.sharedIn,
    sharedOut: member.sharedOut,
    receivedPart: ratio(member.sharedIn, member.offtake),
    suppliedPart: ratio(member.sharedOut, member.feedIn),
    buyPrice: microPriceOf(bought, isSupply ? energyOf(lines, 'supply') : member.sharedIn),
    sellPrice: microPriceOf(sold, isSupply ? energyOf(lines, 'feed-in') : member.sharedOut),
    amountCents: member.amountCents,
  }
}

function energyOf(lines: readonly BillLine[], kind: LineKind): MicroKWh {
  return lines.reduce(
    (sum, line) => (line.kind === kind && line.microKWh !== null ? sum + line.microKWh : sum),
    0,
  )
}

/** A cost as price × factors; a factor that the month does not define (a part of no energy) is null. */
interface Product {
  /** Cents, before rounding. */
  readonly value: number
  readonly factors: readonly (number | null)[]
}

/**
 * The difference of two costs price·f₁·f₂…, one factor after another: first the price at the old factors, then each
 * factor while the later ones are still old. What one month does not define is taken from the other, so that whatever
 * appears or ends is told by the factor that brought it about. Sums exactly to now − before.
 */
function oneAfterAnother(before: Product, now: Product): number[] {
  const factors = before.factors.map((factor, k) => factor ?? now.factors[k] ?? 0)
  const target = now.factors.map((factor, k) => factor ?? before.factors[k] ?? 0)
  const product = (): number => factors.reduce((all, factor) => all * factor, 1)
  const oldQuantity = product()
  const newQuantity = target.reduce((all, factor) => all * factor, 1)
  const newPrice =
    newQuantity !== 0 ? now.value / newQuantity : oldQuantity !== 0 ? before.value / oldQuantity : 0
  let value = newPrice * oldQuantity
  const steps = target.map((factor, k) => {
    const previous = value
    factors[k] = factor
    value = newPrice * product()
    return value - previous
  })
  return [now.value - before.value - steps.reduce((sum, step) => sum + step, 0), ...steps]
}

type Effects = Partial<Record<ChangeCause, number>>

/** Shared energy: what is bought and sold between members is price × own use × the part that is shared. */
function sharedEnergyEffects(before: [MonthSide, MemberResult], now: [MonthSide, MemberResult]): Effects {
  const bought = ([side, member]: [MonthSide, MemberResult]): Product => ({
    value: pricedOf(member.lines, 'bought', 'fee'),
    factors: [side.offtake, side.receivedPart],
  })
  const sold = ([side, member]: [MonthSide, MemberResult]): Product => ({
    value: pricedOf(member.lines, 'sold'),
    factors: [side.feedIn, side.suppliedPart],
  })
  const [buyPrice, use, received] = oneAfterAnother(bought(before), bought(now)) as [number, number, number]
  const [sellPrice, feed, supplied] = oneAfterAnother(sold(before), sold(now)) as [number, number, number]
  return {
    price: buyPrice + sellPrice,
    'own-use': use + feed,
    sharing: received + supplied,
    split: netOf(now[1].lines, 'settlement') - netOf(before[1].lines, 'settlement'),
  }
}

/** Full supply: supply and feed-in are price × energy; the saving is (share per shared kWh) × shared kWh. */
function fullSupplyEffects(before: MemberResult, now: MemberResult): Effects {
  const of = (kind: 'supply' | 'feed-in') => (member: MemberResult) => ({
    value: pricedOf(member.lines, kind),
    factors: [energyOf(member.lines, kind)],
  })
  const [buyPrice, use] = oneAfterAnother(of('supply')(before), of('supply')(now)) as [number, number]
  const [sellPrice, feed] = oneAfterAnother(of('feed-in')(before), of('feed-in')(now)) as [number, number]
  return { price: buyPrice + sellPrice, 'own-use': use + feed, ...savingEffects(before, now) }
}

/** A credited share as (share per shared kWh) × shared kWh: the kWh are `sharing`, what each brings is `split`. */
function savingEffects(before: MemberResult, now: MemberResult): Effects {
  const credited = (member: MemberResult): Product => ({
    value: netOf(member.lines, 'saving'),
    factors: [member.sharedIn + member.sharedOut],
  })
  const [split, sharing] = oneAfterAnother(credited(before), credited(now)) as [number, number]
  return { split, sharing }
}

/**
 * Why this month's amount differs from last month's: the causes are changed one after another, price, own use, sharing,
 * the split of the saving, fixed fees, corrections, VAT (the first ones net), and sum exactly to the difference of the
 * amounts. Where the settlement model changed no kWh of one bill is a kWh of the other, and one cause says so.
 */
export function changeSince(
  before: { readonly result: SettlementResult; readonly member: MemberResult },
  now: { readonly result: SettlementResult; readonly member: MemberResult },
): ChangeFacts {
  const sides = [sideOf(before.result, before.member), sideOf(now.result, now.member)] as const
  const differenceCents = now.member.amountCents - before.member.amountCents
  const effects = effectsOf(before.member, now.member, sides)
  const listed = changeCauses.map((cause) => effects[cause] ?? 0)
  const missing = differenceCents - listed.reduce((sum, effect) => sum + effect, 0)
  listed[changeCauses.indexOf(roundingCause(effects))]! += missing
  const cents = roundToTotal(listed, differenceCents)
  return {
    before: sides[0],
    now: sides[1],
    causes: changeCauses
      .map((cause, k) => ({ cause, cents: cents[k]! }))
      .filter((entry) => entry.cents !== 0),
    differenceCents,
    usedMore: now.member.offtake - before.member.offtake,
    fedInMore: now.member.feedIn - before.member.feedIn,
  }
}

/** Where the rounding of the lines (a cent or two) is told: with the energy whose lines were rounded. */
function roundingCause(effects: Effects): ChangeCause {
  if (effects.model !== undefined) return 'model'
  return Math.abs(effects['own-use'] ?? 0) > Math.abs(effects.sharing ?? 0) ? 'own-use' : 'sharing'
}

function effectsOf(
  before: MemberResult,
  now: MemberResult,
  [then, today]: readonly [MonthSide, MonthSide],
): Effects {
  const always: Effects = {
    fixed: netOf(now.lines, 'fixed') - netOf(before.lines, 'fixed'),
    correction: netOf(now.lines, 'correction') - netOf(before.lines, 'correction'),
    vat: now.vatCents - before.vatCents,
  }
  if (then.model !== today.model) {
    const rest = (member: MemberResult): Cents => member.netCents - netOf(member.lines, 'fixed', 'correction')
    return { ...always, model: rest(now) - rest(before) }
  }
  if (then.model === 'shared-energy')
    return { ...always, ...sharedEnergyEffects([then, before], [today, now]) }
  if (then.model === 'full-supply') return { ...always, ...fullSupplyEffects(before, now) }
  return { ...always, ...savingEffects(before, now) }
}
