import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Emporia Vue, a logger of circuits: the zone in the header, `Mains_A (kWhs)` and so on a phase; each circuit is a part of the mains. */
export const emporia: TableFormat = {
  id: 'emporia',
  name: 'Emporia',
  recognise: (table) => hasHeader(table, [/^time bucket \(/i, /^mains_[abc] \(kWhs?\)$/i]),
  hints: {
    label: 'start',
    order: 'M-D-Y',
    oneMeter: true,
    columns: [[/^mains_[abc] \(kWhs?\)$/i, 'offtake']],
  },
}
