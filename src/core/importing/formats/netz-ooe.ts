import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Netz Oberösterreich: `Datum;kWh;kW;Status`; the kW say the same again. */
export const netzOoe: TableFormat = {
  id: 'netz-ooe',
  name: 'Netz Oberösterreich',
  recognise: (table) => hasHeader(table, [/^datum$/i, /^kWh$/, /^kW$/, /^status$/i]),
  hints: {
    zone: 'Europe/Vienna',
    columns: [[/^kWh$/, {}]],
    usually: 'offtake',
  },
}
