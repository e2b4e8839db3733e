import { isBlank } from './cell-readers.ts'

interface Sheet {
  readonly name: string
  readonly rows: string[][]
}

/**
 * Sheets that begin with the same rows of names, a month each say, as one sheet in their order; all others stay as they are. Blank sheets
 * are left out.
 */
export function sheetsAsOne(sheets: readonly Sheet[]): Sheet[] {
  const filled = sheets.filter(({ rows }) => rows.some((row) => !isBlank(row)))
  if (filled.length < 2) return filled
  const byHead = new Map<string, Sheet>()
  for (const sheet of filled) {
    const head = headOf(sheet.rows)
    const key = JSON.stringify(head.length === 0 ? [sheet.name] : head)
    const known = byHead.get(key)
    byHead.set(key, known ? { ...known, rows: [...known.rows, ...sheet.rows.slice(head.length)] } : sheet)
  }
  return [...byHead.values()]
}

/** The rows above the first one with a number or a date in it. */
function headOf(rows: readonly string[][]): string[][] {
  const first = rows.findIndex((row) => row.some((cell) => /^[-+]?\d/.test(cell.trim())))
  return rows.slice(0, Math.max(0, first)).map((row) => row.map((cell) => cell.trim()))
}
