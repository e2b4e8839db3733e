import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** n3rgy (United Kingdom): `timestamp (UTC),energyConsumption (kWh)`, a row a half hour, labels in UTC at its end; what is fed in comes as a file of its own (`energyProduction`). */
export const n3rgy: TableFormat = {
  id: 'n3rgy',
  name: 'n3rgy',
  recognise: (table) =>
    hasHeader(table, [/^timestamp \(utc\)$/i, /^energy(consumption|production) \(kwh\)$/i]),
  hints: {
    zone: 'UTC',
    label: 'end',
    order: 'Y-M-D',
    columns: [
      [/production/i, 'feed-in'],
      [/consumption/i, 'offtake'],
    ],
  },
}
