import type { IncomeBand } from '../../../core/community/cooperative.ts'
import { enteredWhole, valueOrNull } from '../../app/entered.ts'
import { text } from '../../text/index.ts'

/** A band as typed. `key` only tells rows apart on the page. */
export interface BandRow {
  key: number
  id: string
  from: string
  to: string
}

export function rowsOf(bands: readonly IncomeBand[]): BandRow[] {
  const typed = (amount: number | null): string => (amount === null ? '' : String(amount))
  return bands.map((band, key) => ({
    key,
    id: band.id,
    from: typed(band.fromIncome),
    to: typed(band.toIncome),
  }))
}

/** The band a row describes; null amounts are open ends. */
function bandOf(row: BandRow): IncomeBand {
  return {
    id: row.id.trim(),
    fromIncome: valueOrNull(enteredWhole(row.from)),
    toIncome: valueOrNull(enteredWhole(row.to)),
  }
}

export const bandsOf = (rows: readonly BandRow[]): IncomeBand[] => rows.map(bandOf)

/** What is wrong with a row among the others; null = nothing. */
export function problemOf(
  row: BandRow,
  rows: readonly BandRow[],
): { readonly field: 'id' | 'from' | 'to'; readonly sentence: string } | null {
  const words = text.settings.bands
  const id = row.id.trim()
  if (id === '') return { field: 'id', sentence: text.members.problems.required }
  const others = rows.filter((other) => other.key !== row.key)
  if (others.some((other) => other.id.trim() === id)) return { field: 'id', sentence: words.twice }
  for (const field of ['from', 'to'] as const) {
    const typed = enteredWhole(row[field])
    if (typed === 'wrong' || (typed !== 'empty' && typed < 0)) return { field, sentence: words.whole }
  }
  const band = bandOf(row)
  if (band.fromIncome !== null && band.toIncome !== null && band.toIncome <= band.fromIncome)
    return { field: 'to', sentence: words.order }
  const overlapped = others.map(bandOf).find((other) => overlap(band, other))
  return overlapped === undefined ? null : { field: 'from', sentence: words.overlap(overlapped.id) }
}

/** From is included, to is not. */
function overlap(a: IncomeBand, b: IncomeBand): boolean {
  const startsBeforeEnd = (x: IncomeBand, y: IncomeBand): boolean =>
    x.fromIncome === null || y.toIncome === null || x.fromIncome < y.toIncome
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a)
}
