import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'

/** A segment of an EDIFACT interchange: `QTY+220:1.5` is tag `QTY`, elements `[['220', '1.5']]`. */
export interface Segment {
  readonly tag: string
  /** Data elements, each its components. */
  readonly elements: readonly (readonly string[])[]
}

/** The characters that part an interchange, from its UNA (ISO 9735); without one the standard's own. */
interface Marks {
  readonly component: string
  readonly element: string
  readonly decimal: ',' | '.'
  readonly release: string
  readonly terminator: string
}

export interface Interchange {
  readonly segments: readonly Segment[]
  readonly decimal: ',' | '.'
}

const STANDARD: Marks = { component: ':', element: '+', decimal: '.', release: '?', terminator: "'" }
const MAX_SEGMENTS = 8_000_000

export const looksLikeEdifact = (start: string): boolean => /^\s*(UNA.{6}\s*)?UN[BH][+\W]/s.test(start)

/** One component, '' where there is none. */
export function componentOf(segment: Segment, element: number, component: number): string {
  return segment.elements[element]?.[component] ?? ''
}

/** The segments of an interchange. Throws a ProblemError `damaged` where the last one is not ended, `too-large`. */
export function readEdifact(file: string, text: string): Interchange {
  const start = text.trimStart()
  const marks = start.startsWith('UNA') ? marksOf(start.slice(3, 9)) : STANDARD
  const body = start.startsWith('UNA') ? start.slice(9) : start
  const segments: Segment[] = []
  let elements: string[][] = []
  let components: string[] = []
  let piece = ''
  let from = 0
  for (let at = 0; at < body.length; at++) {
    const character = body[at] as string
    if (character === marks.release) {
      piece += body.slice(from, at) + (body[at + 1] ?? '')
      at++
      from = at + 1
      continue
    }
    if (character !== marks.component && character !== marks.element && character !== marks.terminator)
      continue
    components.push(piece + body.slice(from, at))
    piece = ''
    from = at + 1
    if (character === marks.component) continue
    elements.push(components)
    components = []
    if (character === marks.element) continue
    const [head, ...data] = elements as [string[], ...string[][]]
    segments.push({ tag: (head[0] as string).trim(), elements: data })
    elements = []
    if (segments.length > MAX_SEGMENTS)
      throw new ProblemError(
        importProblem('too-large', { file, detail: 'it has more than eight million segments.' }),
      )
  }
  if (elements.length > 0 || components.length > 0 || (piece + body.slice(from)).trim() !== '')
    throw new ProblemError(importProblem('damaged', { file, detail: 'its last segment is cut off.' }))
  return { segments, decimal: marks.decimal }
}

function marksOf(una: string): Marks {
  const [component, element, decimal, release, , terminator] = Array.from(una)
  return {
    component: component ?? STANDARD.component,
    element: element ?? STANDARD.element,
    decimal: decimal === ',' ? ',' : '.',
    release: release ?? STANDARD.release,
    terminator: terminator ?? STANDARD.terminator,
  }
}
