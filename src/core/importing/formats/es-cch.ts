import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

const DATE = /^(fecha([- /]?hora)?|date(time)?)$/i
const USED = /consumo|^consumption_?kwh$|^AE_|^EHCR/i

/**
 * Load curves of Spanish distributors and Datadis: `CUPS;Fecha;Hora` with hours counted 1 to 25 or written 01:00 to 24:00, or both in
 * one column (`FECHA-HORA`), energy drawn (AE, EHCR, consumo) and fed in (AS, EHEX, vertida, generación at the border) in kWh or Wh. What
 * was produced or used behind the meter is left out.
 */
export const esCch: TableFormat = {
  id: 'es-cch',
  name: 'Spanish load curve (CCH, Datadis)',
  recognise: (table) => hasHeader(table, [/^cups$/i, DATE, USED]),
  hints: {
    zone: 'Europe/Madrid',
    order: 'D-M-Y',
    columns: [
      [/autocons|self_?consum|generada|generation/i, 'left-out'],
      [/vertida|excedent|surplus|^AS_|^EHEX|generaci[oó]n/i, 'feed-in'],
      [USED, 'offtake'],
    ],
  },
}
