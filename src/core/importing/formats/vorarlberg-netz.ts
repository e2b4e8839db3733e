import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Vorarlberg Netz: `Beginn der Messreihe;Ende der Messreihe;Messwert in kWh`; the side stands nowhere. */
export const vorarlbergNetz: TableFormat = {
  id: 'vorarlberg-netz',
  name: 'Vorarlberg Netz',
  recognise: (table) =>
    hasHeader(table, [/^beginn der messreihe$/i, /^ende der messreihe$/i, /^messwert in kWh$/i]),
  hints: {
    zone: 'Europe/Vienna',
    usually: 'offtake',
  },
}
