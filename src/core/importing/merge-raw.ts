import { ProblemError } from '../problems/problem.ts'
import type { RawReadings } from './channel.ts'
import { importProblem } from './problems.ts'
import { stepWords } from './step.ts'

/**
 * The documents of one archive as one file: a day each, say, or a meter each. Rows that two of them share count once, as within a
 * file. All must be of one format, so zone, labels and unit are theirs. Throws a ProblemError `two-granularities`.
 */
export function mergeRaw(file: string, parts: readonly RawReadings[]): RawReadings {
  const [first, ...others] = parts as [RawReadings, ...RawReadings[]]
  const odd = others.find((one) => one.stepSeconds !== first.stepSeconds || one.label !== first.label)
  if (odd)
    throw new ProblemError(
      importProblem('two-granularities', {
        file,
        detail: `slots of ${stepWords(first.stepSeconds ?? 0)} and slots of ${stepWords(odd.stepSeconds ?? 0)}.`,
      }),
    )
  return {
    ...first,
    channels: parts.flatMap(({ channels }) => channels),
    totals: parts.flatMap(({ totals }) => totals),
    stands: parts.flatMap(({ stands }) => stands ?? []),
    skipped: parts.flatMap(({ skipped }) => skipped),
    notes: [...new Set(parts.flatMap(({ notes }) => notes))],
  }
}
