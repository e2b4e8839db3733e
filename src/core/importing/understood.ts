import type { Direction } from '../community/vocabulary.ts'
import type { PointSeries } from '../metering/series.ts'
import type { RawReadings } from './channel.ts'
import type { InspectedFile, Mapping } from './inspection.ts'
import type { Overrules } from './overrules.ts'

/** What reading a file may know beforehand, and what comes of it. */

export interface UnderstandOptions {
  /** IANA zone where the file tells none. */
  readonly zone: string
  /** The mapping the user confirmed for this file; goes before every format. */
  readonly mapping: Mapping | null
  /** Mappings confirmed earlier; the one with the table's signature is used. */
  readonly remembered: readonly Mapping[]
  /** What the user says of a table against what is found in it; the rest stays open. */
  readonly overrules?: Overrules | null
  /** Id of the meter where the file names none. */
  readonly point: string | null
  /** Registered directions by point id. */
  readonly directions: ReadonlyMap<string, Direction>
}

/** What a file's documents say, before it has a place in time; by then the documents themselves are not held any more. */
export interface Unplaced {
  readonly known: InspectedFile
  readonly raw: RawReadings
  /** What is still to be said once it has its place. */
  readonly judge: (understood: Understood) => Understood
}

export interface Understood {
  readonly inspected: InspectedFile
  /** Empty where `inspected.problem` stands. */
  readonly readings: PointSeries[]
}
