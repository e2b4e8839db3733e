import type { Direction } from '../../community/vocabulary.ts'
import type { RawReadings } from '../channel.ts'
import type { Interchange } from '../edifact/segments.ts'
import type { Table } from '../table.ts'
import type { XmlElement } from '../xml/element.ts'

/** What a reader may need to know beyond the file. */
export interface FormatContext {
  /** Name of the file, for problems. */
  readonly file: string
  /** The cooperative's zone, where the file tells none. */
  readonly zone: string
  /** Registered directions by point id. */
  readonly directions: ReadonlyMap<string, Direction>
}

/** One known kind of file. To add one: a file in this folder and a line in `formats/all.ts`. */
export interface FormatOf<Content> {
  /** Stable id, stored and part of the command line's contract. */
  readonly id: string
  /** The name people know it by. */
  readonly name: string
  /** Sure by the header alone; must not throw. */
  readonly recognise: (content: Content) => boolean
  /** Rows without a place in time. Throws a ProblemError for what cannot be read. */
  readonly read: (content: Content, context: FormatContext) => RawReadings
}

/** Of a table: CSV and its kin, or a workbook. */
export type Format = FormatOf<Table>
export type XmlFormat = FormatOf<XmlElement>
export type EdifactFormat = FormatOf<Interchange>
