import type { Direction } from '../community/vocabulary.ts'
import { isMissing } from './decimal-text.ts'
import { isBehindTheMeter, namesTheGrid } from './direction-words.ts'
import { unitIn } from './energy-units.ts'
import type { TableHints } from './formats/table-hints.ts'
import { TARIFF_REGISTER, type ValueColumn } from './table-roles.ts'
import type { TableShape } from './table-shape.ts'
import { cellText } from './table.ts'

/**
 * Which number columns are energy to be counted: columns with a direction before those without, intervals before registers,
 * parts before their totals, and only one unit.
 */
export function chooseColumns(
  columns: readonly ValueColumn[],
  shape: TableShape,
  rows: readonly string[][],
  directions: ReadonlyMap<string, Direction>,
): ValueColumn[] {
  let left = [...columns]
  const keep = (test: (one: ValueColumn) => boolean): void => {
    const kept = left.filter(test)
    if (kept.length > 0) left = kept
  }
  keep(({ unit }) => unit !== null)
  const hasValues = ({ column }: ValueColumn): boolean =>
    rows.slice(shape.firstRow).some((row) => !isMissing(cellText(row, column)))
  keep(hasValues)
  keep(({ beside }) => !beside)
  // a stand or a total that names no side is one of those that do
  keep((one) => one.direction !== null || !(one.register || one.total || one.rest))
  const bothSides =
    left.some(({ direction }) => direction === 'offtake') &&
    left.some(({ direction }) => direction === 'feed-in')
  // beside columns that say their side, one that does not is left out only where it clearly is neither
  keep(
    ({ direction, point, header }) =>
      direction !== null ||
      directions.has(point) ||
      shape.directionColumn !== null ||
      (!bothSides && !isBehindTheMeter(header)),
  )
  for (const direction of ['offtake', 'feed-in', null] as const) {
    const same = left.filter((one) => one.direction === direction)
    if (same.some(({ register }) => !register))
      left = left.filter((one) => one.direction !== direction || !one.register)
    const dropWherePossible = (test: (one: ValueColumn) => boolean): void => {
      if (left.some((one) => one.direction === direction && !test(one)))
        left = left.filter((one) => one.direction !== direction || !test(one))
    }
    dropWherePossible(({ total }) => total)
    dropWherePossible(({ rest }) => rest)
    // beside the grid's column, use is that of the whole house, which includes it
    const grid = left.filter((one) => one.direction === direction && isGrid(one))
    dropWherePossible((one) => !isGrid(one) && grid.some(({ point }) => point === one.point))
  }
  const usual = left.find(({ unit }) => unit !== null && unit.endsWith('Wh'))?.unit ?? left[0]?.unit
  keep(({ unit }) => unit === usual)
  return left
}

/** Beside columns of a plant or a store, use that does not name the grid may be that of the house: its side is a question. */
export function withoutHouses(
  columns: readonly ValueColumn[],
  shape: TableShape,
  hints: TableHints,
): readonly ValueColumn[] {
  const behind = shape.header.some((header) => unitIn(header) !== null && isBehindTheMeter(header))
  const taken = columns.some((one) => one.direction === 'offtake' && isGrid(one))
  if (!behind || taken || hints.columns !== undefined) return columns
  return columns.map((one) =>
    one.direction === 'offtake' && !TARIFF_REGISTER.test(one.header) ? { ...one, direction: null } : one,
  )
}

const isGrid = ({ header, rest }: ValueColumn): boolean => !rest && namesTheGrid(header)
