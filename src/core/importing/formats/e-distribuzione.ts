import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** e-distribuzione (Italy): a row a day, a column a quarter hour (`Giorno;00:00-00:15;…`), kWh. Neither meter nor side are named. */
export const eDistribuzione: TableFormat = {
  id: 'e-distribuzione',
  name: 'e-distribuzione',
  recognise: (table) => hasHeader(table, [/^giorno$/i, /^00:00-00:15$/, /^23:45-(00|24):00$/]),
  hints: {
    zone: 'Europe/Rome',
    unit: 'kWh',
    order: 'D-M-Y',
    usually: 'offtake',
  },
}
