import { isBlank } from './cell-readers.ts'
import type { Channel, RawReadings } from './channel.ts'
import { isRegister, type Unit } from './energy-units.ts'
import type { Readable, TableContext } from './find-readable.ts'
import type { Mapping } from './inspection.ts'
import { readMapped } from './mapped-rows.ts'
import type { MappingGuess } from './mapping-guess.ts'
import { ProblemError } from '../problems/problem.ts'
import { cellText } from './table.ts'
import { isStand } from './table-roles.ts'

/** The reason given for rows of stands among rows of energies. */
const STAND_ROWS = 'stands of the meter, not counted'

/**
 * A table's readings with the meters' stands that stand beside its energies, in columns or in rows of their own, as a check. They are never
 * a reason to refuse it: stands that cannot be read are left aside.
 */
export function withStands(
  raw: RawReadings,
  { rows, shape }: Readable,
  mapping: Mapping,
  guess: MappingGuess,
  context: TableContext,
): RawReadings {
  if (isRegister(mapping.unit)) return raw
  const inRows = raw.skipped.some(({ reason }) => reason === STAND_ROWS)
  const taken = new Set(mapping.columns.map(({ column }) => column))
  const beside = guess.stands.filter(({ column }) => !taken.has(column))
  const columns: Mapping['columns'] = inRows
    ? mapping.columns
    : beside.map(({ column, header, point, direction }) => ({
        column,
        header,
        point,
        direction: direction ?? 'other',
      }))
  if (columns.length === 0) return raw
  const own = inRows
    ? rows.map((row, k) => (k < shape.firstRow || isStandRow(row, shape.directionColumn) ? row : []))
    : rows
  const unit = registerUnit(inRows ? mapping.unit : (beside[0]?.unit ?? mapping.unit))
  const stands = readOrNone(() => readMapped(own, shape, { ...mapping, unit, columns }, context).channels)
  const filled = stands.filter(({ values }) => values.filter((value) => !Number.isNaN(value)).length >= 2)
  if (filled.length === 0) return raw
  return {
    ...raw,
    stands: filled,
    skipped: raw.skipped.map((one) =>
      one.reason === STAND_ROWS ? { ...one, reason: 'stands of the meter, used as a check' } : one,
    ),
  }
}

const isStandRow = (row: readonly string[], directionColumn: number | null): boolean =>
  !isBlank(row) && directionColumn !== null && isStand(cellText(row, directionColumn))

const registerUnit = (unit: Unit): Unit => (unit === 'Wh' || unit === 'W' ? 'register-Wh' : 'register-kWh')

function readOrNone(read: () => readonly Channel[]): readonly Channel[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof ProblemError) return []
    throw error
  }
}
