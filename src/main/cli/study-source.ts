import { resolve } from 'node:path'
import type { StudySource } from '../../core/contract/studies.ts'
import { dispatchProblem } from '../../core/dispatch/problems.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import { sixStudies } from '../../core/scenarios/six.ts'
import { readBytes } from './files.ts'

export const studyNames = sixStudies.map(({ name }) => name)

/** A study's name, however written, or the file it stands in. */
export async function sourceOf(operand: string): Promise<StudySource> {
  const name = studyNames.find((one) => one.toLowerCase() === operand.toLowerCase())
  if (name !== undefined) return { kind: 'built-in', name }
  if (!/[./\\]/.test(operand))
    throw new ProblemError(dispatchProblem('study-unknown', { name: operand, known: studyNames.join(', ') }))
  return fileSource(operand)
}

async function fileSource(path: string): Promise<StudySource> {
  const bytes = await readBytes(resolve(path))
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch (error) {
    if (error instanceof TypeError)
      throw new ProblemError(dispatchProblem('study-not-json', { reason: 'it is not written in UTF-8' }))
    throw error
  }
}
