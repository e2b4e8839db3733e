import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Elvia (Norway): `Fra,Til,KWH 60 Forbruk`, decimal commas in quotes; `Produksjon` is fed in. */
export const elvia: TableFormat = {
  id: 'elvia',
  name: 'Elvia',
  recognise: (table) => hasHeader(table, [/^fra$/i, /^til$/i, /^kwh \d+ (forbruk|produksjon)$/i]),
  hints: {
    zone: 'Europe/Oslo',
    order: 'D-M-Y',
    columns: [
      [/forbruk/i, 'offtake'],
      [/produksjon/i, 'feed-in'],
    ],
  },
}
