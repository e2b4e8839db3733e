import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Stromnetz Graz: meter stands and, beside each, the energy of the quarter hour that ends with it. Single tariff, high and low tariff are columns; the side may stand in a line above (`Lieferrichtung: Bezug`). */
export const stromnetzGraz: TableFormat = {
  id: 'stromnetz-graz',
  name: 'Stromnetz Graz',
  recognise: (table) =>
    hasHeader(table, [
      /^ablesezeitpunkt$/i,
      /^(zaehlerstand|zählerstand) /i,
      /^(verbrauch|einspeisung|lieferung) /i,
    ]),
  hints: {
    zone: 'Europe/Vienna',
    unit: 'kWh',
    label: 'end',
    oneMeter: true,
    columns: [
      [/^einspeisung|^lieferung/i, 'feed-in'],
      [/^verbrauch/i, {}],
      [/^z(ä|ae)hlerstand/i, { stand: true }],
    ],
    usually: 'offtake',
  },
}
