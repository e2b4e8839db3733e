import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Eneco and Oxxio (Netherlands), workbook: days with meter stands and energies of two tariffs, a group of columns a side. */
export const eneco: TableFormat = {
  id: 'eneco',
  name: 'Eneco, Oxxio',
  recognise: (table) =>
    hasHeader(table, [/^datum$/i, /^meterstand laagtarief \(El 1\)$/i, /^verbruik laag tarief$/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    unit: 'kWh',
    oneMeter: true,
    columns: [
      [/meterstand|geschat/i, 'left-out'],
      [/teruglevering (laag|hoog) tarief$/i, 'feed-in'],
      [/verbruik (laag|hoog) tarief$/i, 'offtake'],
    ],
  },
}
