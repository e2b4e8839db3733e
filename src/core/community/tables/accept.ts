import type { FieldProblem } from '../checks.ts'
import type { Candidate, Refused } from './sheet.ts'

/** What an import would do: how many records are new, changed or the same, which rows are refused, and the list after it. */
export interface Accepted<T> {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: Refused[]
  /** Every record after the import, existing ones first in their order. */
  readonly all: T[]
  /** Those that are new or changed, in the order of the rows. */
  readonly written: T[]
}

/**
 * Takes candidates in the order of their rows, each checked against the list as it would be then: records the file does
 * not touch, and the rows above. A refused row leaves the old record in force, which may conflict with a row above it,
 * so the rows are gone through again until nothing more is refused.
 */
export function acceptInOrder<T>(
  candidates: readonly Candidate<T>[],
  existing: readonly T[],
  keyOf: (record: T) => string,
  problemsOf: (record: T, others: readonly T[]) => readonly FieldProblem[],
): Accepted<T> {
  const old = new Map(existing.map((record) => [keyOf(record), record]))
  const accepted = new Map(candidates.map((candidate) => [keyOf(candidate.record), candidate]))
  const refused: Refused[] = []
  for (let again = true; again;) {
    again = false
    const state = new Map([...old].filter(([key]) => !accepted.has(key)))
    for (const [key, { row, record }] of accepted) {
      const problems = problemsOf(record, [...state.values()])
      if (problems.length === 0) {
        state.set(key, record)
        continue
      }
      for (const problem of problems) refused.push({ row, ...problem })
      accepted.delete(key)
      const before = old.get(key)
      if (before !== undefined) state.set(key, before)
      again = true
    }
  }
  const written = [...accepted].filter(([key, { record }]) => !isSame(old.get(key), record))
  const after = new Map(old)
  for (const [key, { record }] of accepted) after.set(key, record)
  const added = written.filter(([key]) => !old.has(key)).length
  return {
    added,
    changed: written.length - added,
    same: accepted.size - written.length,
    refused,
    all: [...after.values()],
    written: written.map(([, { record }]) => record),
  }
}

/** Records are plain values in a fixed order of fields (schemas and spreads keep it), so their JSON tells them apart. */
function isSame<T>(before: T | undefined, after: T): boolean {
  return before !== undefined && canonical(before) === canonical(after)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

export function byRow(refused: readonly Refused[]): Refused[] {
  return refused.toSorted((a, b) => a.row - b.row)
}
