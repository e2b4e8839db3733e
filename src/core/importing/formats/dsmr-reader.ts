import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** DSMR-reader, a logger of Dutch meters: kWh an hour or a day for two tariffs and both sides, gas beside them. */
export const dsmrReader: TableFormat = {
  id: 'dsmr-reader',
  name: 'DSMR-reader',
  recognise: (table) =>
    hasHeader(table, [/^(hour start|day|date|read at)$/i, /^electricity 1 \(/i, /^electricity 2 \(/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    unit: 'kWh',
    label: 'start',
    oneMeter: true,
    columns: [
      [/^electricity [12] returned/i, 'feed-in'],
      [/^electricity [12]/i, 'offtake'],
    ],
  },
}
