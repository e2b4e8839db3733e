import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Hydro-Québec: `Contrat;Date et heure;kWh;Code de consommation;Température…`, a row an hour. */
export const hydroQuebec: TableFormat = {
  id: 'hydro-quebec',
  name: 'Hydro-Québec',
  recognise: (table) => hasHeader(table, [/^contrat$/i, /^date et heure$/i, /^kWh$/i]),
  hints: {
    zone: 'America/Toronto',
    label: 'start',
    columns: [[/^kWh$/i, 'offtake']],
  },
}
