import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Innsbrucker Kommunalbetriebe: `Datum` and a column named by the metering point, kWh a quarter hour, labels at its end. */
export const ikb: TableFormat = {
  id: 'ikb',
  name: 'IKB',
  recognise: (table) => hasHeader(table, [/^datum$/i, /^AT005100/]),
  hints: {
    zone: 'Europe/Vienna',
    unit: 'kWh',
    label: 'end',
    usually: 'offtake',
  },
}
