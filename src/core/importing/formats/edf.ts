import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/**
 * EDF (France), `mes-puissances-atteintes-30min`: a date alone in a row, below it clock times with the mean power in W, newest first.
 * Whether a time is a slot's start or its end the file does not say.
 */
export const edf: TableFormat = {
  id: 'edf',
  name: 'EDF',
  recognise: (table) => hasHeader(table, [/^date et heure de relève/i, /^puissance atteinte \(W\)$/i]),
  hints: {
    zone: 'Europe/Paris',
    order: 'D-M-Y',
    columns: [[/^puissance atteinte \(W\)$/i, 'offtake']],
  },
}
