import { parseDecimal } from './decimal-text.ts'
import { TARIFF_REGISTER, type ValueColumn } from './table-roles.ts'
import type { TableShape } from './table-shape.ts'
import { cellText } from './table.ts'

/** Fewer rows than this may add up by chance. */
const ENOUGH = 12

/**
 * Without a column that says another's numbers once more, and without one that is in every row the sum of two or more of the others,
 * whatever it is called: beside them it would double their energy. Columns of one side, or of no stated side, are looked at together;
 * registers of one meter may well be equal.
 */
export function withoutSumColumn(
  columns: readonly ValueColumn[],
  rows: readonly string[][],
  shape: TableShape,
  decimal: ',' | '.',
  oneMeter: boolean,
): readonly ValueColumn[] {
  if (columns.length < 2) return columns
  const body = rows.slice(shape.firstRow)
  const values = new Map(
    columns.map((one) => [
      one,
      Float64Array.from(body, (row) => parseDecimal(cellText(row, one.column), decimal) ?? Number.NaN),
    ]),
  )
  const twin = columns.find((one, k) =>
    columns
      .slice(0, k)
      .some(
        (other) =>
          !(oneMeter || [one, other].every(({ header }) => TARIFF_REGISTER.test(header))) &&
          one.direction === other.direction &&
          one.point === other.point &&
          isSame(values.get(one) as Float64Array, values.get(other) as Float64Array),
      ),
  )
  if (twin !== undefined)
    return withoutSumColumn(
      columns.filter((one) => one !== twin),
      rows,
      shape,
      decimal,
      oneMeter,
    )
  const sum = columns.find((candidate) =>
    [candidate.direction, 'offtake', 'feed-in'].some((direction) => {
      const parts = columns.filter((one) => one !== candidate && one.direction === direction)
      return (
        parts.length >= 2 &&
        (candidate.direction === null || candidate.direction === direction) &&
        isSumOf(
          values.get(candidate) as Float64Array,
          parts.map((part) => values.get(part) as Float64Array),
        )
      )
    }),
  )
  return sum === undefined ? columns : columns.filter((one) => one !== sum)
}

/** The same number in every row, and not nought in all. */
function isSame(one: Float64Array, other: Float64Array): boolean {
  return (
    one.every((value, row) => Object.is(value, other[row])) &&
    new Set(one.filter((value) => value > 0)).size >= ENOUGH
  )
}

function isSumOf(whole: Float64Array, parts: readonly Float64Array[]): boolean {
  let rows = 0
  for (const [row, value] of whole.entries()) {
    const own = parts.map((part) => part[row] as number).filter((part) => !Number.isNaN(part))
    if (Number.isNaN(value) || own.length === 0) continue
    const sum = own.reduce((total, part) => total + part, 0)
    // each part may be rounded in its last place
    if (Math.abs(sum - value) > 0.0051 * Math.max(1, Math.abs(value)) * Math.min(1, own.length)) return false
    // a row with one part alone says the same twice and proves nothing
    if (own.filter((part) => part !== 0).length >= 2) rows++
  }
  return rows >= ENOUGH
}
