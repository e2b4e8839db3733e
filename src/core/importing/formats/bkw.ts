import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** BKW (Switzerland): `Messpunkt;Datum;Strombezug [kWh];Stromeinspeisung [kWh];Messdatengüte`, start labels; quality W is a measured value. */
export const bkw: TableFormat = {
  id: 'bkw',
  name: 'BKW',
  recognise: (table) => hasHeader(table, [/^messpunkt$/i, /^datum$/i, /^strombezug \[kWh\]$/i]),
  hints: {
    zone: 'Europe/Zurich',
    label: 'start',
    order: 'D-M-Y',
  },
}
