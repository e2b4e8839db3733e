import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** ENGIE (Netherlands): electricity and gas rows below each other, kWh and m³ without saying so. */
export const engieNl: TableFormat = {
  id: 'engie-nl',
  name: 'ENGIE (Netherlands)',
  recognise: (table) => hasHeader(table, [/^datum$/i, /^ean$/i, /^verbruik$/i, /^type$/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    unit: 'kWh',
    label: 'start',
    columns: [
      [/^verbruik$/i, 'offtake'],
      [/^(teruglevering|invoeding)$/i, 'feed-in'],
    ],
  },
}
