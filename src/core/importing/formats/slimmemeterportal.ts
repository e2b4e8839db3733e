import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Slimmemeterportal (Netherlands): `datum_tijd` with offset and kWh of two tariffs a side. */
export const slimmeMeterPortal: TableFormat = {
  id: 'slimmemeterportal',
  name: 'Slimmemeterportal',
  recognise: (table) => hasHeader(table, [/^datum_tijd$/i, /^levering_(normaal|laag)$/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    unit: 'kWh',
    oneMeter: true,
    columns: [
      [/^teruglevering_(normaal|laag)$/i, 'feed-in'],
      [/^levering_(normaal|laag)$/i, 'offtake'],
    ],
  },
}
