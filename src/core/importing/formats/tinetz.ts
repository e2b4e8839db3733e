import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** TINETZ (Tirol): raw data and, in a second block beside it, the daily totals of the first. The meter stands above the header, its side nowhere. */
export const tinetz: TableFormat = {
  id: 'tinetz',
  name: 'TINETZ',
  recognise: (table) => hasHeader(table, [/^DATE_FROM2?$/, /^DATE_TO2?$/, /^VALUE2?$/]),
  hints: {
    zone: 'Europe/Vienna',
    usually: 'offtake',
  },
}
