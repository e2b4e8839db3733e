import type { MonthOverview } from '../contract/cooperative.ts'
import type { MicroKWh } from '../units/energy.ts'
import type { Cents } from '../units/money.ts'

export interface Person {
  readonly number: string
  readonly name: string
}

/** A point with something to say about some of its slots. */
export interface PointSlots {
  readonly member: string
  readonly memberName: string
  readonly point: string
  readonly slots: number
}

/** What the service knows of a month, as plain values: all that the month's page is made of. */
export interface MonthFacts {
  readonly month: string
  readonly currency: string
  /** Another door holds the file. */
  readonly readOnly: boolean
  /** Members of the month; those without any point; those who pay by direct debit but have no mandate. */
  readonly members: {
    readonly count: number
    readonly withoutPoints: readonly Person[]
    readonly withoutMandate: readonly Person[]
  }
  /** True where the reference tariff has prices for the month. */
  readonly hasPrices: boolean
  readonly readings: {
    readonly expectedPoints: number
    readonly completePoints: number
    /** Points with at least one value. */
    readonly startedPoints: number
    readonly missing: readonly PointSlots[]
    readonly estimates: readonly PointSlots[]
    readonly stepSeconds: number
  }
  /** The newest settlement of the month; null where there is none. */
  readonly settlement: {
    readonly stale: boolean
    /** Why it is only a preview; null where it is not. */
    readonly preview: string | null
    readonly sharedMicroKWh: MicroKWh
    readonly offtakeMicroKWh: MicroKWh
    /** The pot: what was saved together. */
    readonly savingsCents: Cents
    /** Σ of the bills, VAT included. */
    readonly amountCents: Cents
    readonly worseOff: readonly (Person & { readonly benefitCents: Cents })[]
    readonly priceBreaches: readonly string[]
  } | null
  readonly bills: { readonly count: number; readonly lookedAt: number; readonly approved: boolean }
  /** Approved months whose readings, prices or members changed since; may hold this month. */
  readonly correctionsDue: readonly string[]
  /** Last month the fairness trend knows; null where none. */
  readonly fairnessUntil: string | null
  readonly previous: { readonly month: string; readonly sharedMicroKWh: MicroKWh } | null
  /** Saved together in the twelve months up to this one, and in how many settled months of them. */
  readonly savedInYear: { readonly cents: Cents; readonly months: number }
  /** Months of the year's strip that the service has something of, in any order. */
  readonly year: MonthOverview['year']
}

/** True where a correction of the month has been issued and none is due. */
export function isCorrected({ month, year }: Pick<MonthFacts, 'month' | 'year'>): boolean {
  return year.some((entry) => entry.month === month && entry.state === 'corrected')
}

/** Where a month's work stands. */
export const stages = [
  'members',
  'prices',
  'points',
  'readings',
  'gaps',
  'settle',
  'stale',
  'preview',
  'look',
  'approve',
  'approved',
  'correction',
] as const
export type Stage = (typeof stages)[number]

/** The one thing the month waits for. */
export function stageOf(facts: MonthFacts): Stage {
  const { members, settlement, bills, readings } = facts
  if (members.count === 0) return 'members'
  if (bills.approved) return facts.correctionsDue.includes(facts.month) ? 'correction' : 'approved'
  if (settlement !== null) {
    if (settlement.stale) return 'stale'
    if (settlement.preview !== null) return 'preview'
    return bills.lookedAt < bills.count ? 'look' : 'approve'
  }
  if (!facts.hasPrices) return 'prices'
  if (readings.expectedPoints === 0) return 'points'
  if (readings.startedPoints === 0) return 'readings'
  return readings.completePoints < readings.expectedPoints ? 'gaps' : 'settle'
}
