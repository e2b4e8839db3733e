import type { Direction } from '../../community/vocabulary.ts'
import { directionIn } from '../direction-words.ts'
import type { Unit } from '../energy-units.ts'
import { cellText, type Table } from '../table.ts'
import type { DateOrder } from '../time-label.ts'

/**
 * What is known of a source beyond what its tables say themselves. Everything left out here is found in the table as with any other, so
 * a format is as long as its quirks.
 */
export interface TableHints {
  /** IANA zone of the labels. */
  readonly zone?: string
  /** Unit of columns whose header and unit cells state none. */
  readonly unit?: Unit
  readonly label?: 'start' | 'end'
  readonly order?: DateOrder
  /** What a column is by its header; the first pattern that matches decides. With it, columns that match none are left out. */
  readonly columns?: readonly (readonly [RegExp, ColumnHint])[]
  /** The side of columns of which the file says nothing. It is told in a note; a registered point or a mapping goes before it. */
  readonly usually?: Direction
  /** Sides by words that mean one in the rows of this source alone; they go before the words that everybody knows. */
  readonly sides?: readonly (readonly [RegExp, Direction])[]
  /** Columns of one side are registers of one meter and are added. */
  readonly oneMeter?: boolean
  /** A meter's stand is written beside the slot that it ends, not at its own time. */
  readonly standEndsSlot?: boolean
  /** Quality words that mean a substituted value here and something else elsewhere. */
  readonly substitute?: RegExp
  /** What a row holds that is no active electric energy, in words; null where it is electricity. */
  readonly mediumOf?: (row: readonly string[], header: readonly string[]) => string | null
}

export type ColumnHint = Direction | 'left-out' | ColumnWords

export interface ColumnWords {
  readonly direction?: Direction
  readonly unit?: Unit
  /** A meter's stand. */
  readonly stand?: boolean
  /** Written with a minus sign by convention of the source. */
  readonly negative?: boolean
}

/** The hint for a header; null where the source says nothing of any column. */
export function hintFor(hints: TableHints, header: string): ColumnWords | 'left-out' | null {
  if (hints.columns === undefined) return null
  const found = hints.columns.find(([pattern]) => pattern.test(header))?.[1] ?? 'left-out'
  if (found === 'offtake' || found === 'feed-in') return { direction: found }
  return found
}

/** The side that a cell of the source's rows states; null where it states none. */
export const sideOf = (hints: TableHints, text: string): Direction | null =>
  hints.sides?.find(([pattern]) => pattern.test(text))?.[1] ?? directionIn(text)

/** True where one row near the top of a sheet has a cell for each of the patterns. */
export function hasHeader(table: Table, patterns: readonly RegExp[]): boolean {
  return table.sheets.some(({ rows }) =>
    rows
      .slice(0, 60)
      .some((row) =>
        patterns.every((pattern) => row.some((_, column) => pattern.test(cellText(row, column)))),
      ),
  )
}
