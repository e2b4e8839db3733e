import { monthSpan } from '../calendar/month.ts'
import type { DayPart, MemberResult, SettlementResult, SharePart } from '../billing/result.ts'
import type { Cooperative } from '../community/cooperative.ts'
import type { Member } from '../community/member.ts'
import type { GapRule, Model, Rule } from '../community/vocabulary.ts'
import type { MicroKWh } from '../units/energy.ts'
import type { Cents } from '../units/money.ts'
import type { MicroPrice } from '../units/price.ts'
import { changeSince, type ChangeFacts } from './change.ts'
import { grossWay } from './gross-parts.ts'

/** What is not plain on a bill. */
export interface RemarkFacts {
  /** First and last day of the membership where they lie in this month; the first day where it lies in last month. */
  readonly joinedOn: string | null
  readonly leftOn: string | null
  readonly joinedLastMonthOn: string | null
  readonly stepSeconds: number
  readonly gapRule: GapRule | null
  /** Points of the member without all values, with the number of slots. */
  readonly gaps: readonly { readonly point: string; readonly slots: number }[]
  readonly leftOutSlots: number
  readonly absentSlots: number
  readonly imputedSlots: number
  readonly estimatedSlots: number
  /** Points with estimates, where the caller knows them; else empty. */
  readonly estimatedPoints: readonly string[]
  readonly emptySlots: number
  readonly openingBalanceCents: Cents
  readonly dueCents: Cents
  readonly isReverseCharge: boolean
  /** VAT on the bill of a member who reclaims it, so that it is no part of the comparison; 0 for all others. */
  readonly passedOnVatCents: Cents
  readonly worseOffCents: Cents
  readonly previewReason: string | null
  /** What a sampled share may be off by at 95 %, rounded up; null where the share is exact. */
  readonly halfWidthCents: Cents | null
}

/**
 * The numbers behind a bill's sentences: every number a sentence shows is one of these. Money as the member bears it (VAT
 * included where it is charged and cannot be reclaimed), but for `settlement`, which is the bill's own net line.
 */
export interface BillFacts {
  readonly month: string
  readonly model: Model
  readonly rule: Rule
  readonly currency: string
  readonly name: string
  readonly cooperativeName: string
  readonly amountCents: Cents
  readonly withoutCents: Cents
  readonly withCents: Cents
  /** without − with: what being in the cooperative brings; minus = it costs. */
  readonly betterOffCents: Cents
  /** Own supplier's estimate and our document's part of `with`; null in full supply, where our bill is everything. */
  readonly outside: { readonly supplierCents: Cents; readonly billCents: Cents } | null
  readonly parts: readonly SharePart[]
  /** The parts that are neither bought nor sold, put together by cause, in the order of the parts. */
  readonly otherParts: readonly OtherPart[]
  /** Σ of the parts bought and sold. */
  readonly tradedCents: Cents
  /** The share as contribution, weights and need; null under a rule that does not go by contribution. */
  readonly equity: EquityFacts | null
  readonly fixedCents: Cents
  readonly taxCents: Cents
  readonly offtake: MicroKWh
  readonly feedIn: MicroKWh
  readonly sharedIn: MicroKWh
  readonly sharedOut: MicroKWh
  /** without ÷ offtake, where nothing was fed in. */
  readonly averagePrice: MicroPrice | null
  readonly settlement: {
    readonly basisCents: Cents
    readonly shareCents: Cents
    readonly settlementCents: Cents
    readonly beforeVat: boolean
  } | null
  readonly hasVat: boolean
  readonly change: ChangeFacts | null
  readonly remarks: RemarkFacts
}

/**
 * A share under a rule by contribution (equity.md "Explanation"): φ(1), then φ(w) − φ(1), then ρ(R − φ(w)). What stands
 * apart from the game (an invoice's difference, say) counts to the contribution. The three sum to the share.
 */
export interface EquityFacts {
  readonly contributionCents: Cents
  readonly weightsCents: Cents
  readonly solidarityCents: Cents
  readonly shareCents: Cents
  /** ρ as it was applied; null under a rule without one. */
  readonly rho: number | null
}

/** What a bill is explained from. */
export interface BillQuestion {
  readonly result: SettlementResult
  /** The member's number; it must be in the result. */
  readonly member: string
  /** Last month's settlement, null where there is none. */
  readonly previous: { readonly result: SettlementResult } | null
  readonly cooperative: Cooperative
  readonly memberRecord: Member
  /** The member's points with the slots the grid operator estimated, to name them; optional. */
  readonly points?: readonly { readonly point: string; readonly estimated: number }[]
}

function memberOf(result: SettlementResult, number: string): MemberResult | undefined {
  return result.members.find((member) => member.member === number)
}

/** The facts of one bill. Throws a RangeError where the member is not in the result. */
export function billFacts(question: BillQuestion): BillFacts {
  const { result, previous, cooperative } = question
  const member = memberOf(result, question.member)
  if (!member) throw new RangeError(`member ${question.member} is not in the settlement of ${result.month}`)
  const way = grossWay(member, result.vatRate)
  const before = previous === null ? undefined : memberOf(previous.result, question.member)
  const billCents = way.isGross ? member.amountCents : member.netCents
  return {
    month: result.month,
    model: result.model,
    rule: result.rule,
    currency: result.currency,
    name: member.name,
    cooperativeName: cooperative.name,
    amountCents: member.amountCents,
    withoutCents: way.withoutCents,
    withCents: way.withCents,
    betterOffCents: way.withoutCents - way.withCents,
    outside: result.model === 'full-supply' ? null : { supplierCents: way.withCents - billCents, billCents },
    parts: way.parts,
    otherParts: otherPartsOf(way.parts),
    tradedCents: way.parts.reduce(
      (sum, part) => (part.cause === 'bought' || part.cause === 'sold' ? sum + part.cents : sum),
      0,
    ),
    equity: equityFacts(result, way.parts),
    fixedCents: way.fixedCents,
    taxCents: way.taxCents,
    offtake: member.offtake,
    feedIn: member.feedIn,
    sharedIn: member.sharedIn,
    sharedOut: member.sharedOut,
    averagePrice:
      member.feedIn === 0 && member.offtake > 0
        ? Math.round((way.withoutCents / member.offtake) * 1e10)
        : null,
    settlement:
      member.settlementCents === null || member.basisCents === null
        ? null
        : {
            basisCents: member.basisCents,
            shareCents: member.shareCents,
            settlementCents: member.settlementCents,
            beforeVat: result.vatRate !== null,
          },
    hasVat: result.vatRate !== null,
    change:
      previous === null || before === undefined
        ? null
        : changeSince({ result: previous.result, member: before }, { result, member }),
    remarks: remarkFacts(question, member, way.isGross),
  }
}

/** All that one cause did, and the parts of the day where it is told by them. */
export interface OtherPart {
  readonly cause: SharePart['cause']
  readonly cents: Cents
  readonly bands: readonly { readonly band: DayPart; readonly cents: Cents }[]
}

function otherPartsOf(parts: readonly SharePart[]): OtherPart[] {
  const others = parts.filter(({ cause }) => cause !== 'bought' && cause !== 'sold')
  return [...Map.groupBy(others, ({ cause }) => cause)].map(([cause, own]) => ({
    cause,
    cents: own.reduce((sum, { cents }) => sum + cents, 0),
    bands: own.flatMap(({ band, cents }) => (band === null ? [] : [{ band, cents }])),
  }))
}

/** Rules that give what a member adds to the others, so that the reason is the member's own doing. */
export const byContribution: ReadonlySet<Rule> = new Set(['shapley', 'weighted-shapley', 'solidarity'])

function equityFacts(result: SettlementResult, parts: readonly SharePart[]): EquityFacts | null {
  if (!byContribution.has(result.rule)) return null
  const sum = (of: (cause: SharePart['cause']) => boolean): Cents =>
    parts.reduce((all, { cause, cents }) => (of(cause) ? all + cents : all), 0)
  return {
    contributionCents: sum((cause) => cause !== 'weights' && cause !== 'solidarity'),
    weightsCents: sum((cause) => cause === 'weights'),
    solidarityCents: sum((cause) => cause === 'solidarity'),
    shareCents: sum(() => true),
    rho: result.solidarity?.rho ?? null,
  }
}

function remarkFacts(question: BillQuestion, member: MemberResult, isGross: boolean): RemarkFacts {
  const { result, previous, memberRecord } = question
  const within = (date: string | null, month: string | undefined): string | null => {
    if (date === null || month === undefined) return null
    const { first, last } = monthSpan(month)
    return first <= date && date <= last ? date : null
  }
  const joinedLastMonthOn = within(memberRecord.from, previous?.result.month)
  return {
    joinedOn: within(memberRecord.from, result.month),
    leftOn: within(memberRecord.until, result.month),
    // a membership from the first day on covers the whole month
    joinedLastMonthOn: joinedLastMonthOn?.endsWith('-01') ? null : joinedLastMonthOn,
    stepSeconds: result.slots.stepSeconds,
    gapRule: result.gapRule,
    gaps: result.gaps
      .filter((gap) => gap.member === member.member)
      .map(({ point, slots }) => ({ point, slots })),
    leftOutSlots: result.slots.leftOut,
    absentSlots: member.absentSlots,
    imputedSlots: member.imputedSlots,
    estimatedSlots: member.estimatedSlots,
    estimatedPoints: (question.points ?? [])
      .filter((point) => point.estimated > 0)
      .map((point) => point.point),
    emptySlots: result.slots.empty,
    openingBalanceCents: member.openingBalanceCents,
    dueCents: member.amountCents + member.openingBalanceCents,
    isReverseCharge: result.vatRate !== null && member.vatStatus === 'reverse' && member.feedIn > 0,
    passedOnVatCents: isGross ? 0 : member.vatCents,
    worseOffCents: member.benefitCents < 0 ? -member.benefitCents : 0,
    previewReason: result.preview?.reason ?? null,
    halfWidthCents: member.halfWidth95 === null ? null : Math.ceil(member.halfWidth95 * 100),
  }
}
