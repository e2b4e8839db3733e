import { endOf, type PointSeries } from '../metering/series.ts'
import { trimmed } from './compare.ts'

/** A series that a file (by its index) wants to save. */
export interface Claim {
  readonly file: number
  readonly reading: PointSeries
}

export interface ResolvedClaims {
  /** What is left to compare with the cooperative's readings; each slot of a point in one claim only. */
  readonly claims: readonly Claim[]
  /** Slots that an earlier file already gave with the same value. */
  readonly sameAgain: readonly { readonly file: number; readonly slots: number }[]
  readonly refused: readonly { readonly file: number; readonly slots: number }[]
  readonly contradictions: readonly { readonly first: number; readonly second: number; readonly point: string; readonly slots: number }[]
}

interface Working {
  readonly claim: Claim
  readonly values: Float64Array
}

/** The same point in several files of one import: equal values count once, contradicting slots are taken from neither. */
export function resolveBetweenFiles(claims: readonly Claim[]): ResolvedClaims {
  const sameAgain: { file: number; slots: number }[] = []
  const refused: { file: number; slots: number }[] = []
  const contradictions: { first: number; second: number; point: string; slots: number }[] = []
  const working = claims.map((claim): Working => ({ claim, values: claim.reading.series.values.slice() }))
  const groups = Map.groupBy(working, ({ claim: { reading } }) => JSON.stringify([reading.point, reading.direction, reading.quantity]))
  for (const group of groups.values())
    group.forEach((later, k) => {
      for (const earlier of group.slice(0, k)) {
        const { same, against } = compareTwo(earlier, later)
        if (same > 0) sameAgain.push({ file: later.claim.file, slots: same })
        if (against === 0) continue
        refused.push({ file: earlier.claim.file, slots: against }, { file: later.claim.file, slots: against })
        contradictions.push({ first: earlier.claim.file, second: later.claim.file, point: later.claim.reading.point, slots: against })
      }
    })
  const left = working.flatMap(({ claim, values }) => trimmed(claim.reading, values).map((reading) => ({ file: claim.file, reading })))
  return { claims: left, sameAgain, refused, contradictions }
}

/** Empties what the later one repeats, and in both what they contradict each other in. */
function compareTwo(earlier: Working, later: Working): { same: number; against: number } {
  const a = earlier.claim.reading.series
  const b = later.claim.reading.series
  const sameGrid = a.stepSeconds === b.stepSeconds && (a.start - b.start) % a.stepSeconds === 0
  let same = 0
  let against = 0
  for (let slot = 0; slot < later.values.length; slot++) {
    const value = later.values[slot] as number
    if (Number.isNaN(value)) continue
    const start = b.start + slot * b.stepSeconds
    if (start + b.stepSeconds <= a.start || start >= endOf(a)) continue
    // slots of different length are never compared: the overlapping ones contradict each other
    const [from, until] = sameGrid
      ? [(start - a.start) / a.stepSeconds, (start - a.start) / a.stepSeconds + 1]
      : [Math.max(0, Math.floor((start - a.start) / a.stepSeconds)), Math.min(a.values.length, Math.ceil((start + b.stepSeconds - a.start) / a.stepSeconds))]
    let contradicts = false
    for (let at = from; at < until; at++) {
      // the earlier file's own value, also where another file has already emptied it
      const known = a.values[at] as number
      if (Number.isNaN(known)) continue
      if (sameGrid && known === value) {
        if (!Number.isNaN(earlier.values[at])) same++
        else contradicts = true
        continue
      }
      contradicts = true
      earlier.values[at] = Number.NaN
    }
    if (contradicts) against++
    if (contradicts || (sameGrid && !Number.isNaN(a.values[from]))) later.values[slot] = Number.NaN
  }
  return { same, against }
}
