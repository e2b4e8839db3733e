import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Salzburg Netz: `Datum und Uhrzeit` or `Datum`, a load profile whose header states the total in brackets, and a status with L1 to L3. */
export const salzburgNetz: TableFormat = {
  id: 'salzburg-netz',
  name: 'Salzburg Netz',
  recognise: (table) =>
    hasHeader(table, [
      /^datum( und uhrzeit)?$/i,
      /^(lastg(ä|ae)nge?|\w*verbrauch|\w*bezug|\w*einspeisung|\w*überschuss) \((?:[\d.,]+ )?kWh\)$/i,
      /^status$/i,
    ]),
  hints: {
    zone: 'Europe/Vienna',
    label: 'start',
    usually: 'offtake',
  },
}
