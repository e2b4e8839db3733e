import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Eloverblik (Denmark): a row an hour with its two ends; the repeated hour has ends that seem equal. Used or fed in depends on the metering point and stands nowhere. */
export const eloverblik: TableFormat = {
  id: 'eloverblik',
  name: 'Eloverblik',
  recognise: (table) => hasHeader(table, [/^målepunkts?id$/i, /^fra_dato$/i, /^til_dato$/i, /^mængde$/i]),
  hints: {
    zone: 'Europe/Copenhagen',
    order: 'D-M-Y',
  },
}
