/**
 * The beginnings of month names, by the number of the month. Names that mean different months in two languages (listopad, lip) are left
 * out, so that a file with them is refused rather than read a month off.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'jän', 'ene', 'gen', 'sty', 'led', 'ian', 'ιαν', 'tammi', 'янв', 'яну'],
  ['feb', 'fév', 'fev', 'luty', 'úno', 'φεβ', 'helmi', 'фев'],
  ['mar', 'mär', 'már', 'mrz', 'mrt', 'maa', 'bře', 'μαρ', 'μάρ', 'maalis', 'мар'],
  ['apr', 'avr', 'abr', 'ápr', 'kwi', 'dub', 'απρ', 'huhti', 'апр'],
  ['may', 'mai', 'mei', 'maj', 'mag', 'máj', 'kvě', 'μαϊ', 'μάι', 'touko', 'май'],
  ['jun', 'juin', 'giu', 'jún', 'cze', 'iun', 'ιουν', 'ιούν', 'kesä', 'июн', 'юни'],
  ['jul', 'juil', 'lug', 'júl', 'lipi', 'lipc', 'iul', 'ιουλ', 'ιούλ', 'heinä', 'июл', 'юли'],
  ['aug', 'aoû', 'aou', 'ago', 'sie', 'srpen', 'srpna', 'αυγ', 'αύγ', 'elo', 'авг'],
  ['sep', 'set', 'szept', 'wrz', 'zář', 'σεπ', 'syys', 'сен', 'сеп'],
  ['oct', 'okt', 'ott', 'out', 'paź', 'říj', 'οκτ', 'loka', 'окт'],
  ['nov', 'noi', 'νοε', 'νοέ', 'marras', 'ноя', 'ное'],
  ['dec', 'dez', 'déc', 'dic', 'des', 'gru', 'δεκ', 'joulu', 'дек'],
]

const MONTHS = BEGINNINGS.flatMap((names, k) => names.map((name) => ({ name, month: k + 1 }))).toSorted(
  (a, b) => b.name.length - a.name.length,
)

/** The month that a word names, 1 to 12; null for other words. */
export function monthOfWord(word: string): number | null {
  const lower = word.toLowerCase()
  return MONTHS.find(({ name }) => lower.startsWith(name))?.month ?? null
}

const DAY_FIRST =
  /^(?:\p{L}{2,12}\.?,? +)?(\d{1,2})(?:\.|er|st|nd|rd|th)?[ ./-]*(?:de )?(\p{L}{3,12})\.?,?[ ./-]*(?:de )?((?:19|20)\d{2}|\d{2}(?!\d))(.*)$/iu
const MONTH_FIRST =
  /^(?:\p{L}{2,12}\.?,? +)?(\p{L}{3,12})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +((?:19|20)\d{2})(.*)$/iu
const YEAR_FIRST = /^((?:19|20)\d{2})[.年] ?(\d{1,2}|\p{L}{3,12})[.月]? ?(\d{1,2})[.日](.*)$/u
const DOTTED_HALF = /([ap])\.\s?m\.$/i

/**
 * `1. Jänner 2025 00:15`, `Feb 3, 2025 12:15 AM`, `2025. 02. 03. 10:00`, `2025年2月3日` and times with `πμ` or `a. m.` as
 * `2025-02-03 10:00`; null for texts that are none of these.
 */
export function plainDate(text: string): string | null {
  const clocked = text
    .replaceAll(/[\u00A0\u202F]/g, ' ')
    .replace(/π\.?μ\.?$/, 'AM')
    .replace(/μ\.?μ\.?$/, 'PM')
    .replace(DOTTED_HALF, '$1m')
  const plain =
    written(DAY_FIRST.exec(clocked), 3, 2, 1) ??
    written(MONTH_FIRST.exec(clocked), 3, 1, 2) ??
    written(YEAR_FIRST.exec(clocked), 1, 2, 3)
  if (plain !== null) return plain
  return clocked === text ? null : clocked
}

function written(match: RegExpExecArray | null, year: number, month: number, day: number): string | null {
  if (match === null) return null
  const word = match[month] as string
  const number = /^\d/.test(word) ? Number(word) : monthOfWord(word)
  if (number === null) return null
  const full = (match[year] as string).length === 2 ? `20${match[year]}` : (match[year] as string)
  const rest = (match[4] as string).replace(/^[,\s]+(?:at |à |um |kl\.? ?)?/i, ' ').trimEnd()
  return `${full}-${String(number).padStart(2, '0')}-${(match[day] as string).padStart(2, '0')}${rest}`
}
