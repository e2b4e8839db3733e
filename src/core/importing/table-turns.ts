import { datesAlone } from './dates-alone.ts'
import { datesBetween } from './dates-between.ts'
import { serialTimes } from './serial-times.ts'
import { unpivotDays } from './table-blocks.ts'
import { unitsApart } from './units-apart.ts'
import { cellText } from './table.ts'
import { parseTimeLabel } from './time-label.ts'

/** A table of another shape as one with a row a slot; all others come back as they are. */
export function asRowsOfSlots(rows: string[][]): string[][] {
  return unitsApart(
    datesAlone(serialTimes(epochTimes(datesAcross(numberedSlots(unpivotDays(datesBetween(rows))))))),
  )
}

const NUMBERED =
  /^(?:h|hr|he|hour|hora|ora|std|stunde|uur|q|qh|v|p|period|interval|value|kwh|hh)?[ _.]?0*(\d{1,3})$/i
/** Slots of a day of 23 to 25 hours, by the hour, half hour or quarter hour. */
const SLOTS_A_DAY = new Set([23, 24, 25, 46, 48, 50, 92, 96, 100])

/** A row a day and a column a slot, the columns numbered: `H1 … H24`, `1 … 96`. They count from midnight. */
function numberedSlots(rows: string[][]): string[][] {
  const headerRow = rows.slice(0, 40).findIndex((row) => SLOTS_A_DAY.has(numbersOf(row).length))
  if (headerRow < 0) return rows
  const header = rows[headerRow] as string[]
  const slots = numbersOf(header)
  const others = [...header.keys()].filter(
    (column) => !slots.includes(column) && cellText(header, column) !== '',
  )
  const name = slots.length <= 25 ? 'hour' : slots.length <= 50 ? 'half hour' : 'quarter hour'
  const usual = slots.length <= 25 ? 24 : slots.length <= 50 ? 48 : 96
  const turned = rows.slice(0, headerRow)
  turned.push([...others.map((column) => cellText(header, column)), name, 'value'])
  for (const row of rows.slice(headerRow + 1)) {
    if (row.every((cell) => cell.trim() === '')) continue
    const fixed = others.map((column) => cellText(row, column))
    slots.forEach((column, slot) => {
      const value = cellText(row, column)
      // columns of the longer day in autumn are blank on all others, the last ones of the shorter day in spring too
      if (value !== '' || slot < (usual * 23) / 24) turned.push([...fixed, String(slot + 1), value])
    })
  }
  return turned
}

/** The columns numbered 1, 2, 3 … one after the other, or 0, 1, 2 …. */
function numbersOf(row: readonly string[]): number[] {
  const columns: number[] = []
  let next: number | null = null
  for (const column of row.keys()) {
    const number = NUMBERED.exec(cellText(row, column))?.[1]
    if (number === undefined) continue
    if (next === null ? Number(number) > 1 : Number(number) !== next) return []
    columns.push(column)
    next = Number(number) + 1
  }
  return columns
}

const CLOCK = /^\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?$/

/** Clock times down and dates across, as a spreadsheet is often laid out by hand. */
function datesAcross(rows: string[][]): string[][] {
  for (const [at, row] of rows.slice(0, 40).entries()) {
    const dates = [...row.keys()].filter((column) => column > 0 && isDateAlone(cellText(row, column)))
    if (dates.length < 2) continue
    const written = rows.slice(at + 1).filter((one) => CLOCK.test(cellText(one, 0)))
    if (written.length < 12) return rows
    const body = inOrderOfClock(written)
    const turned = rows.slice(0, at)
    turned.push(['date', 'time', 'value'])
    for (const column of dates)
      for (const one of body) turned.push([cellText(row, column), cellText(one, 0), cellText(one, column)])
    return turned
  }
  return rows
}

/** Rows as written where their clock only goes on, midnight perhaps last; else by their clock: a day has no other order. */
function inOrderOfClock(rows: string[][]): string[][] {
  const minutes = (row: string[]): number => {
    const [hours = '', rest = ''] = cellText(row, 0).split(/[:.h]/)
    return Number(hours) * 60 + Number(rest)
  }
  const goesOn = rows.every((row, k) => {
    const before = rows[k - 1]
    const isLastMidnight = k === rows.length - 1 && minutes(row) === 0
    return before === undefined || isLastMidnight || minutes(row) >= minutes(before)
  })
  return goesOn ? rows : rows.toSorted((a, b) => minutes(a) - minutes(b))
}

function isDateAlone(text: string): boolean {
  const label = parseTimeLabel(text, 'D-M-Y') ?? parseTimeLabel(text, 'M-D-Y')
  return label !== null && (!label.hasTime || text.endsWith(' 00:00:00'))
}

const TIME_HEADER = /time|zeit|epoch|unix|date|datum|heure|hora|_ts\b|^ts$/i
const EPOCH = /^1\d{9}(?:\d{3})?(?:\.0+)?$/

/** Seconds or milliseconds since 1970 in a column that speaks of time become ISO times in UTC. */
function epochTimes(rows: string[][]): string[][] {
  const [header, ...body] = rows
  if (header === undefined || body.length < 2) return rows
  const columns = [...header.keys()].filter(
    (column) =>
      TIME_HEADER.test(cellText(header, column)) &&
      body.slice(0, 50).every((row) => row.length === 0 || EPOCH.test(cellText(row, column))),
  )
  if (columns.length === 0) return rows
  return [
    header,
    ...body.map((row) =>
      row.map((cell, column) => {
        if (!columns.includes(column)) return cell
        const number = Number(cell)
        return Number.isFinite(number) && cell.trim() !== ''
          ? new Date(number >= 1e12 ? number : number * 1000).toISOString()
          : cell
      }),
    ),
  ]
}
