import { isBlank } from './cell-readers.ts'
import { isMissing } from './decimal-text.ts'
import { cellText } from './table.ts'

const WITH_UNIT = /^([-+]?[\d.,'’]+)\s?([kM]?Wh|[kM]?W)$/

/** Cells that carry their unit (`0.302 kWh`) become numbers with the unit in the header, where it is one and the same; other rows come back. */
export function unitsApart(rows: string[][]): string[][] {
  const at = rows
    .slice(0, 40)
    .findIndex((row) => row.some((_, column) => WITH_UNIT.test(cellText(row, column))))
  const header = rows[at - 1]
  if (header === undefined || at > 20) return rows
  const body = rows.slice(at)
  const units = new Map<number, string>()
  for (const column of (body[0] as string[]).keys()) {
    const filled = body.map((row) => cellText(row, column)).filter((text) => !isMissing(text))
    const found = new Set(filled.map((text) => WITH_UNIT.exec(text)?.[2] ?? null))
    const [unit] = found
    if (filled.length >= 2 && found.size === 1 && typeof unit === 'string') units.set(column, unit)
  }
  if (units.size === 0 || isBlank(header)) return rows
  return [
    ...rows.slice(0, at - 1),
    header.map((cell, column) => (units.has(column) ? `${cell.trim()} [${units.get(column)}]` : cell)),
    ...body.map((row) =>
      row.map((cell, column) =>
        units.has(column) ? (WITH_UNIT.exec(cellText(row, column))?.[1] ?? cell) : cell,
      ),
    ),
  ]
}
