import type { MemberResult } from '../billing/result.ts'
import type { ChangeCause } from './change.ts'
import { energyOf, netOf, pricedOf, ratio, type MonthSide } from './month-side.ts'

/** What each cause adds to the amount, cents before rounding; causes without effect are left out. */
export type Effects = Partial<Record<ChangeCause, number>>

/** A member's month: what the change is told by, and the result with its lines. */
export interface Side {
  readonly side: MonthSide
  readonly member: MemberResult
}

/** Energy after each factor has changed in the stated order; the first entry is the old month's, the last the new one's. */
interface Stages {
  readonly before: number
  readonly ownUse: number
  readonly sunshine: number
  readonly now: number
}

/**
 * Energy received = own use × what all fed in × the part of it that reached a kWh used. What a month of no energy does not
 * define is taken from the other, so that whatever appears or ends is told by the factor that brought it about.
 */
function received({ side: then }: Side, { side: today }: Side): Stages {
  const reachedOf = ({ sharedIn, offtake, communityFeedIn }: MonthSide): number | null =>
    ratio(sharedIn, offtake * communityFeedIn)
  const reached = reachedOf(then) ?? reachedOf(today) ?? 0
  return {
    before: then.sharedIn,
    ownUse: today.offtake * then.communityFeedIn * reached,
    sunshine: today.offtake * today.communityFeedIn * reached,
    now: today.sharedIn,
  }
}

/** Energy supplied = what the member fed in × the part of it that others took. */
function supplied({ side: then }: Side, { side: today }: Side): Stages {
  const taken = then.suppliedPart ?? today.suppliedPart ?? 0
  return {
    before: then.sharedOut,
    ownUse: then.sharedOut,
    sunshine: today.feedIn * taken,
    now: today.sharedOut,
  }
}

function added(a: Stages, b: Stages): Stages {
  return {
    before: a.before + b.before,
    ownUse: a.ownUse + b.ownUse,
    sunshine: a.sunshine + b.sunshine,
    now: a.now + b.now,
  }
}

/** Energy of one factor only. */
function alone(factor: 'ownUse' | 'sunshine', before: number, now: number): Stages {
  return factor === 'ownUse'
    ? { before, ownUse: now, sunshine: now, now }
    : { before, ownUse: before, sunshine: now, now }
}

interface PricedEffects {
  readonly price: number
  readonly ownUse: number
  readonly sunshine: number
  readonly sharing: number
}

/** A cost of price × energy from one month to the next: first the price at the old energy, then the energy at the new price. */
function priced(before: number, now: number, energy: Stages): PricedEffects {
  const price = energy.now === 0 ? (energy.before === 0 ? 0 : before / energy.before) : now / energy.now
  const ownUse = price * (energy.ownUse - energy.before)
  const sunshine = price * (energy.sunshine - energy.ownUse)
  const sharing = price * (energy.now - energy.sunshine)
  return { price: now - before - ownUse - sunshine - sharing, ownUse, sunshine, sharing }
}

function together(...all: readonly PricedEffects[]): Effects {
  const sum = (of: keyof PricedEffects): number => all.reduce((total, one) => total + one[of], 0)
  return {
    price: sum('price'),
    'own-use': sum('ownUse'),
    sunshine: sum('sunshine'),
    sharing: sum('sharing'),
  }
}

/** Shared energy: what is bought and sold between members is price × energy; the settlement line is what the rule does. */
function sharedEnergyEffects(before: Side, now: Side): Effects {
  const of = (...kinds: ('bought' | 'fee' | 'sold')[]): readonly [number, number] => [
    pricedOf(before.member.lines, ...kinds),
    pricedOf(now.member.lines, ...kinds),
  ]
  return {
    ...together(
      priced(...of('bought', 'fee'), received(before, now)),
      priced(...of('sold'), supplied(before, now)),
    ),
    rule: netOf(now.member.lines, 'settlement') - netOf(before.member.lines, 'settlement'),
  }
}

/** Full supply: supply and feed-in are price × energy; what a shared kWh saves is what the rule does. */
function fullSupplyEffects(before: Side, now: Side): Effects {
  const of = (kind: 'supply' | 'feed-in', factor: 'ownUse' | 'sunshine'): PricedEffects =>
    priced(
      pricedOf(before.member.lines, kind),
      pricedOf(now.member.lines, kind),
      alone(factor, energyOf(before.member.lines, kind), energyOf(now.member.lines, kind)),
    )
  const saving = savedEffects(before, now)
  const { price, ...energy } = together(of('supply', 'ownUse'), of('feed-in', 'sunshine'), {
    ...saving,
    price: 0,
  })
  return { price: price ?? 0, ...energy, rule: saving.price }
}

/** A premium is what a shared kWh brings × shared kWh. */
function premiumEffects(before: Side, now: Side): Effects {
  const { price, ...energy } = together(savedEffects(before, now))
  return { ...energy, rule: price ?? 0 }
}

/** A credited share as (share per shared kWh) × shared kWh. */
function savedEffects(before: Side, now: Side): PricedEffects {
  return priced(
    netOf(before.member.lines, 'saving'),
    netOf(now.member.lines, 'saving'),
    added(received(before, now), supplied(before, now)),
  )
}

/** What each cause adds to the amount, before rounding to cents. */
export function effectsOf(before: Side, now: Side): Effects {
  const difference = (of: (member: MemberResult) => number): number => of(now.member) - of(before.member)
  const always: Effects = {
    fixed: difference(({ lines }) => netOf(lines, 'fixed')),
    correction: difference(({ lines }) => netOf(lines, 'correction')),
    vat: difference(({ vatCents }) => vatCents),
  }
  const { model } = now.side
  if (before.side.model !== model)
    return {
      ...always,
      model: difference(({ netCents, lines }) => netCents - netOf(lines, 'fixed', 'correction')),
    }
  if (model === 'shared-energy') return { ...always, ...sharedEnergyEffects(before, now) }
  if (model === 'full-supply') return { ...always, ...fullSupplyEffects(before, now) }
  return { ...always, ...premiumEffects(before, now) }
}
