import type { Mapping } from './inspection.ts'
import type { MappingGuess } from './mapping-guess.ts'
import { plainName, pointIdIn } from './signature.ts'
import type { TableShape } from './table-shape.ts'

/**
 * A remembered mapping on a new file of its shape: columns are found by name, so their order may differ, and ids in
 * headers are those of the new file.
 */
export function adapted(remembered: Mapping, shape: TableShape, guess: MappingGuess): Mapping {
  const taken = new Set<number>()
  const columns = remembered.columns.map((one) => {
    const column = shape.header.findIndex(
      (header, k) => !taken.has(k) && plainName(header) === plainName(one.header),
    )
    if (column < 0) return one
    taken.add(column)
    const header = shape.header[column] as string
    return {
      ...one,
      column,
      header,
      point: pointIdIn(header) ?? (pointIdIn(one.header) === null ? one.point : ''),
    }
  })
  const { headerRow, timeColumn, clockColumn, pointColumn, directionColumn, stepMinutes } = guess.mapping
  return {
    ...remembered,
    headerRow,
    timeColumn,
    clockColumn,
    stepMinutes,
    columns,
    pointColumn: remembered.pointColumn === null ? null : pointColumn,
    directionColumn: remembered.directionColumn === null ? null : directionColumn,
  }
}
