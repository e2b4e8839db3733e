import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/**
 * E-REDES (Portugal): some rows of preamble, `Data`, `Hora`, `Consumo registado (kW)` (or `Consumo medido na IC, Ativa (kW)` and the
 * injection beside it) and `Estado`; average power a quarter hour, labels at its end. Reactive power is left out.
 */
export const eRedes: TableFormat = {
  id: 'e-redes',
  name: 'E-REDES',
  recognise: (table) =>
    hasHeader(table, [
      /^data$/i,
      /^hora$/i,
      /(consumo|inje[cç][aã]o|produ[cç][aã]o).*(ativa|active|registad|medid)/i,
    ]),
  hints: {
    zone: 'Europe/Lisbon',
    unit: 'kW',
    label: 'end',
    order: 'Y-M-D',
    columns: [
      [/reativa|indutiva|capacitiva/i, 'left-out'],
      [/inje[cç][aã]o|produ[cç][aã]o/i, 'feed-in'],
      [/consumo/i, 'offtake'],
    ],
  },
}
