import { ProblemError } from '../../../problems/problem.ts'
import { importProblem } from '../../problems.ts'
import { ESTIMATED, MEASURED, SUBSTITUTED } from '../../quality-words.ts'
import { descendants, textAt, type XmlElement } from '../../xml/element.ts'

/** The interval readings of one meter reading, as they stand in the file. */
export interface MeterSlots {
  /** The length that most of them have. */
  readonly seconds: number
  readonly starts: readonly number[]
  readonly durations: readonly number[]
  readonly values: readonly number[]
  readonly qualities: readonly number[]
}

/** QualityOfReading: 7 edited by hand, 8 to 10 estimated or questionable, 12 projected, 13 mixed, 15 corrected for weather. */
const QUALITIES: Readonly<Record<string, number>> = {
  '7': SUBSTITUTED,
  '8': ESTIMATED,
  '9': ESTIMATED,
  '10': ESTIMATED,
  '12': ESTIMATED,
  '13': ESTIMATED,
  '15': ESTIMATED,
}

/** Every IntervalReading of the blocks. Throws a ProblemError `damaged` for a number or a time that is none. */
export function slotsOf(file: string, blocks: readonly XmlElement[]): MeterSlots {
  const starts: number[] = []
  const durations: number[] = []
  const values: number[] = []
  const qualities: number[] = []
  const counts = new Map<number, number>()
  for (const block of blocks)
    for (const reading of descendants(block, 'IntervalReading')) {
      const duration = wholeNumber(file, textAt(reading, 'timePeriod', 'duration'), 'a duration')
      starts.push(wholeNumber(file, textAt(reading, 'timePeriod', 'start'), 'a start'))
      durations.push(duration)
      values.push(valueOf(file, textAt(reading, 'value')))
      qualities.push(worstQuality(reading))
      counts.set(duration, (counts.get(duration) ?? 0) + 1)
    }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  return { seconds: most?.[0] ?? 0, starts, durations, values, qualities }
}

/** Some utilities write fractions of a second. */
function wholeNumber(file: string, text: string, what: string): number {
  if (!/^\d{1,12}(\.\d+)?$/.test(text)) throw damaged(file, text, what)
  return Math.round(Number(text))
}

function valueOf(file: string, text: string): number {
  if (text === '') return Number.NaN
  if (!/^-?\d{1,15}(\.\d+)?$/.test(text)) throw damaged(file, text, 'a value')
  return Number(text)
}

function worstQuality(reading: XmlElement): number {
  let worst = MEASURED
  for (const one of descendants(reading, 'quality')) {
    const code = one.text.trim()
    if (Object.hasOwn(QUALITIES, code)) worst = Math.max(worst, QUALITIES[code] as number)
  }
  return worst
}

function damaged(file: string, text: string, what: string): ProblemError {
  return new ProblemError(
    importProblem('damaged', { file, detail: `it says “${text.slice(0, 40)}” where ${what} should be.` }),
  )
}
