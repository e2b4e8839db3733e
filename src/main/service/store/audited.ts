import type { Json } from '../../../core/contract/call.ts'

/** The parts of a cooperative whose rows are remembered before and after every change. */
export const areas = [
  'cooperative',
  'bands',
  'member',
  'tariff',
  'mapping',
  'monthly-amount',
  'key-table',
  'guard-rails',
] as const
export type Area = (typeof areas)[number]

/** A table whose rows can be read and put back by their subject (member number, row id …); null is: no row. */
export interface AuditedTable {
  readonly area: Area
  read(subject: string): Json
  write(subject: string, value: Json): void
}
