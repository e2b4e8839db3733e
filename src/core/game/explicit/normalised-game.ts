import { subsetSums } from '../lattice.ts'
import { scaleOf } from './explicit-game.ts'

/** Part of the largest |v(S)| that subtracting values of players alone from it can come to by rounding. */
const NOISE = 1e-13

/** A game as the programs of the nucleolus want it, and the way back to its own money. */
export interface NormalisedGame {
  readonly values: Float64Array
  readonly scale: number
  payoffOf(shares: readonly number[]): number[]
}

/**
 * The game with v({i}) = 0 and numbers of size 1, v′(S) = (v(S) − Σ_S v({i})) / scale, and the way back. Nucleolus and
 * excesses go along with it (strategic equivalence).
 */
export function normalised(values: Float64Array): NormalisedGame {
  const alone = Array.from({ length: Math.log2(values.length) }, (_one, i) => values[2 ** i]!)
  const apart = new Float64Array(values.length)
  subsetSums(alone, apart)
  // noise of the subtraction must not be blown up to a game: 0.1 and 0.2 alone, 0.3 together
  const noise = NOISE * Math.max(scaleOf(values), scaleOf(apart))
  const gains = values.map((value, mask) => {
    const gain = value - apart[mask]!
    return Math.abs(gain) <= noise ? 0 : gain
  })
  const largest = scaleOf(gains)
  // a power of two: dividing by it and multiplying again changes no digit
  const scale = largest === 0 ? 1 : 2 ** Math.ceil(Math.log2(largest))
  return {
    values: gains.map((gain) => gain / scale),
    scale,
    payoffOf: (shares) => shares.map((share, i) => alone[i]! + scale * share),
  }
}
