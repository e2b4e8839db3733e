import { subsetSums } from './lattice.ts'

/** The group that would gain most on its own. */
export interface LargestExcess {
  /** max over proper non-empty groups S of v(S) − x(S); positive = the group would do better alone (engine.md "Signs"). */
  readonly excess: number
  /** Members of that group, as indices in member order; among equals the group with the lowest numbers. */
  readonly group: readonly number[]
}

/** The largest excess as far as it is known, currency units: this group gains `excess`, none more than `upperBound`. */
export interface KnownExcess extends LargestExcess {
  /** Null where none is known. */
  readonly upperBound: number | null
  /** The two meet within half a cent: then no group gains noticeably more than the one named. */
  readonly proved: boolean
}

export const HALF_A_CENT = 0.005

/** Whether an excess in currency units is money at all: below half a cent a group has nothing to gain. */
export function isGain(excess: number): boolean {
  return excess >= HALF_A_CENT
}

/** Differences below this part of the largest value are the rounding of doubles, not a better group. */
const NOISE = 1e-12

/** Exact scan of every group; `values` by mask and `shares` in the same unit. Null for fewer than two members. */
export function largestExcess(values: Float64Array, shares: readonly number[]): LargestExcess | null {
  if (shares.length < 2) return null
  const paid = new Float64Array(values.length)
  subsetSums(shares, paid)
  const noise = NOISE * Math.abs(values.at(-1)!)
  let best = 1
  for (let mask = 2; mask < values.length - 1; mask++) {
    if (values[mask]! - paid[mask]! > values[best]! - paid[best]! + noise) best = mask
  }
  return {
    excess: values[best]! - paid[best]!,
    group: shares.map((_, i) => i).filter((i) => (best >>> i) & 1),
  }
}

/** The exact scan, told as what is known. */
export function provedExcess(values: Float64Array, shares: readonly number[]): KnownExcess | null {
  const found = largestExcess(values, shares)
  return found === null ? null : { ...found, upperBound: found.excess, proved: true }
}
