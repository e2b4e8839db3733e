import { englishFigures } from '../../../core/explanation/format.ts'
import { list, numerals } from '../../../core/explanation/text/words.en.ts'
import { NO_BREAK } from '../figures.ts'

export { capital, list as listed } from '../../../core/explanation/text/words.en.ts'

/** Words that sentences of every page are made of. */

const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const teens = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']

/** `twelve`, `forty-two`, `120`: a count in a sentence. */
export function inWords(count: number): string {
  if (count <= 12) return numerals[count] ?? String(count)
  if (count < 20) return teens[count - 13] ?? String(count)
  if (count >= 100) return String(count)
  const unit = count % 10
  return `${tens[Math.floor(count / 10)]}${unit === 0 ? '' : `-${numerals[unit]}`}`
}

/** `twelve members`, `one member`. */
export function counted(count: number, one: string, many: string): string {
  return `${inWords(count)} ${count === 1 ? one : many}`
}

/** `12 members`, `1 member`: the same with a figure, for notes. */
export function counting(count: number, one: string, many: string): string {
  return `${count}${NO_BREAK}${count === 1 ? one : many}`
}

/** `October` of `2026-10`; what is no month, such as one half typed, stays as it is. */
export function monthName(month: string): string {
  return englishFigures.months[Number(month.slice(5, 7)) - 1] ?? month
}

/** `Oct` of `2026-10`. */
export function shortMonth(month: string): string {
  return monthName(month).slice(0, 3)
}

/** `October 2026`. */
export function monthAndYear(month: string): string {
  return `${monthName(month)}${NO_BREAK}${month.slice(0, 4)}`
}

/** `4 November 2026` of `2026-11-04`, the day never broken from its month. */
export function longDate(date: string): string {
  return `${Number(date.slice(8, 10))}${NO_BREAK}${monthName(date)} ${date.slice(0, 4)}`
}

/** `4 Nov 2026`. */
export function shortDate(date: string): string {
  return `${Number(date.slice(8, 10))}${NO_BREAK}${shortMonth(date)}${NO_BREAK}${date.slice(0, 4)}`
}

/** So many names a sentence bears. */
export const MOST_LISTED = 8

/** Names in a sentence; of more than it bears, the first ones and how many others. */
export function listedShort(words: readonly string[]): string {
  if (words.length <= MOST_LISTED) return list(words)
  const named = words.slice(0, MOST_LISTED - 2)
  return `${named.join(', ')} and ${inWords(words.length - named.length)} others`
}
