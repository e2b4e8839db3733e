import type { Zone } from '../../calendar/zone.ts'
import { count, longDate } from '../../explanation/format.ts'
import { hasAny } from './absences.ts'
import type { SplitColumns } from './columns.ts'

/** A point without a reading in slots in which others of its side have one. */
export interface LackingPoint {
  readonly point: string
  readonly direction: 'offtake' | 'feed-in'
  readonly slots: number
  /** Local dates of the first and the last of them. */
  readonly from: string
  readonly until: string
}

/** What could not be recomputed since a point lacks a value: a missing reading is not zero, so nobody's share of its slot is known. */
export interface Lacking {
  /** Slots in which any point lacks one. */
  readonly slots: number
  readonly points: readonly LackingPoint[]
}

export function lackingOf(columns: SplitColumns, zone: Zone): Lacking {
  const all = new Set<number>()
  const pointsOf = (
    side: 'consumers' | 'plants',
    direction: LackingPoint['direction'],
    readings: readonly { readonly point: string; readonly values: Float64Array }[],
  ): LackingPoint[] =>
    readings.flatMap(({ point, values }): LackingPoint[] => {
      const slots: number[] = []
      for (let slot = 0; slot < columns.slots; slot++)
        if (Number.isNaN(values[slot]) && hasAny(columns, side, slot)) slots.push(slot)
      if (slots.length === 0) return []
      for (const slot of slots) all.add(slot)
      return [named(columns, zone, { point, direction, slots: slots.length }, slots[0]!, slots.at(-1)!)]
    })
  const points = [
    ...pointsOf(
      'consumers',
      'offtake',
      columns.consumers.map(({ point, used }) => ({ point, values: used })),
    ),
    ...pointsOf(
      'plants',
      'feed-in',
      columns.plants.map(({ point, made }) => ({ point, values: made })),
    ),
  ]
  return { slots: all.size, points }
}

/** The points that took no part in a stretch of the file, as the operator's own figures show. */
export const absentOf = (columns: SplitColumns, zone: Zone): LackingPoint[] =>
  columns.absent.map(({ first, last, ...absence }) => named(columns, zone, absence, first, last))

function named(
  { start, stepSeconds }: SplitColumns,
  zone: Zone,
  of: Pick<LackingPoint, 'point' | 'direction' | 'slots'>,
  first: number,
  last: number,
): LackingPoint {
  const dateOf = (slot: number): string => zone.dateOf(start + slot * stepSeconds)
  return { ...of, from: dateOf(first), until: dateOf(last) }
}

const where = ({ point, direction, slots, from, until }: LackingPoint): string =>
  `${point} has no ${direction === 'offtake' ? 'consumption' : 'generation'} in ${count(slots)} ${slots === 1 ? 'interval' : 'intervals'} ${
    from === until ? `on ${longDate(from)}` : `between ${longDate(from)} and ${longDate(until)}`
  }`

/** A point whose slots could not be recomputed, as one sentence. */
export const lackingSentence = (of: LackingPoint): string =>
  `${where(of)}, so that the split of ${of.slots === 1 ? 'it' : 'these'} cannot be recomputed.`

/** A point that took no part in some slots, as one sentence. */
export const absentSentence = (of: LackingPoint): string => `${where(of)}; the split holds there without it.`
