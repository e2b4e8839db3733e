import { endOf, type PointSeries, type Series } from '../metering/series.ts'
import { trimmed } from './compare.ts'
import type { RefusedReading } from './refused.ts'

/** A series that a file (by its index) wants to save. */
export interface Claim {
  readonly file: number
  readonly reading: PointSeries
}

export interface Contradiction {
  readonly first: number
  readonly second: number
  readonly point: string
  readonly slots: number
}

export interface ResolvedClaims {
  /** What is left to compare with the cooperative's readings; each slot of a point in one claim only. */
  readonly claims: readonly Claim[]
  /** Slots that an earlier file already gave with the same value. */
  readonly sameAgain: readonly {
    readonly file: number
    readonly reading: PointSeries
    readonly slots: number
  }[]
  readonly refused: readonly RefusedReading[]
  readonly contradictions: readonly Contradiction[]
}

/** The same point in several files of one import: equal values count once, contradicting slots are taken from none of them. */
export function resolveBetweenFiles(claims: readonly Claim[]): ResolvedClaims {
  const left: Claim[] = []
  const sameAgain: { file: number; reading: PointSeries; slots: number }[] = []
  const refused: RefusedReading[] = []
  const contradictions: Contradiction[] = []
  const groups = Map.groupBy(claims, ({ reading: { point, direction, quantity } }) =>
    JSON.stringify([point, direction, quantity]),
  )
  for (const group of groups.values()) {
    const [only] = group
    if (group.length === 1 && only) {
      // what stands in one file only, as most does
      for (const reading of trimmed(only.reading, only.reading.series.values))
        left.push({ file: only.file, reading })
      continue
    }
    const contradicted = group.map(({ reading }) => new Uint8Array(reading.series.values.length))
    forEachPair(group, (a, b) => {
      const slots = markContradictions(
        group[a] as Claim,
        group[b] as Claim,
        contradicted[a] as Uint8Array,
        contradicted[b] as Uint8Array,
      )
      if (slots > 0)
        contradictions.push({
          first: (group[a] as Claim).file,
          second: (group[b] as Claim).file,
          point: (group[a] as Claim).reading.point,
          slots,
        })
    })
    const taken = new Set<number>()
    group.forEach(({ file, reading }, k) => {
      const values = reading.series.values.slice()
      let same = 0
      const against = new Float64Array(values.length).fill(Number.NaN)
      values.forEach((value, slot) => {
        if (Number.isNaN(value)) return
        const start = reading.series.start + slot * reading.series.stepSeconds
        if (contradicted[k]?.[slot] === 1) against[slot] = value
        else if (taken.has(start)) same++
        else {
          taken.add(start)
          return
        }
        values[slot] = Number.NaN
      })
      if (same > 0) sameAgain.push({ file, reading, slots: same })
      for (const clash of trimmed(reading, against))
        refused.push({ file, reading: clash, reason: 'contradiction' })
      for (const rest of trimmed(reading, values)) left.push({ file, reading: rest })
    })
  }
  return { claims: left, sameAgain, refused, contradictions }
}

function forEachPair(group: readonly Claim[], visit: (a: number, b: number) => void): void {
  for (let b = 1; b < group.length; b++) for (let a = 0; a < b; a++) visit(a, b)
}

/** Marks in both what they contradict each other in; gives the number of the second one's slots. */
function markContradictions(first: Claim, second: Claim, inFirst: Uint8Array, inSecond: Uint8Array): number {
  const a = first.reading.series
  const b = second.reading.series
  let slots = 0
  b.values.forEach((value, slot) => {
    if (Number.isNaN(value)) return
    const start = b.start + slot * b.stepSeconds
    let clash = false
    for (const at of slotsWithin(a, start, start + b.stepSeconds)) {
      const known = a.values[at] as number
      // slots of different length are never compared: where both have a value they contradict each other
      if (
        Number.isNaN(known) ||
        (known === value && a.stepSeconds === b.stepSeconds && a.start + at * a.stepSeconds === start)
      )
        continue
      clash = true
      inFirst[at] = 1
    }
    if (!clash) return
    inSecond[slot] = 1
    slots++
  })
  return slots
}

/** Slots of a series that overlap a stretch of time. */
function slotsWithin(series: Series, start: number, end: number): number[] {
  if (end <= series.start || start >= endOf(series)) return []
  const from = Math.max(0, Math.floor((start - series.start) / series.stepSeconds))
  const until = Math.min(series.values.length, Math.ceil((end - series.start) / series.stepSeconds))
  return Array.from({ length: Math.max(0, until - from) }, (_, k) => from + k)
}
