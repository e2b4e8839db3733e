import { directionIn } from '../direction-words.ts'
import { cellText, type Table } from '../table.ts'
import type { TableFormat } from './format.ts'
import { hasHeader, type TableHints } from './table-hints.ts'

/**
 * Long-term statistics of Home Assistant: `statistic_id, unit, start` and `delta` (energy of the hour), `sum` or `state` (stands at the
 * hour's end). A sensor tells by its name alone what it measures.
 */
export const homeAssistant: TableFormat = {
  id: 'home-assistant',
  name: 'Home Assistant',
  recognise: (table) => hasHeader(table, [/^statistic_id$/i, /^start$/i, /^unit$/i]),
  hints: hintsOf,
}

function hintsOf({ rows }: Table): TableHints {
  const header = rows.find((row) => row.some((cell) => /^statistic_id$/i.test(cell.trim()))) ?? []
  const has = (name: string): boolean => header.some((cell) => cell.trim().toLowerCase() === name)
  const best = has('delta') ? 'delta' : has('sum') ? 'sum' : 'state'
  return {
    label: 'start',
    order: 'D-M-Y',
    columns: [[new RegExp(`^${best}$`, 'i'), { stand: best !== 'delta' }]],
    standEndsSlot: best !== 'delta',
    mediumOf: (row, names) => {
      const id = cellText(
        row,
        names.findIndex((name) => /^statistic_id$/i.test(name)),
      )
      return /gas|water|heat|warmte|w(ä|ae)rme/i.test(id) && directionIn(id) === null
        ? 'gas, water or heat'
        : null
    },
  }
}
