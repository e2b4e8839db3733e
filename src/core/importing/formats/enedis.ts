import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Enedis (France), load curve: two rows that say meter, unit (W) and side, then `Horodate;Valeur` with average power at the slot's end. */
export const enedis: TableFormat = {
  id: 'enedis',
  name: 'Enedis',
  recognise: (table) => hasHeader(table, [/^horodate$/i, /^valeur$/i]),
  hints: {
    zone: 'Europe/Paris',
    label: 'end',
  },
}
