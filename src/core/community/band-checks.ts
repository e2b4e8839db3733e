import * as v from 'valibot'
import { IncomeBandSchema, type IncomeBand } from './cooperative.ts'
import type { FieldProblem } from './checks.ts'

export interface BandProblem extends FieldProblem {
  /** Index of the band in the list given. */
  readonly index: number
}

const from = (band: IncomeBand): number => band.fromIncome ?? Number.NEGATIVE_INFINITY
const to = (band: IncomeBand): number => band.toIncome ?? Number.POSITIVE_INFINITY

/** What keeps a list of income bands from being saved: shape, order of the bounds, ids twice, bands that overlap. */
export function bandProblems(bands: readonly IncomeBand[]): BandProblem[] {
  return bands.flatMap((band, index) =>
    bandRowProblems(band, bands.slice(0, index)).map(({ column, reason }) => ({ index, column, reason })),
  )
}

/** What keeps one band from standing beside others. */
export function bandRowProblems(band: IncomeBand, others: readonly IncomeBand[]): FieldProblem[] {
  const found: FieldProblem[] = []
  for (const issue of v.safeParse(IncomeBandSchema, band).issues ?? []) {
    const field = issue.path?.[0]?.key
    const column = field === 'fromIncome' ? 'from_income' : field === 'toIncome' ? 'to_income' : 'id'
    found.push({ column, reason: `${issue.received} cannot stand here: ${issue.message}.` })
  }
  if (to(band) <= from(band)) {
    const reason = `The upper bound, ${band.toIncome}, is not above the lower, ${band.fromIncome}.`
    found.push({ column: 'to_income', reason })
  }
  for (const other of others) {
    if (other.id === band.id) found.push({ column: 'id', reason: `There are two bands called ${band.id}.` })
    else if (from(band) < to(other) && from(other) < to(band)) {
      const reason = `The bands ${other.id} and ${band.id} overlap; from is included, to is not.`
      found.push({ column: 'from_income', reason })
    }
  }
  return found
}
