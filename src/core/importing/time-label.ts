import { monthOfWord, plainDate } from './written-dates.ts'

/** Where a date's day, month and year stand. */
export type DateOrder = 'Y-M-D' | 'D-M-Y' | 'M-D-Y'

/** A written point in time. `naive` counts seconds on the wall clock since 1970; `instant` is UTC seconds where an offset is written. */
export interface TimeLabel {
  readonly naive: number
  readonly instant: number | null
  /** In the repeated hour: the first (summer time) or second (winter time) pass, where the label says so. */
  readonly pass: 1 | 2 | null
  readonly hasTime: boolean
}

const SECONDS_PER_DAY = 86_400

const DATE_TIME =
  /^(?:[A-Za-zÀ-ÿ]{2,9}\.?,? +)?(\d{1,4})([-/.])(\d{1,2}|[A-Za-zÀ-ÿ]{3,4})\.?\2(\d{1,4})\.?(?:(?:[T_]|,? +(?:- )?)(\d{1,2})([ABab])?(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?)?(?: ?Uhr)? ?([AaPp])?\.?(?:[Mm]\.?)? ?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Z]{3,4}|[SW]Z|[ABSWabsw])?\*?$/
const COMPACT =
  /^((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?(Z|[+-]\d{2}:?\d{2})?$/

const SUMMER = new Set([
  'CEST',
  'MESZ',
  'SZ',
  'EDT',
  'CDT',
  'MDT',
  'PDT',
  'BST',
  'IST',
  'EEST',
  'WEST',
  'A',
  'S',
])
const WINTER = new Set(['CET', 'MEZ', 'WZ', 'EST', 'CST', 'MST', 'PST', 'EET', 'WET', 'B', 'W'])

/** A day and a year with a word or blanks between them; most cells of a table are neither. */
const mayBeWritten = (text: string): boolean =>
  text.length >= 8 &&
  text.length <= 60 &&
  /\d/.test(text) &&
  /[\p{L}\s]/u.test(text) &&
  /(^|\D)\d{2}(\d{2})?(\D|$)/.test(text)

/** Reads one label, or null where the text is none. `time` is the text of a separate clock column, if any. */
export function parseTimeLabel(text: string, order: DateOrder, time?: string): TimeLabel | null {
  const compact = COMPACT.exec(text)
  if (compact) return withClock(parseCompact(compact), time)
  const match = DATE_TIME.exec(text)
  if (!match) {
    const plain = mayBeWritten(text) ? plainDate(text) : null
    return plain === null ? null : parseTimeLabel(plain, order, time)
  }
  const day = epochDay(match[1] as string, match[3] as string, match[4] as string, order)
  if (day === null) return null
  if (match[5] === undefined)
    return withClock({ naive: day * SECONDS_PER_DAY, instant: null, pass: null, hasTime: false }, time)
  if (match[7] === undefined && match[9] === undefined) return null
  const seconds = clockSeconds(match[5], match[7] ?? '00', match[8], match[9])
  if (seconds === null) return null
  return labelOf(day * SECONDS_PER_DAY + seconds, match[10], match[6])
}

function labelOf(naive: number, zone: string | undefined, letter: string | undefined): TimeLabel | null {
  const mark = (letter ?? zone)?.toUpperCase()
  if (zone !== undefined && (zone === 'Z' || zone === 'UTC' || zone === 'GMT'))
    return { naive, instant: naive, pass: null, hasTime: true }
  if (zone !== undefined && /^[+-]/.test(zone)) {
    const sign = zone.startsWith('-') ? -1 : 1
    const offset = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3).replace(':', '') || '0') * 60
    return { naive, instant: naive - sign * offset, pass: null, hasTime: true }
  }
  if (mark === undefined) return { naive, instant: null, pass: null, hasTime: true }
  if (SUMMER.has(mark)) return { naive, instant: null, pass: 1, hasTime: true }
  if (WINTER.has(mark)) return { naive, instant: null, pass: 2, hasTime: true }
  return null
}

function parseCompact(match: RegExpExecArray): TimeLabel | null {
  const day = epochDay(match[1] as string, match[2] as string, match[3] as string, 'Y-M-D')
  if (day === null) return null
  if (match[4] === undefined)
    return { naive: day * SECONDS_PER_DAY, instant: null, pass: null, hasTime: false }
  const seconds = clockSeconds(match[4], match[5] as string, match[6], undefined)
  return seconds === null ? null : labelOf(day * SECONDS_PER_DAY + seconds, match[7], undefined)
}

function withClock(date: TimeLabel | null, clock: string | undefined): TimeLabel | null {
  if (date === null || clock === undefined) return date
  const time = /[.μ]$/.test(clock) ? (plainDate(clock) ?? clock) : clock.replace(/^(\d\d)(\d\d)$/, '$1:$2')
  const match =
    /^(\d{1,2})([ABab])?[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)? ?([AaPp])?\.?(?:[Mm]\.?)? ?(Z|[+-]\d{2}:?\d{2}|[A-Z]{3,4}|[SW]Z|[ABSWabsw])?\*?$/.exec(
      time,
    )
  if (!match) return null
  const seconds = clockSeconds(match[1] as string, match[3] as string, match[4], match[5])
  if (seconds === null) return null
  const midnight = Math.floor(date.naive / SECONDS_PER_DAY) * SECONDS_PER_DAY
  return labelOf(midnight + seconds, match[6], match[2])
}

/** Seconds since midnight; 24:00 is the end of the day. */
function clockSeconds(
  hour: string,
  minute: string,
  second: string | undefined,
  half: string | undefined,
): number | null {
  let hours = Number(hour)
  const minutes = Number(minute)
  const seconds = second === undefined ? 0 : Number(second)
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  if (minutes > 59 || seconds > 59 || hours > 24 || (hours === 24 && minutes + seconds > 0)) return null
  return hours * 3600 + minutes * 60 + seconds
}

function epochDay(first: string, second: string, third: string, order: DateOrder): number | null {
  const yearFirst = first.length === 4
  // a four-digit year shows its place itself, whatever the rest of the column does
  const yearLast = third.length === 4 && order === 'Y-M-D'
  const [y, m, d] =
    yearFirst || (order === 'Y-M-D' && !yearLast)
      ? [first, second, third]
      : order === 'M-D-Y'
        ? [third, first, second]
        : [third, second, first]
  const year = y.length === 2 ? 2000 + Number(y) : y.length === 4 ? Number(y) : Number.NaN
  const month = monthOfWord(m) ?? Number(m)
  const day = Number(d)
  if (!(year >= 1970 && year <= 2200 && month >= 1 && month <= 12 && day >= 1)) return null
  if (day > daysIn(year, month)) return null
  return Date.UTC(year, month - 1, day) / 1000 / SECONDS_PER_DAY
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export interface OrderGuess {
  readonly order: DateOrder
  /** False where every date would also read the other way round. */
  readonly sure: boolean
  /** True where the dates themselves leave no other order: a part over 12, a name, a year in front. */
  readonly proved: boolean
}

/** The order of a column of dates: a part over 12 decides, else which order makes the dates run evenly. Null: no dates. */
export function guessDateOrder(texts: readonly string[]): OrderGuess | null {
  let dated = 0
  let dayFirst = false
  let monthFirst = false
  let slashes = false
  const seconds = new Set<string>()
  const firsts = new Set<string>()
  const thirds = new Set<string>()
  for (const text of texts) {
    if (COMPACT.test(text)) return proved('Y-M-D')
    const match = DATE_TIME.exec(text)
    if (!match) {
      const plain = mayBeWritten(text) ? plainDate(text) : null
      if (plain !== null && DATE_TIME.test(plain)) return guessDateOrder([plain])
      continue
    }
    dated++
    const first = match[1] as string
    const second = match[3] as string
    if (first.length === 4) return proved('Y-M-D')
    slashes ||= match[2] === '/' || match[2] === '-'
    if (Number(first) > 12 || /[A-Za-z]/.test(second)) dayFirst = true
    if (Number(second) > 12) monthFirst = true
    firsts.add(first)
    seconds.add(second)
    thirds.add(match[4] as string)
  }
  if (dated === 0 || (dayFirst && monthFirst)) return null
  // of three short numbers the year may come first: 24-05-01, 24-05-02
  const short = slashes && [...thirds].every((third) => third.length <= 2)
  if (short && firsts.size <= 2 && thirds.size > Math.max(2, firsts.size))
    return { order: 'Y-M-D', sure: true, proved: false }
  if (short && dayFirst && firsts.size === 1) return { order: 'D-M-Y', sure: false, proved: false }
  if (dayFirst) return proved('D-M-Y')
  if (monthFirst) return proved('M-D-Y')
  // dots are never month first; else the part that changes more often within a short file is the day
  if (!slashes) return proved('D-M-Y')
  if (firsts.size !== seconds.size && Math.min(firsts.size, seconds.size) === 1) {
    const order = firsts.size > seconds.size ? 'D-M-Y' : 'M-D-Y'
    // 01/01, 02/01 … 12/01, each once, may as well be the first days of twelve months
    const ones = order === 'D-M-Y' ? seconds : firsts
    const maybeMonths = dated <= 12 && [...ones].every((one) => Number(one) === 1)
    return { order, sure: !maybeMonths, proved: false }
  }
  return { order: 'D-M-Y', sure: false, proved: false }
}

const proved = (order: DateOrder): OrderGuess => ({ order, sure: true, proved: true })

/** `A - B`, `A to B`, `A bis B` in one cell: the first of the two, else the text itself. */
export function startOfRange(text: string): string {
  // a clock time, perhaps behind a date with dots: elsewhere the hyphen begins an offset
  const clocks = /^((?:\d\d?\.\d\d?\.\d{4} )?\d\d?[:.h]\d\d(?:[:.]\d\d)?)-\d\d?[:.h]\d\d/.exec(text)
  if (clocks) return clocks[1] as string
  // ISO 8601: two times, or a time and a length
  const iso = /^(\d{4}-\S+?)\/(?=\d{4}-|P\w)/.exec(text)
  if (iso) return iso[1] as string
  const match = /^(.*\d)\s?(?: - | – |～|\bto\b|\bbis\b|\btot\b|\/(?=\d{4}-))\s?\d.*$/.exec(text)
  return match ? (match[1] as string).trim() : text
}
