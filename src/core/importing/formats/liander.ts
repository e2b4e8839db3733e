import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Liander (Netherlands): daily stands and usage of two registers a side; a gas meter (serial number with G) has rows of its own. Lines are padded with blanks. */
export const liander: TableFormat = {
  id: 'liander',
  name: 'Liander',
  recognise: (table) => hasHeader(table, [/^eancodeasn$/i, /^meternummer$/i, /^usage1$/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    unit: 'kWh',
    oneMeter: true,
    columns: [
      [/^usage[12]$/i, 'offtake'],
      [/^usage[34]$/i, 'feed-in'],
    ],
    mediumOf: (row, header) =>
      /^G/i.test(row[header.findIndex((name) => /^meternummer$/i.test(name))]?.trim() ?? '') ? 'gas' : null,
  },
}
