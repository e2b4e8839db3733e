import * as v from 'valibot'
import { DateSchema, FractionSchema, MemberNumberSchema } from './schema.ts'

/** Slots of the local day that a table of coefficients may have: whole, half and quarter hours. */
export const TABLE_SLOTS = [24, 48, 96] as const

/**
 * Coefficients of the key `table` for a period: what part of the feed-in of a slot a member gets at most, by local time of
 * day. Every member of the table has the same number of slots (TABLE_SLOTS); the columns sum to at most 1.
 */
export const KeyTableSchema = v.object({
  /** First and last local day, both included; null = until another table begins. A day's table is the latest begun. */
  from: DateSchema,
  until: v.nullable(DateSchema),
  rows: v.array(v.object({ member: MemberNumberSchema, shares: v.array(FractionSchema) })),
})
export type KeyTable = v.InferOutput<typeof KeyTableSchema>

/** The table that holds on a local day; null where there is none. */
export function keyTableOn(tables: readonly KeyTable[], date: string): KeyTable | null {
  let found: KeyTable | null = null
  for (const table of tables)
    if (table.from <= date && (found === null || table.from > found.from)) found = table
  return found !== null && (found.until === null || date <= found.until) ? found : null
}

/** Those that hold on some day between two, both included, earliest first. */
export function keyTablesWithin(tables: readonly KeyTable[], first: string, last: string): KeyTable[] {
  const ordered = tables.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return ordered.filter((table, k) => {
    const next = ordered[k + 1]
    const isOver = (table.until !== null && table.until < first) || (next !== undefined && next.from <= first)
    return table.from <= last && !isOver
  })
}

/** `00:15` of slot 1 where the day has 96. */
export function slotLabel(slot: number, slots: number): string {
  const minutes = (slot * 24 * 60) / slots
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
