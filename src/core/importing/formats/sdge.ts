import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** San Diego Gas & Electric: `Meter Number,Date,Start Time,Duration,Consumption,Generation,Net`, kWh drawn and fed in; the net says both again. */
export const sdge: TableFormat = {
  id: 'sdge',
  name: 'San Diego Gas & Electric',
  recognise: (table) =>
    hasHeader(table, [/^meter number$/i, /^start time$/i, /^duration$/i, /^consumption$/i, /^net$/i]),
  hints: {
    zone: 'America/Los_Angeles',
    unit: 'kWh',
    label: 'start',
    order: 'M-D-Y',
    columns: [
      [/^consumption$/i, 'offtake'],
      [/^generation$/i, 'feed-in'],
    ],
  },
}
