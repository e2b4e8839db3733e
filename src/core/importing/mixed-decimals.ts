import { guessDecimal, parseDecimal } from './decimal-text.ts'
import { cellText } from './table.ts'

/**
 * What a problem says of number columns in which the same sign cannot mean the same everywhere, as a spreadsheet leaves them that was opened
 * in another language; null where all is well.
 */
export function mixedDecimals(columns: readonly (readonly string[])[]): string | null {
  const guesses = columns.map((texts) => guessDecimal(texts))
  const sure = guesses.filter((guess) => guess.sure && guess.example !== '')
  const decimals = new Set(sure.map(({ decimal }) => decimal))
  if (decimals.size > 1) return 'one of its columns has decimal commas, another decimal points.'
  const [decimal] = decimals
  if (decimal === undefined) return null
  const odd = columns.flatMap((texts) => groupedTwoWays(texts, decimal) ?? [])[0]
  return odd === undefined
    ? null
    : `“${odd}” may be thousands or decimals; other numbers of its column are written otherwise.`
}

/** A number with the other sign between its thousands, in a column that elsewhere parts them by blanks or not at all. */
function groupedTwoWays(texts: readonly string[], decimal: ',' | '.'): string | null {
  const mark = decimal === ',' ? '.' : ','
  const grouped = texts.find((text) => text.includes(mark) && parseDecimal(text, decimal) !== null)
  if (grouped === undefined) return null
  const isOther = (text: string): boolean => /^[+-]?(\d{4}|\d{1,3}['’\s]\d{3})/.test(text)
  return texts.some(isOther) ? grouped : null
}

/** The texts of one column below its headings. */
export const columnTexts = (rows: readonly string[][], firstRow: number, column: number): string[] =>
  rows.slice(firstRow).map((row) => cellText(row, column))
