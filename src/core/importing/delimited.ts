import { untold, type ReadingProgress } from './reading-progress.ts'

/** Delimiters in the order of preference: where decimal commas and semicolons both part lines evenly, the semicolon is meant. */
const DELIMITERS = [';', '\t', '|', ','] as const

/** How many cells lie between two words on how far it is. */
const CELLS_BETWEEN = 8192
const DOUBLED = /^[^"\r\n]*\r\r\n/
const QUOTE = 34
const NEWLINE = 10
const RETURN = 13

export interface Delimited {
  readonly delimiter: string
  readonly rows: string[][]
}

/**
 * Rows of delimited text (RFC 4180 and what real files make of it): LF, CRLF or CR; cells in double quotes may hold delimiters,
 * line ends and doubled quotes. A first line `sep=;` names the delimiter and is no row. Blank lines are rows without cells.
 * Throws a RangeError where there are more than `maxCells` cells.
 */
export function parseDelimited(
  text: string,
  maxCells = Number.MAX_SAFE_INTEGER,
  tell: ReadingProgress = untold,
): Delimited {
  const stated = /^\s*"?sep=(.)"?[^\S\r\n]*(?:\r\n|\n|\r|$)/i.exec(text)
  const lines = stated ? text.slice(stated[0].length) : text
  // a line end written twice over by a program on Windows would leave every other row blank
  const body = DOUBLED.test(lines) && !/(?<!\r\r)\n/.test(lines) ? lines.replaceAll('\r\r\n', '\n') : lines
  const delimiter = stated?.[1] ?? guessDelimiter(body)
  return { delimiter, rows: parseRows(body, delimiter, maxCells, tell) }
}

/** The delimiter that parts most of the sample's later lines into equally many cells. */
export function guessDelimiter(text: string): string {
  const lines = sampleLines(text)
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const count = countOutsideQuotes(line, delimiter)
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    if (Math.max(0, ...counts.values()) >= 0.6 * lines.length && lines.length > 0) return delimiter
  }
  return ','
}

function sampleLines(text: string): string[] {
  const lines = text
    .slice(0, 262_144)
    .split(/\r\n|\n|\r/, 200)
    .filter((line) => line.trim() !== '')
  // preambles come first and are ragged
  return lines.slice(Math.min(20, Math.floor(lines.length / 2)))
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (!quoted && character === delimiter) count++
  }
  return count
}

function parseRows(text: string, delimiter: string, maxCells: number, tell: ReadingProgress): string[][] {
  const rows: string[][] = []
  const separator = delimiter.charCodeAt(0)
  let row: string[] = []
  let cells = 0
  let at = 0
  const endRow = (): void => {
    rows.push(row.length === 1 && row[0] === '' ? [] : row)
    row = []
  }
  while (at < text.length) {
    const [cell, next] =
      text.charCodeAt(at) === QUOTE ? quotedCell(text, at, separator) : plainCell(text, at, separator)
    row.push(cell)
    if (++cells > maxCells) throw new RangeError('too many cells')
    if (cells % CELLS_BETWEEN === 0) tell(next / text.length)
    if (next >= text.length) {
      endRow()
      return trimmed(rows)
    }
    const code = text.charCodeAt(next)
    if (code === separator) {
      at = next + 1
      if (at >= text.length) {
        row.push('')
        endRow()
      }
      continue
    }
    endRow()
    at = code === RETURN && text.charCodeAt(next + 1) === NEWLINE ? next + 2 : next + 1
  }
  return trimmed(rows)
}

const isEnd = (code: number, separator: number): boolean =>
  code === separator || code === NEWLINE || code === RETURN

function plainCell(text: string, start: number, separator: number): [string, number] {
  let end = start
  while (end < text.length && !isEnd(text.charCodeAt(end), separator)) end++
  return [text.slice(start, end), end]
}

function quotedCell(text: string, start: number, separator: number): [string, number] {
  let from = start + 1
  let cell = ''
  for (;;) {
    const close = text.indexOf('"', from)
    // a quote that never closes is a character of its cell, not the beginning of the rest of the file
    if (close < 0) return plainCell(text, start, separator)
    if (text.charCodeAt(close + 1) === QUOTE) {
      cell += text.slice(from, close + 1)
      from = close + 2
      continue
    }
    cell += text.slice(from, close)
    if (close + 1 >= text.length || isEnd(text.charCodeAt(close + 1), separator)) return [cell, close + 1]
    const [rest, end] = plainCell(text, close + 1, separator)
    return [cell + rest.trimEnd(), end]
  }
}

/** Without the blank rows at the end. */
function trimmed(rows: string[][]): string[][] {
  let length = rows.length
  while (length > 0 && (rows[length - 1] as string[]).every((cell) => cell.trim() === '')) length--
  rows.length = length
  return rows
}
