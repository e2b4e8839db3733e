import { ProblemError } from '../../problems/problem.ts'
import { componentOf, type Interchange } from '../edifact/segments.ts'
import { importProblem } from '../problems.ts'

/**
 * Every message ends with the number of its segments (UNT), the interchange with the number of its messages (UNZ). Throws a
 * ProblemError `damaged` where something is missing or does not agree.
 */
export function checkCounts(file: string, { segments }: Interchange): void {
  const damaged = (detail: string): ProblemError =>
    new ProblemError(importProblem('damaged', { file, detail }))
  let messages = 0
  let start: number | null = null
  segments.forEach((segment, at) => {
    if (segment.tag === 'UNH') {
      if (start !== null) throw damaged('a message begins before the one before it has ended.')
      start = at
      messages++
    }
    if (segment.tag !== 'UNT') return
    const stated = Number(componentOf(segment, 0, 0))
    if (start === null || stated !== at - start + 1)
      throw damaged(`message ${messages} says that it has ${stated} segments, which it has not.`)
    start = null
  })
  const end = segments.at(-1)
  if (start !== null || end?.tag !== 'UNZ') throw damaged('its end (UNZ) is missing.')
  if (Number(componentOf(end, 0, 0)) !== messages)
    throw damaged(`it says that it has ${componentOf(end, 0, 0)} messages and has ${messages}.`)
}
