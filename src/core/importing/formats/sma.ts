import { cellText, type Table } from '../table.ts'
import type { TableFormat } from './format.ts'
import { hasHeader, type TableHints } from './table-hints.ts'

/**
 * SMA inverters, web interface: some rows of names above the columns, then meter stands in Wh. `Metering.TotWhOut` is what the plant made;
 * `GridMs` is the grid connection and stays at nought where no energy meter is installed.
 */
export const sma: TableFormat = {
  id: 'sma',
  name: 'SMA',
  recognise: (table) => hasHeader(table, [/^Metering\.(GridMs\.)?TotWhOut$/]),
  hints: hintsOf,
}

function hintsOf({ rows }: Table): TableHints {
  const at = rows.findIndex((row) => row.some((cell) => cell.trim().startsWith('Metering.')))
  const names = rows[at] ?? []
  const counts = rows
    .slice(at + 1)
    .some((row) =>
      row.some(
        (_, column) => /GridMs\./.test(cellText(names, column)) && /^[1-9]\d*$/.test(cellText(row, column)),
      ),
    )
  return {
    order: 'D-M-Y',
    columns: [
      [/GridMs\.TotWhIn\b/, counts ? { direction: 'offtake', stand: true } : 'left-out'],
      [/GridMs\.TotWhOut\b/, counts ? { direction: 'feed-in', stand: true } : 'left-out'],
      [/Metering\.TotWhOut\b/, { stand: true }],
    ],
  }
}
