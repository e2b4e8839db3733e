import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Van Ons (Netherlands): daily stands and energies, newest first; energy fed in is written below zero. */
export const vanOns: TableFormat = {
  id: 'vanons',
  name: 'Van Ons',
  recognise: (table) =>
    hasHeader(table, [/^datum$/i, /^afname verbruik dal$/i, /^invoeding productie dal$/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    unit: 'kWh',
    oneMeter: true,
    columns: [
      [/^afname verbruik (dal|normaal)$/i, 'offtake'],
      [/^invoeding productie (dal|normaal)$/i, { direction: 'feed-in', negative: true }],
    ],
  },
}
