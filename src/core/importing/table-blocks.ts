import { cellText } from './table.ts'

const CLOCK_HEADER = /^(\d{1,2})[:.h](\d{2})(?:[:.]\d{2})?(?: ?[-–] ?(\d{1,2})[:.h](\d{2})(?:[:.]\d{2})?)?$/

/**
 * A table with a row a day and a column a slot (`Giorno;00:00-00:15;…`) becomes one with a row a slot; the header names the new
 * columns `time` and `value`. Other tables come back as they are. Columns in the repeated hour may come twice and keep their order.
 */
export function unpivotDays(rows: string[][]): string[][] {
  const headerRow = rows.slice(0, 40).findIndex((row) => clockColumns(row).length >= 20)
  if (headerRow < 0) return rows
  const header = rows[headerRow] as string[]
  const clocks = clockColumns(header)
  const others = [...header.keys()].filter(
    (column) => !clocks.includes(column) && cellText(header, column) !== '',
  )
  const ranged = endOfClock(cellText(header, clocks[0] as number)) !== null
  const single = /^0?0[:.h]00/.test(cellText(header, clocks[0] as number)) ? ['time'] : ['end time']
  const unpivoted: string[][] = rows.slice(0, headerRow)
  unpivoted.push([
    ...others.map((column) => cellText(header, column)),
    ...(ranged ? ['time', 'end time'] : single),
    'value',
  ])
  for (const row of rows.slice(headerRow + 1)) {
    if (row.every((cell) => cell.trim() === '')) continue
    const fixed = others.map((column) => cellText(row, column))
    for (const column of clocks) {
      const clock = cellText(header, column)
      unpivoted.push([
        ...fixed,
        startOfClock(clock),
        ...(ranged ? [endOfClock(clock) ?? ''] : []),
        cellText(row, column),
      ])
    }
  }
  return unpivoted
}

function clockColumns(row: readonly string[]): number[] {
  return [...row.keys()].filter((column) => CLOCK_HEADER.test(cellText(row, column)))
}

const startOfClock = (text: string): string => text.split(/ ?[-–] ?/)[0] as string
const endOfClock = (text: string): string | null => text.split(/ ?[-–] ?/)[1] ?? null

/** Columns [from, until) of one of several tables that stand side by side. */
export interface Block {
  readonly from: number
  readonly until: number
}

/** Tables side by side, known by a header that repeats itself (`DATE_FROM;DATE_TO;VALUE;DATE_FROM;DATE_TO;VALUE`); else one block. */
export function blocksOf(header: readonly string[]): Block[] {
  const names = header.map((cell) => cell.trim().toLowerCase())
  while (names.length > 0 && names.at(-1) === '') names.pop()
  // a number of the row may stand before the first one
  return blocksFrom(names, 0) ?? blocksFrom(names, 1) ?? [{ from: 0, until: header.length }]
}

function blocksFrom(all: readonly string[], from: number): Block[] | null {
  const names = all.slice(from)
  for (let width = 2; width <= names.length / 2; width++) {
    if (new Set(names.slice(0, width)).size !== width) continue
    let blocks = 1
    while (names.slice(0, width).every((name, k) => name !== '' && name === names[blocks * width + k]))
      blocks++
    // a column or two of remarks may stand behind the last one
    if (blocks > 1 && names.length - blocks * width < width)
      return Array.from({ length: blocks }, (_, k) => ({
        from: from + k * width,
        until: from + (k + 1) * width,
      }))
  }
  return null
}

/** The rows with everything outside one block emptied, so that column numbers stay those of the file. */
export function onlyBlock(rows: readonly string[][], { from, until }: Block): string[][] {
  return rows.map((row) => row.map((cell, column) => (column >= from && column < until ? cell : '')))
}
