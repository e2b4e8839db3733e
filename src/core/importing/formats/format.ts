import type { Direction } from '../../community/vocabulary.ts'
import type { RawReadings } from '../channel.ts'
import type { Interchange } from '../edifact/segments.ts'
import type { Table } from '../table.ts'
import type { XmlElement } from '../xml/element.ts'
import type { ReadingProgress } from '../reading-progress.ts'
import type { TableHints } from './table-hints.ts'

/** What a reader may need to know beyond the file. */
export interface FormatContext {
  /** Name of the file, for problems. */
  readonly file: string
  /** The cooperative's zone, where the file tells none. */
  readonly zone: string
  /** Registered directions by point id. */
  readonly directions: ReadonlyMap<string, Direction>
  /** Told while a long table is read; a format of its own need not. */
  readonly tell?: ReadingProgress
}

/** One known kind of file. To add one: a file in this folder and a line in `formats/all.ts`. */
interface KnownFormat<Content> {
  /** Stable id, stored and part of the command line's contract. */
  readonly id: string
  /** The name people know it by. */
  readonly name: string
  /** Sure by the header alone, at most by the file's name; must not throw. */
  readonly recognise: (content: Content, context: FormatContext) => boolean
}

/** A layout of its own. */
export interface FormatOf<Content> extends KnownFormat<Content> {
  /** Rows without a place in time. Throws a ProblemError for what cannot be read. */
  readonly read: (content: Content, context: FormatContext) => RawReadings
}

/** A table like any other, read with what is known of its source. */
export interface TableFormat extends KnownFormat<Table> {
  readonly hints: TableHints | ((table: Table, context: FormatContext) => TableHints)
}

/** Of a table: CSV and its kin, or a workbook. */
export type ReadFormat = FormatOf<Table>
export type Format = ReadFormat | TableFormat
export type XmlFormat = FormatOf<XmlElement>
export type EdifactFormat = FormatOf<Interchange>
