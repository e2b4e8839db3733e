import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Energienetze Steiermark: `Verbrauchszeitraum`, `Statistikzeitraum` or `Leistungszeitraum Beginn; … Ende`, a value and its unit; VAL and EST tell measured from calculated. */
export const energienetzeSteiermark: TableFormat = {
  id: 'energienetze-steiermark',
  name: 'Energienetze Steiermark',
  recognise: (table) =>
    hasHeader(table, [
      /^(verbrauchs|statistik|leistungs)zeitraum beginn$/i,
      /^(verbrauchs|statistik|leistungs)zeitraum ende$/i,
      /^einheit$/i,
    ]),
  hints: {
    zone: 'Europe/Vienna',
    usually: 'offtake',
  },
}
