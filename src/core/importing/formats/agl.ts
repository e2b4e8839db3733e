import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** AGL (Australia): a row a slot, kWh in `ProfileReadValue`; the register code ends in #E… for what is drawn and #B… for what is fed in. */
export const agl: TableFormat = {
  id: 'agl',
  name: 'AGL',
  recognise: (table) =>
    hasHeader(table, [/^NMI$/i, /^RegisterCode$/i, /^StartDate$/i, /^ProfileReadValue$/i]),
  hints: {
    zone: 'Australia/Sydney',
    unit: 'kWh',
    order: 'D-M-Y',
    columns: [[/^ProfileReadValue$/i, {}]],
    sides: [
      [/#E\d*$/i, 'offtake'],
      [/#B\d*$/i, 'feed-in'],
    ],
  },
}
