import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Octopus Energy (United Kingdom): `Consumption (kwh), Start, End` with offsets, a blank behind each comma. */
export const octopus: TableFormat = {
  id: 'octopus',
  name: 'Octopus Energy',
  recognise: (table) => hasHeader(table, [/^consumption \(kwh\)$/i, /^start$/i, /^end$/i]),
  hints: {
    zone: 'Europe/London',
  },
}
