import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** HomeWizard Energy, a logger of Dutch meters: `time` and meter stands by side and tariff, `Import T1 kWh`. */
export const homeWizard: TableFormat = {
  id: 'homewizard',
  name: 'HomeWizard',
  recognise: (table) => hasHeader(table, [/^time$/i, /^import T\d kWh$/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    oneMeter: true,
    columns: [
      [/^import T\d kWh$/i, { direction: 'offtake', stand: true }],
      [/^export T\d kWh$/i, { direction: 'feed-in', stand: true }],
    ],
  },
}
