import type { SplitColumns } from './columns.ts'

export const faultKinds = [
  'other-key',
  'surplus-unassigned',
  'plant-missing',
  'consumer-missing',
  'columns-swapped',
  'point-twice',
  'share-exceeds',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** What the operator seems to have done; chooses the sentence. */
export type FaultDetail =
  | 'equal'
  | 'static'
  | 'unexplained'
  | 'surplus-column-missing'
  | 'surplus-differs'
  | 'no-plants'
  | 'plant-not-in-file'
  | 'plant-not-in-split'
  | 'consumer-not-in-file'
  | 'consumer-not-in-split'
  | 'no-consumption'
  | 'swapped'
  | 'twice-in-file'
  | 'twice-in-split'
  | 'two-names'
  | 'same-readings'
  | 'more-than-used'

/** False where something differs that no single cause explains: the kind is then only where it shows. */
export const isCertain = (detail: FaultDetail): boolean =>
  detail !== 'unexplained' && detail !== 'same-readings'

/** A difference on one local day. */
export interface DayFault {
  readonly kind: FaultKind
  readonly detail: FaultDetail
  readonly points: readonly string[]
  readonly slots: number
  /** Energy in question, 10⁻⁶ kWh: moved between members, unassigned, missing, or counted twice. */
  readonly micro: number
  /** For exchanged columns: the file as it should be, to see on which other days the exchange would not show. */
  readonly mended?: SplitColumns
}

/** The same on neighbouring days. */
export interface Fault extends DayFault {
  /** Local dates, both included. */
  readonly from: string
  readonly until: string
  /** Days on which it was seen; others in between may not show it. */
  readonly days: number
}

/** Days on which a missing point may have made or used nothing, so that its fault does not show. */
const HIDDEN_DAYS = 3

/**
 * Days with the same fault as one. `informative` are the dates on which anything was generated and used, in order: other days in between do not
 * part a fault, nor do days on which it would not show (`hides`, by date), nor a few on which a missing point rested.
 */
export function mergeDays(
  days: readonly { readonly date: string; readonly faults: readonly DayFault[] }[],
  informative: readonly string[],
  hides: (fault: DayFault, date: string) => boolean,
): Fault[] {
  const clean = new Set(informative)
  for (const { date } of days) clean.delete(date)
  const place = new Map(informative.map((date, k) => [date, k]))
  const open = new Map<string, Fault>()
  const merged: Fault[] = []
  for (const { date, faults } of days)
    for (const fault of faults) {
      const key = keyOf(fault)
      const before = open.get(key)
      const between = before
        ? informative.slice((place.get(before.until) ?? 0) + 1, place.get(date) ?? informative.length)
        : []
      const resting = fault.detail.endsWith('-not-in-file') && between.length <= HIDDEN_DAYS
      if (before && between.every((day) => clean.has(day) && (resting || hides(fault, day))))
        open.set(key, {
          ...before,
          until: date,
          slots: before.slots + fault.slots,
          micro: before.micro + fault.micro,
          days: before.days + 1,
        })
      else {
        if (before) merged.push(before)
        open.set(key, { ...fault, from: date, until: date, days: 1 })
      }
    }
  return [...merged, ...open.values()].toSorted((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : faultKinds.indexOf(a.kind) - faultKinds.indexOf(b.kind),
  )
}

export const keyOf = (fault: DayFault): string => JSON.stringify([fault.kind, fault.detail, fault.points])
