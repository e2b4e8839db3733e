import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Load curves of Spanish distributors and Datadis: `CUPS;Fecha;Hora` with hours counted 1 to 25 or written 01:00 to 24:00, energy drawn (AE, consumo) and fed in (AS, vertida, generación at the border) in kWh or Wh. What was produced or used behind the meter is left out. */
export const esCch: TableFormat = {
  id: 'es-cch',
  name: 'Spanish load curve (CCH, Datadis)',
  recognise: (table) => hasHeader(table, [/^cups$/i, /^fecha(hora)?$/i, /consumo|^AE_/i]),
  hints: {
    zone: 'Europe/Madrid',
    order: 'D-M-Y',
    columns: [
      [/autocons|generada/i, 'left-out'],
      [/vertida|excedent|^AS_|generaci[oó]n/i, 'feed-in'],
      [/consumo|^AE_/i, 'offtake'],
    ],
  },
}
