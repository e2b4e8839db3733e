import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/**
 * Netz Niederösterreich: `Messzeitpunkt;Verbrauch (kWh);Qualität;` with labels at the slot's end and no meter id. `Qualität` is G (measured)
 * or E (substituted); older files have `Ersatzwert` or nothing. Members of a community have `Restnetzbezug` and `Eigendeckung` beside
 * the consumption. A file of one day may begin at 00:00, which is the last slot of the day before.
 */
export const netzNoe: TableFormat = {
  id: 'netz-noe',
  name: 'Netz Niederösterreich',
  recognise: (table) => hasHeader(table, [/^messzeitpunkt$/i, /^[\p{L} ]+ \(kWh\)$/u]),
  hints: {
    zone: 'Europe/Vienna',
    label: 'end',
    order: 'D-M-Y',
    columns: [
      [/^rest|^eigendeckung|anteil/i, 'left-out'],
      [/einspeisung|gemessene menge/i, 'feed-in'],
      [/verbrauch/i, 'offtake'],
    ],
    substitute: /^E$/,
  },
}
