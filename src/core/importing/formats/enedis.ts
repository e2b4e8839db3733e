import type { Direction } from '../../community/vocabulary.ts'
import { cellText, type Table } from '../table.ts'
import type { TableFormat } from './format.ts'
import { hasHeader, type TableHints } from './table-hints.ts'

const R63 = [/^idPRM$/i, /^grandeurMetier$/i, /^unite$/i]
const SIDES = [
  [/^CONS$/, 'offtake'],
  [/^PROD$/, 'feed-in'],
] as const

/**
 * Enedis (France), load curve: a row a value with `grandeurMetier` CONS or PROD (R63), or two rows that say meter, unit (W) and side, then `Horodate;Valeur` with average power at the slot's end.
 * “Production” at the meter is what is fed in. A day's highest power is no energy.
 */
export const enedis: TableFormat = {
  id: 'enedis',
  name: 'Enedis',
  recognise: (table) =>
    hasHeader(table, [/^horodate$/i, /^valeur$/i]) ||
    hasHeader(table, R63) ||
    hasHeader(table, [/^horodate iso fin de pas$/i, /^puissance moyenne \(W\)$/i]),
  hints: hintsOf,
}

function hintsOf(table: Table): TableHints {
  const { rows } = table
  // there each row names its side itself
  if (hasHeader(table, R63))
    return { zone: 'Europe/Paris', label: 'end', sides: SIDES, columns: [[/^v$/i, {}]] }
  const stated = rows.slice(0, 4).flatMap((row) => row.map((_, column) => cellText(row, column)))
  const side: Direction | null = stated.some((text) => /^(production|PROD)$/i.test(text))
    ? 'feed-in'
    : stated.some((text) => /^(consommation|CONS)$/i.test(text))
      ? 'offtake'
      : null
  const peaks = stated.some((text) => /puissance maximale/i.test(text))
  return {
    zone: 'Europe/Paris',
    label: 'end',
    usually: 'offtake',
    ...(side === null ? {} : { columns: [[/^v(aleur)?$/i, side]] as const }),
    ...(peaks ? { mediumOf: () => 'the highest power of each day' } : {}),
  }
}
