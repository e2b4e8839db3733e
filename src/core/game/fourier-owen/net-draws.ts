import { greatestCommonDivisor } from '../common-divisor.ts'

/** What the integral needs to know of the net draws d = o − f of one slot, all of them non-zero whole numbers. */
export interface NetDraws {
  /** d of the members that have any, padded with 0 to a multiple of four so that loops may run four abreast. */
  readonly draws: Float64Array
  readonly count: number
  readonly padded: number
  /** Σ d⁺ and Σ d⁻. */
  readonly drawn: number
  readonly fed: number
  /** Σ d² and max |d|. */
  readonly squares: number
  readonly largest: number
  /** The greatest whole number that divides every d. */
  readonly step: number
}

/** Reads the first `count` entries; `draws` must have room for the padding, which is overwritten with 0. */
export function netDraws(draws: Float64Array, count: number): NetDraws {
  let drawn = 0
  let fed = 0
  let squares = 0
  let largest = 0
  let step = 0
  for (let j = 0; j < count; j++) {
    const draw = draws[j]!
    const size = Math.abs(draw)
    if (draw > 0) drawn += draw
    else fed += size
    squares += draw * draw
    if (size > largest) largest = size
    if (step !== 1) step = greatestCommonDivisor(size, step)
  }
  const padded = (count + 3) & ~3
  draws.fill(0, count, padded)
  return { draws, count, padded, drawn, fed, squares, largest, step }
}
