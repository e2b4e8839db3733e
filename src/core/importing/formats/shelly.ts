import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Shelly energy meters: UTC start times, `Active energy Wh` and `Returned energy Wh` a phase; the latest hours come minute by minute. */
export const shelly: TableFormat = {
  id: 'shelly',
  name: 'Shelly EM',
  recognise: (table) => hasHeader(table, [/^Date\/time UTC$/i, /^Active energy Wh/i, /^Returned energy Wh/i]),
  hints: {
    label: 'start',
    columns: [
      [/^active energy Wh/i, 'offtake'],
      [/^returned energy Wh/i, 'feed-in'],
    ],
  },
}
