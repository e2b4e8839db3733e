import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** P1-monitor, a logger of Dutch meters: a sheet an interval with meter stands (`VERBR_KWH_181`, `GELVR_KWH_281` …), gas beside them. */
export const p1Monitor: TableFormat = {
  id: 'p1-monitor',
  name: 'P1-monitor',
  recognise: (table) => hasHeader(table, [/^TIMESTAMP$/i, /^VERBR_KWH_181$/i, /^GELVR_KWH_281$/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    unit: 'kWh',
    oneMeter: true,
    columns: [
      [/^VERBR_KWH_18[12]$/i, { direction: 'offtake', stand: true }],
      [/^GELVR_KWH_28[12]$/i, { direction: 'feed-in', stand: true }],
    ],
  },
}
