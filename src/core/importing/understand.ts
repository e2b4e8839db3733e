import type { Direction } from '../community/vocabulary.ts'
import { ProblemError, type Problem } from '../problems/problem.ts'
import type { Channel, RawReadings } from './channel.ts'
import { edifactFormats, formats, xmlFormats } from './formats/all.ts'
import type { FormatContext, FormatOf, TableFormat } from './formats/format.ts'
import type { TableHints } from './formats/table-hints.ts'
import { knownZone } from './known-zone.ts'
import { inspectPlaced, uninspected } from './inspect-file.ts'
import type { InspectedFile } from './inspection.ts'
import { mergeRaw } from './merge-raw.ts'
import { openDocuments, type FileDocument } from './opening/documents.ts'
import { placeChannels } from './place-channels.ts'
import { checkPossible } from './possible-energy.ts'
import { importProblem } from './problems.ts'
import { neverDown, partOf, untold, type ReadingProgress } from './reading-progress.ts'
import { checkSplit } from './split-check.ts'
import type { Table } from './table.ts'
import { readAnyTable } from './any-table.ts'
import { withoutTotalRow } from './total-row.ts'
import type { UnderstandOptions, Understood, Unplaced } from './understood.ts'

/**
 * Everything from a file's bytes to its readings. Never throws for bad input: the problem then stands in `inspected.problem`, and
 * `recognised` is false. `tell` is told how much of the file is read.
 */
export async function understandFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  asked: UnderstandOptions,
  tell: ReadingProgress = untold,
): Promise<Understood> {
  const rising = neverDown(tell)
  const opened = isPacked(file.bytes) ? 0.8 : 0.3
  const valued = opened + 0.7 * (1 - opened)
  const options: ToldOptions = {
    ...asked,
    reading: partOf(rising, opened, valued),
    placing: partOf(rising, valued, 1),
  }
  // the documents are let go before the readings get their places, or a year of a large cooperative would be held three times
  const read = await readDocuments(file, options, partOf(rising, 0, opened))
  return 'raw' in read ? place(read, options) : read
}

async function readDocuments(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  options: ToldOptions,
  opening: ReadingProgress,
): Promise<Understood | Unplaced> {
  try {
    const [only, ...others] = await openDocuments(name, bytes, opening)
    if (only === undefined) return refused(uninspected(name), importProblem('empty', { file: name }))
    if (only.kind === 'table' && others.length === 0) return readOneTable(name, only.table, options)
    return readSeveral(name, [only, ...others], options)
  } catch (error) {
    if (error instanceof ProblemError) return refused(uninspected(name), error.problem)
    throw error
  }
}

function place({ known, raw, judge }: Unplaced, options: ToldOptions): Understood {
  try {
    return judge(finish(known, raw, options))
  } catch (error) {
    if (error instanceof ProblemError) return refused(known, error.problem)
    throw error
  }
}

/** What a known format reads, or its problem. */
function readBy(known: InspectedFile, read: () => RawReadings): Understood | Unplaced {
  try {
    return { known, raw: read(), judge: asPlaced }
  } catch (error) {
    if (error instanceof ProblemError) return refused(known, error.problem)
    throw error
  }
}

const asPlaced = (placed: Understood): Understood => placed

/** Unpacking and the cells of a workbook take most of its time; of text, the values do. */
const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** What is asked, and who is told how far the two later steps are. */
interface ToldOptions extends UnderstandOptions {
  readonly reading: ReadingProgress
  readonly placing: ReadingProgress
}

/** What every format is told. */
const commonOf = (options: ToldOptions): Omit<FormatContext, 'file'> => ({
  zone: options.zone,
  directions: knownDirections(options),
  tell: options.reading,
})

function hintsOf(format: TableFormat | undefined, table: Table, context: FormatContext): TableHints {
  if (!format) return {}
  return typeof format.hints === 'function' ? format.hints(table, context) : format.hints
}

function refused(inspected: InspectedFile, problem: Problem): Understood {
  return { inspected: { ...inspected, recognised: false, problem }, readings: [] }
}

function readOneTable(name: string, table: Table, options: ToldOptions): Understood | Unplaced {
  const context: FormatContext = { ...commonOf(options), file: name }
  const found = formats.find((one) => one.recognise(table, context))
  // a confirmed mapping goes before every format; what is known of a table's source still holds
  const format = found && 'read' in found && options.mapping !== null ? undefined : found
  const known = { ...uninspected(name), format: format?.id ?? 'table', formatName: format?.name ?? 'Table' }
  if (!format || 'hints' in format)
    return readAnyTable(
      [{ table, context, hintsFor: (sheet) => hintsOf(format, sheet, context) }],
      known,
      options,
    )
  return readBy(known, () => format.read(table, context))
}

/** A document of a known format, ready to be read. */
interface Readable {
  readonly id: string
  readonly name: string
  readonly read: (context: FormatContext) => RawReadings
}

function readable(document: FileDocument, context: FormatContext): Readable | null {
  switch (document.kind) {
    case 'table':
      return readableBy(
        formats.filter((format) => 'read' in format),
        document.table,
        context,
      )
    case 'xml':
      return readableBy(xmlFormats, document.root, context)
    case 'edifact':
      return readableBy(edifactFormats, document.interchange, context)
  }
}

function readableBy<Content>(
  known: readonly FormatOf<Content>[],
  content: Content,
  context: FormatContext,
): Readable | null {
  const format = known.find((one) => one.recognise(content, context))
  return format ? { id: format.id, name: format.name, read: (whole) => format.read(content, whole) } : null
}

/** XML, EDIFACT, and the documents of an archive: all of one known format, or tables; else refused. */
function readSeveral(
  name: string,
  documents: readonly FileDocument[],
  options: ToldOptions,
): Understood | Unplaced {
  const context = commonOf(options)
  const found = documents.map((document) => readable(document, { ...context, file: document.name }))
  const format = found[0] ?? null
  const stranger = found.findIndex((one) => one === null || one.id !== format?.id)
  if (format === null || stranger >= 0) {
    const tables = documents.filter((document) => document.kind === 'table')
    if (tables.length === documents.length && found.every((one) => one === null))
      return readTables(name, tables, options)
    const file = (documents[Math.max(0, stranger)] as FileDocument).name
    return refused(uninspected(name), importProblem('unknown-format', { file, ...strangeness(documents) }))
  }
  const known = { ...uninspected(name), format: format.id, formatName: format.name }
  return readBy(known, () =>
    mergeRaw(
      name,
      documents.map((document, k) => (found[k] as Readable).read({ ...context, file: document.name })),
    ),
  )
}

/** The tables of an archive, each with what is known of its source. */
function readTables(
  name: string,
  documents: readonly (FileDocument & { readonly kind: 'table' })[],
  options: ToldOptions,
): Understood | Unplaced {
  const common = commonOf(options)
  const sources = documents.map(({ name: file, table }) => {
    const context: FormatContext = { ...common, file }
    const format = formats.find((one): one is TableFormat => 'hints' in one && one.recognise(table, context))
    return { format, source: { table, context, hintsFor: (sheet: Table) => hintsOf(format, sheet, context) } }
  })
  const [first] = sources
  const format = sources.every((one) => one.format === first?.format) ? first?.format : undefined
  const known = {
    ...uninspected(name),
    format: format?.id ?? 'table',
    formatName: format?.name ?? 'Table',
  }
  return readAnyTable(
    sources.map(({ source }) => source),
    known,
    options,
  )
}

const strangeness = (documents: readonly FileDocument[]): { detail: string; act?: string } =>
  documents.length > 1
    ? {
        detail: `the archive has ${documents.length} files that are not of one known kind.`,
        act: 'Unpack the archive and hand over what is inside, all files at once.',
      }
    : { detail: 'it is XML of a kind that is not known here.' }

/** The point that the user named is the one of a nameless file, so its direction helps to read it. */
function knownDirections({ directions, point }: UnderstandOptions): ReadonlyMap<string, Direction> {
  const own = point === null ? undefined : directions.get(point)
  return own === undefined ? directions : new Map([...directions, ['', own]])
}

function finish(known: InspectedFile, raw: RawReadings, options: ToldOptions): Understood {
  const zone = knownZone(known.file, raw.zone)
  const read = withoutTotalRow(raw)
  const nameAll = (channels: readonly Channel[]): Channel[] =>
    channels.map((channel) => nameChannel(channel, options))
  const named = { ...read, channels: nameAll(read.channels), stands: nameAll(read.stands ?? []) }
  // stated totals point at channels by identity, so they follow the renaming
  const renamed = new Map(read.channels.map((channel, k) => [channel, named.channels[k] as Channel]))
  const totals = read.totals.map((total) => ({
    ...total,
    channels: total.channels.map((one) => renamed.get(one) ?? one),
  }))
  const placed = placeChannels(known.file, { ...named, totals }, zone, options.placing)
  checkPossible(known.file, placed.series, zone)
  const inspected: InspectedFile = {
    ...inspectPlaced(known.file, { ...named, totals }, placed, zone),
    format: known.format,
    formatName: known.formatName,
    recognised: true,
    split: checkSplit(placed.series, zone),
  }
  const negative = placed.series.find(
    (one) => one.quantity === 'measured' && one.series.values.some((value) => value < 0),
  )
  if (negative) {
    const column = negative.point
    return refused(inspected, importProblem('direction-unknown', { file: known.file, column, signed: true }))
  }
  return { inspected, readings: [...placed.series] }
}

/** A nameless meter takes the id the user gave, on the side on which that point is registered. */
function nameChannel(channel: Channel, { point, directions }: UnderstandOptions): Channel {
  if (point === null || channel.point !== '') return channel
  const registered = directions.get(point)
  if (registered !== undefined && channel.direction !== 'other' && channel.direction !== registered)
    return channel
  return {
    ...channel,
    point,
    direction: channel.direction === 'other' && registered ? registered : channel.direction,
  }
}
