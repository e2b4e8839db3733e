import { cellText } from './table.ts'

const TIME_HEADER = /time|zeit|date|datum|dato|fecha|data|heure|hora|horodat/i
const CLOCK_HEADER = /^(uhr)?zeit|^time|^clock|^heure|^hora|^ora$|^tijd|^klok/i
/** Days since the end of 1899, from 1982 to 2119, with the time as a fraction. */
const SERIAL = /^[3-7]\d{4}(?:[.,]\d+)?$/
const FRACTION = /^0?(?:[.,]\d+)?(?:E-\d+)?$|^0$/i
const SECONDS_PER_DAY = 86_400
/** 1899-12-30, where spreadsheets begin to count, in days since 1970. */
const EPOCH = -25_569

/** Times that a spreadsheet left as numbers (45413.0104, or 0.0104 beside a date) become text; other rows come back as they are. */
export function serialTimes(rows: string[][]): string[][] {
  const at = rows
    .slice(0, 40)
    .findIndex((row) => row.some((_, column) => TIME_HEADER.test(cellText(row, column))))
  const header = rows[at]
  if (header === undefined) return rows
  const body = rows.slice(at + 1)
  const sample = body.filter((row) => row.length > 0).slice(0, 50)
  if (sample.length < 2) return rows
  const all = (column: number, pattern: RegExp): boolean =>
    sample.every((row) => pattern.test(cellText(row, column)))
  const columns = [...header.keys()]
  const days = columns.filter((column) => TIME_HEADER.test(cellText(header, column)) && all(column, SERIAL))
  const clocks = columns.filter(
    (column) =>
      CLOCK_HEADER.test(cellText(header, column)) &&
      all(column, FRACTION) &&
      sample.every((row) => isWholeMinute(numberOf(cellText(row, column)))),
  )
  if (days.length + clocks.length === 0) return rows
  return [
    ...rows.slice(0, at + 1),
    ...body.map((row) =>
      row.map((cell, column) => {
        const text = cellText(row, column)
        if (days.includes(column) && SERIAL.test(text)) return textOf(numberOf(text))
        if (clocks.includes(column) && FRACTION.test(text) && text !== '')
          return textOf(numberOf(text)).slice(11)
        return cell
      }),
    ),
  ]
}

const numberOf = (text: string): number => Number(text.replace(',', '.'))

const isWholeMinute = (days: number): boolean => {
  const minutes = days * 1440
  return days < 1 && Math.abs(minutes - Math.round(minutes)) < 0.02
}

function textOf(days: number): string {
  const seconds = Math.round((days + EPOCH) * SECONDS_PER_DAY)
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}
