import { Zone } from '../calendar/zone.ts'
import { ProblemError, type Problem } from '../problems/problem.ts'
import type { RawReadings } from './channel.ts'
import type { FormatContext } from './formats/format.ts'
import type { TableHints } from './formats/table-hints.ts'
import type { InspectedFile, Mapping, MappingProposal } from './inspection.ts'
import { guessMapping, type MappingGuess, type Unsure } from './mapping-guess.ts'
import { readLabels } from './mapped-labels.ts'
import { readMapped } from './mapped-rows.ts'
import { placeLabels } from './label-clock.ts'
import { midnightAsEnd } from './midnight-as-end.ts'
import { ordersMixed } from './mixed-orders.ts'
import { tooRare } from './place-channels.ts'
import { importProblem } from './problems.ts'
import { plainName, pointIdIn, signatureOf } from './signature.ts'
import { stepOf } from './step.ts'
import { blocksOf, onlyBlock } from './table-blocks.ts'
import { asRowsOfSlots } from './table-turns.ts'
import { cellText, type Table } from './table.ts'
import { shapeOf, type TableShape } from './table-shape.ts'
import { kWhWords } from './time-words.ts'
import type { Understood, UnderstandOptions } from './understood.ts'

type Finish = (raw: RawReadings) => Understood

interface TableContext extends FormatContext {
  /** What the inspection of this file says of its format. */
  readonly known: InspectedFile
  readonly hints: TableHints
}

/** One table of a file, ready to be read. */
interface Readable {
  readonly rows: string[][]
  readonly shape: TableShape
  /** Another table beside it with one total a day. */
  readonly dailyTotals: { readonly rows: string[][]; readonly shape: TableShape } | null
}

/**
 * Reads a table that no format knows: by the confirmed mapping, by a remembered one of its signature, else by a guess, provided that the
 * words of the file leave nothing open that changes a number. What stays open is a problem with the guess beside it.
 */
export function readAnyTable(
  table: Table,
  context: TableContext,
  options: UnderstandOptions,
  finish: Finish,
): Understood {
  const { known } = context
  const readable = findReadable(table, context)
  if (readable === null)
    return refuse({ ...known, format: null, formatName: '' }, notATable(table, context.file))
  const { rows, shape } = readable
  const guess = guessMapping(rows, shape, table.delimiter, context)
  const proposal: MappingProposal = {
    guess: guess.mapping,
    unsure: [...guess.unsure],
    header: [...shape.header],
    rows: rows.slice(shape.firstRow, shape.firstRow + 8).map((row) => row.map((cell) => cell.trim())),
  }
  const withProposal = { ...known, mapping: proposal }
  const signature = signatureOf(shape.header, table.delimiter)
  const remembered = options.remembered.find((one) => one.signature === signature)
  const confirmed = options.mapping ?? (remembered ? adapted(remembered, shape, guess) : null)
  try {
    if (confirmed !== null) return withNotes(finish(rawOf(readable, confirmed, context)), proposal, [])
    const problem = problemBefore(guess, readable, context)
    if (problem !== null) return refuse(withProposal, problem)
    const understood = finish(rawOf(readable, guess.mapping, context))
    if (understood.inspected.problem !== null) return withNotes(understood, proposal, [])
    const unknown = understood.inspected.points.find(({ direction }) => direction === 'other')
    if (unknown) {
      const inspected = withNotes(understood, proposal, notesOf(guess)).inspected
      const column = shape.pointColumn === null ? guess.column : unknown.point
      return refuse(inspected, importProblem('direction-unknown', { file: context.file, column }))
    }
    return withNotes(understood, proposal, notesOf(guess))
  } catch (error) {
    if (error instanceof ProblemError) return refuse(withProposal, error.problem)
    throw error
  }
}

function refuse(inspected: InspectedFile, problem: Problem): Understood {
  return { inspected: { ...inspected, recognised: false, problem }, readings: [] }
}

function withNotes(
  { inspected, readings }: Understood,
  mapping: MappingProposal,
  notes: readonly string[],
): Understood {
  return { inspected: { ...inspected, mapping, notes: [...inspected.notes, ...notes] }, readings }
}

function notesOf(guess: MappingGuess): string[] {
  const notes: string[] = []
  if (guess.unsure.includes('label'))
    notes.push(
      `The file does not say whether a time marks a slot’s start or its end; it is read as the ${guess.mapping.label}.`,
    )
  if (/^[+-]/.test(guess.mapping.zone))
    notes.push(
      `The file says that its clock does not change; its times are read as UTC${guess.mapping.zone} all year.`,
    )
  if (guess.leftOut.length > 0)
    notes.push(`Not read: ${guess.leftOut.map((header) => `“${header}”`).join(', ')}.`)
  return notes
}

/** What must be known before a single value can be read. */
function problemBefore(guess: MappingGuess, readable: Readable, context: TableContext): Problem | null {
  const { file } = context
  if (guess.onlyOther !== null) return importProblem('not-electricity', { file, found: guess.onlyOther })
  const zone = new Zone(guess.mapping.zone)
  const labels = readLabels(readable.rows, readable.shape, guess.mapping.timePattern, zone)
  const step = stepOf([placeLabels(labels.labels, zone)])
  if (step?.kind === 'monthly') return tooRare(file, step.seconds)
  if (ordersMixed(labels.labels.naive))
    return importProblem('damaged', {
      file,
      detail:
        'some of its dates have the day first and some the month, as a spreadsheet leaves them that was opened in another language.',
    })
  if (guess.mapping.columns.length === 0)
    return importProblem('unknown-format', {
      file,
      detail: 'there is no column of numbers beside its times.',
    })
  const open = (what: Unsure): boolean => guess.unsure.includes(what)
  if (open('time'))
    return importProblem('time-unknown', {
      file,
      example: cellText(readable.rows[readable.shape.firstRow], readable.shape.timeColumn),
    })
  if (open('decimal')) return importProblem('decimal-unknown', { file, example: guess.example })
  if (open('unit'))
    return importProblem('unit-unknown', {
      file,
      column: guess.column,
      ...readBothWays(guess, readable, context),
    })
  if (open('direction') && guess.mapping.layout === 'long' && guess.mapping.columns.length > 1)
    return importProblem('direction-unknown', { file, column: guess.column })
  return null
}

/** What the first column adds up to as kWh and as kW, for the question which of the two it is. */
function readBothWays(
  { mapping }: MappingGuess,
  { rows, shape }: Readable,
  context: TableContext,
): { asKWh: string; asKW: string } {
  const first: Mapping = { ...mapping, unit: 'kWh', columns: mapping.columns.slice(0, 1) }
  const raw = readMapped(rows, shape, first, context)
  let micro = 0
  for (const { values } of raw.channels) for (const value of values) if (!Number.isNaN(value)) micro += value
  return { asKWh: kWhWords(micro), asKW: kWhWords((micro * mapping.stepMinutes) / 60) }
}

function rawOf(readable: Readable, mapping: Mapping, context: TableContext): RawReadings {
  const raw = readMapped(readable.rows, readable.shape, mapping, context)
  if (readable.dailyTotals === null) return raw
  const { rows, shape } = readable.dailyTotals
  const column = shape.valueColumns[0]
  if (column === undefined) return raw
  const totals = readMapped(
    rows,
    shape,
    {
      ...mapping,
      stepMinutes: 1440,
      timeColumn: shape.timeColumn,
      columns: [{ column, header: '', point: '', direction: 'other' }],
    },
    context,
  )
  let statedMicro = 0
  let count = 0
  for (const value of totals.channels[0]?.values ?? [])
    if (!Number.isNaN(value)) {
      statedMicro += value
      count++
    }
  return {
    ...raw,
    totals: [...raw.totals, { kind: 'daily totals', statedMicro, channels: raw.channels, dates: null }],
    skipped: [...raw.skipped, { reason: 'daily totals, used as checks', rows: count }],
  }
}

/** The first sheet with times in it; of tables side by side the one with the shortest slots. */
function findReadable(table: Table, { zone: ownZone, hints }: TableContext): Readable | null {
  const zone = hints.zone ?? ownZone
  for (const { rows: original } of table.sheets) {
    const rows = asRowsOfSlots(original)
    const whole = shapeOf(rows, hints)
    if (whole === null) continue
    const blocks = whole.headerRow < 0 ? [] : blocksOf(rows[whole.headerRow] as string[])
    if (blocks.length < 2) return { rows: midnightAsEnd(rows, whole), shape: whole, dailyTotals: null }
    const parts = blocks.flatMap((block) => {
      const own = onlyBlock(rows, block)
      const shape = shapeOf(own, hints)
      if (shape === null) return []
      const { labels } = readLabels(own, shape, shape.order, null)
      return [
        {
          rows: own,
          shape,
          step: stepOf([placeLabels(labels, new Zone(zone))])?.seconds ?? Number.POSITIVE_INFINITY,
        },
      ]
    })
    const [finest, ...others] = parts.toSorted((a, b) => a.step - b.step)
    if (finest)
      return {
        rows: finest.rows,
        shape: finest.shape,
        dailyTotals: others.find(({ step }) => step === 86_400) ?? null,
      }
  }
  return null
}

const MONTH_LABEL =
  /^((19|20)\d{2}[-/.](0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/.](19|20)\d{2}|(jan|feb|m(a|ä)r|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zä]*\.?[ -]?(20)?\d{2})$/i

function notATable(table: Table, file: string): Problem {
  const monthly = table.rows.filter((row) => row.slice(0, 4).some((cell) => MONTH_LABEL.test(cell.trim())))
  if (monthly.length >= 2) return importProblem('monthly-only', { file })
  return importProblem('unknown-format', { file, detail: 'it has no column of dates and times.' })
}

/**
 * A remembered mapping on a new file of its shape: columns are found by name, so their order may differ, and ids in
 * headers are those of the new file.
 */
function adapted(remembered: Mapping, shape: TableShape, guess: MappingGuess): Mapping {
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
