import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** eww Wels: `BeginDate`, `EndDate`, a value column, `Unit`, `Status`; a row with the day's total stands among the quarter hours. Members of a community have the energy left to buy and their own cover beside the consumption. */
export const eww: TableFormat = {
  id: 'eww',
  name: 'eww Wels',
  recognise: (table) => hasHeader(table, [/^BeginDate$/i, /^EndDate$/i, /^Unit$/i]),
  hints: {
    zone: 'Europe/Vienna',
    usually: 'offtake',
  },
}
