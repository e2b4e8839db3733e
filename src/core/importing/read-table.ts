import { Zone } from '../calendar/zone.ts'
import { ProblemError, type Problem } from '../problems/problem.ts'
import { adapted } from './adapted-mapping.ts'
import type { RawReadings } from './channel.ts'
import type { Readable, TableContext } from './find-readable.ts'
import type { Mapping, MappingProposal } from './inspection.ts'
import { parseDecimal } from './decimal-text.ts'
import { placeLabels } from './label-clock.ts'
import { readLabels } from './mapped-labels.ts'
import { readMapped } from './mapped-rows.ts'
import { guessMapping, type MappingGuess, type Unsure } from './mapping-guess.ts'
import { ordersMixed } from './mixed-orders.ts'
import { decimalsParted } from './parted-decimals.ts'
import { overruled, stillUnsure, type Overrules } from './overrules.ts'
import { tooRare } from './place-channels.ts'
import { importProblem } from './problems.ts'
import { signatureOf } from './signature.ts'
import { shortDays } from './short-days.ts'
import { withStands } from './stands-beside.ts'
import { stepOf, stepWords } from './step.ts'
import { cellText } from './table.ts'
import { kWhWords } from './time-words.ts'
import type { UnderstandOptions } from './understood.ts'

/** One table read as far as it goes, before its rows have a place in time. */
export interface TableReading {
  readonly proposal: MappingProposal
  /** The user said how it is to be read. */
  readonly confirmed: boolean
  readonly notes: readonly string[]
  /** What a question about the side is about; null where every row names its point. */
  readonly column: string | null
  readonly stepMinutes: number
  readonly content: { readonly raw: RawReadings } | { readonly problem: Problem }
}

/**
 * Reads by the confirmed mapping, by a remembered one of its signature, else by a guess, provided that the words of the file leave nothing
 * open that changes a number.
 */
export function readTable(
  readable: Readable,
  delimiter: string | null,
  context: TableContext,
  options: UnderstandOptions,
  isAlone: boolean,
): TableReading {
  const { rows, shape } = readable
  const found = guessMapping(rows, shape, delimiter, context)
  const guess = options.overrules ? withOverrules(found, options.overrules) : found
  const proposal: MappingProposal = {
    guess: guess.mapping,
    unsure: [...guess.unsure],
    header: [...shape.header],
    rows: rows.slice(shape.firstRow, shape.firstRow + 8).map((row) => row.map((cell) => cell.trim())),
  }
  const signature = signatureOf(shape.header, delimiter)
  const remembered = options.remembered.find((one) => one.signature === signature)
  // of several tables the confirmed mapping is that of one
  const mapping = isAlone || options.mapping?.signature === signature ? options.mapping : null
  const confirmed = mapping ?? (remembered ? adapted(remembered, shape, guess) : null)
  const told = {
    proposal,
    confirmed: confirmed !== null,
    notes: confirmed === null ? notesOf(guess, []) : [],
    column: shape.pointColumn === null ? guess.column : null,
    stepMinutes: (confirmed ?? guess.mapping).stepMinutes,
  }
  try {
    const problem = confirmed === null ? problemBefore(guess, readable, delimiter, context) : null
    if (problem !== null) return { ...told, content: { problem } }
    const chosen = confirmed ?? guess.mapping
    const raw = withStands(rawOf(readable, chosen, context), readable, chosen, guess, context)
    const remarks = confirmed === null && raw.stands ? notesOf(guess, guess.stands) : told.notes
    const notes = [...remarks, ...shortDays(readable, chosen)]
    return { ...told, notes, content: { raw } }
  } catch (error) {
    if (error instanceof ProblemError) return { ...told, content: { problem: error.problem } }
    throw error
  }
}

const withOverrules = (guess: MappingGuess, overrules: Overrules): MappingGuess => ({
  ...guess,
  mapping: overruled(guess.mapping, overrules),
  unsure: stillUnsure(guess.unsure, overrules),
})

/** `checks` are columns that are read as a check, and so not left out. */
function notesOf(guess: MappingGuess, checks: MappingGuess['stands']): string[] {
  const notes: string[] = []
  if (guess.unsure.includes('label'))
    notes.push(
      `The file does not say whether a time marks a slot’s start or its end; it is read as the ${guess.mapping.label}.`,
    )
  if (/^[+-]/.test(guess.mapping.zone))
    notes.push(
      `The file says that its clock does not change; its times are read as UTC${guess.mapping.zone} all year.`,
    )
  if (!guess.stepStated)
    notes.push(
      `The file has values of one time only and does not say how long they count; they are read as ${stepWords(guess.mapping.stepMinutes * 60)}.`,
    )
  const leftOut = guess.leftOut.filter((header) => !checks.some((one) => one.header === header))
  if (leftOut.length > 0) notes.push(`Not read: ${leftOut.map((header) => `“${header}”`).join(', ')}.`)
  return notes
}

/** What must be known before a single value can be read. */
function problemBefore(
  guess: MappingGuess,
  readable: Readable,
  delimiter: string | null,
  context: TableContext,
): Problem | null {
  const { file } = context
  if (decimalsParted(readable.rows, readable.shape, delimiter))
    return importProblem('damaged', {
      file,
      detail: 'its rows have more cells than its headings; commas part both cells and decimals.',
      act: 'Export it with semicolons between the cells, with decimal points, or as an Excel workbook.',
    })
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
  const [unread] = readable.shape.unreadColumns
  if (unread !== undefined) {
    const written = readable.rows.slice(readable.shape.firstRow).map((row) => cellText(row, unread))
    const odd = written.find((text) => parseDecimal(text, ',') === null && parseDecimal(text, '.') === null)
    const detail = `its column “${readable.shape.header[unread]}” says “${odd?.slice(0, 40)}” where a number should be.`
    return importProblem('damaged', { file, detail })
  }
  if (guess.mixedDecimals !== null) return importProblem('damaged', { file, detail: guess.mixedDecimals })
  if (guess.countsDaily !== null)
    return importProblem('unknown-format', {
      file,
      detail: `the numbers of “${guess.countsDaily}” count up within each day and begin anew.`,
      act: 'Export the energy of each interval, or the meter’s stands.',
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
      ...(guess.maybeStand ? readAsStand(guess, readable, context) : readBothWays(guess, readable, context)),
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

/** What the first column holds as energies and as stands. */
function readAsStand(
  { mapping }: MappingGuess,
  { rows, shape }: Readable,
  context: TableContext,
): { asKWh: string; asStand: string } {
  const first: Mapping = { ...mapping, columns: mapping.columns.slice(0, 1) }
  const values = readMapped(rows, shape, first, context).channels.flatMap((channel) => [...channel.values])
  const known = values.filter((value) => !Number.isNaN(value))
  const sum = known.reduce((total, value) => total + value, 0)
  return { asKWh: kWhWords(sum), asStand: kWhWords(Math.max(...known) - Math.min(...known)) }
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
