import { readStudy, type ReadStudy } from '../dispatch/reading/read-study.ts'
import { ProblemError } from '../problems/problem.ts'
import { dispatchProblem } from '../dispatch/problems.ts'
import { sixStudies } from './six.ts'

/** One of the six by name, or a STUDY.json as text. */
export type StudyText = { readonly name: string } | { readonly text: string }

/** The study meant; throws a ProblemError for a name there is none of, or a text that cannot be read. */
export function studyFrom(source: StudyText): ReadStudy {
  if ('text' in source) return readStudy(source.text)
  const study = sixStudies.find(({ name }) => name.toLowerCase() === source.name.toLowerCase())
  if (!study)
    throw new ProblemError(
      dispatchProblem('study-unknown', {
        name: source.name,
        known: sixStudies.map(({ name }) => name).join(', '),
      }),
    )
  return { study, ignored: [] }
}
