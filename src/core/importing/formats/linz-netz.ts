import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** LINZ NETZ: `Datum von;Datum bis;Energiemenge in kWh;Ersatzwert`; a mark in the last column is a substitute. */
export const linzNetz: TableFormat = {
  id: 'linz-netz',
  name: 'LINZ NETZ',
  recognise: (table) => hasHeader(table, [/^datum von$/i, /^datum bis$/i, /in kWh$/i, /^ersatzwert$/i]),
  hints: {
    zone: 'Europe/Vienna',
    usually: 'offtake',
  },
}
