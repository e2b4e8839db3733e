import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Greenchoice (Netherlands): daily meter stands of two tariffs a side; gas has rows of its own. */
export const greenchoice: TableFormat = {
  id: 'greenchoice',
  name: 'Greenchoice',
  recognise: (table) => hasHeader(table, [/^opnamedatum$/i, /^standnormaal$/i, /^standdal$/i]),
  hints: {
    zone: 'Europe/Amsterdam',
    unit: 'kWh',
    oneMeter: true,
    columns: [
      [/^teruglevering(normaal|dal)$/i, { direction: 'feed-in', stand: true }],
      [/^stand(normaal|dal)$/i, { direction: 'offtake', stand: true }],
    ],
  },
}
