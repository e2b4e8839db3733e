import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Elhub and Norwegian grid operators: a metering point id, `Fra`, `Til`, `Forbruk (kWh)` and `Produksjon (kWh)`; production at the point is fed in. */
export const elhub: TableFormat = {
  id: 'elhub',
  name: 'Elhub',
  recognise: (table) =>
    hasHeader(table, [/^m[åa]lepunkt(-?id)?$/i, /^fra( tid| dato)?$/i, /^(forbruk|produksjon)\b.*kwh/i]),
  hints: {
    zone: 'Europe/Oslo',
    order: 'D-M-Y',
    columns: [
      [/forbruk/i, 'offtake'],
      [/produksjon/i, 'feed-in'],
    ],
  },
}
