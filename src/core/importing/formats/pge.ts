import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Pacific Gas and Electric (California), Green Button as CSV: preamble, then `TYPE,DATE,START TIME,END TIME,USAGE (kWh)`; an end of 00:59 is the hour's end. Newer files part import from export. */
export const pge: TableFormat = {
  id: 'pge',
  name: 'PG&E',
  recognise: (table) =>
    hasHeader(table, [/^type$/i, /^date$/i, /^start time$/i, /^end time$/i, /^(usage|import) \(kwh\)$/i]),
  hints: {
    zone: 'America/Los_Angeles',
    columns: [
      [/^(usage|import) \(kwh\)$/i, 'offtake'],
      [/^export \(kwh\)$/i, 'feed-in'],
    ],
  },
}
