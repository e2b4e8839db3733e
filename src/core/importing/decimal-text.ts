/** What real exports write where there is no value. Missing is never zero. */
const MISSING =
  /^(|-+|–|—|\.|nan|null|none|n\/?a|#n\/?a|#wert!|#value!|k\. ?a\.|no data|keine daten|no value|kein wert|geen data|pas de données|nd|n\.d\.|\?|#nv|#n\/v|#ref!|#bezug!|#div\/0!|\(null\)|undefined|missing|fehlt|fehlend)$/i

export function isMissing(text: string): boolean {
  return text === '' || MISSING.test(text)
}

/**
 * The number of a cell: NaN where it is missing, null where it is no number. `decimal` parts decimals; the other of point and
 * comma, an apostrophe or a blank may part thousands (groups of three).
 */
export function parseDecimal(text: string, decimal: ',' | '.'): number | null {
  if (isMissing(text)) return Number.NaN
  const signed = text.startsWith('−') ? `-${text.slice(1)}` : text
  const cleaned = /['’\s]/.test(signed) ? withoutGroupMarks(signed) : signed
  if (cleaned === null) return null
  const [pattern, groups] = decimal === ',' ? [COMMA, /\./g] : [POINT, /,/g]
  if (!pattern.test(cleaned)) return null
  const plain = cleaned.replace(groups, '')
  return Number(decimal === ',' ? plain.replace(',', '.') : plain)
}

const COMMA = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d*)?(?:[eE][+-]?\d{1,3})?$/
const POINT = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$/

function withoutGroupMarks(text: string): string | null {
  const marks = /['’\s]/g
  return /^[+-]?\d{1,3}(?:['’\s]\d{3})+(?:[.,]\d*)?$/.test(text) ? text.replace(marks, '') : null
}

export interface DecimalGuess {
  readonly decimal: ',' | '.'
  /** False where every number would also read with the sign as thousands mark, e.g. only `1.234`. */
  readonly sure: boolean
  readonly example: string
}

/** Which sign parts decimals, from the texts of value cells. */
export function guessDecimal(texts: Iterable<string>): DecimalGuess {
  let ambiguous: string | null = null
  for (const text of texts) {
    const comma = text.lastIndexOf(',')
    const point = text.lastIndexOf('.')
    if (comma < 0 && point < 0) continue
    if (!/^[+-]?[\d.,'’\s]+$/.test(text)) continue
    if (comma >= 0 && point >= 0) return { decimal: comma > point ? ',' : '.', sure: true, example: text }
    const mark = comma >= 0 ? ',' : '.'
    const parts = text.replace(/^[+-]/, '').split(mark)
    // a thousands mark comes again and again, and never behind a leading zero or before fewer than three digits
    if (parts.length > 2) return { decimal: mark === ',' ? '.' : ',', sure: true, example: text }
    if (
      parts[1]?.length !== 3 ||
      parts[0] === '' ||
      (parts[0] ?? '').startsWith('0') ||
      (parts[0] ?? '').length > 3
    )
      return { decimal: mark, sure: true, example: text }
    ambiguous ??= text
  }
  if (ambiguous === null) return { decimal: '.', sure: true, example: '' }
  return { decimal: ambiguous.includes(',') ? ',' : '.', sure: false, example: ambiguous }
}
