import { ProblemError } from '../problems/problem.ts'
import type { Allocation, Flows } from './flows.ts'
import { sharingProblem } from './problems.ts'
import { shareOutWhole } from './remainder.ts'
import { sumOf } from './slot-key.ts'

/** The operator's published split on the month's slots: in = self-cover, out = feed-in − surplus, [member][slot]. */
export interface OperatorSplit {
  readonly sharedIn: readonly Float64Array[]
  readonly sharedOut: readonly Float64Array[]
  /** Columns of the split that count in a slot: half a microKWh of rounding each is the operator's own. */
  readonly columns: Uint16Array
  /** 1 where a point lacks a value, so that the two sides need not balance. */
  readonly gap: Uint8Array
}

/**
 * The operator's key (settlement.md A.4). What is received is binding as published. Rounding of the columns (at most 0.5
 * microKWh a column) is repaired on the other side: the largest supplier with room takes the difference, and where the
 * whole feed-in is shared the largest of all, whose out then exceeds its feed-in by that rounding. More is a fault and
 * no month is settled on it. In a slot with a gap the smaller side counts and the larger is reduced in proportion.
 * `when(slot)` gives a slot's local date and time for the problem.
 */
export function allocateByOperator(
  split: OperatorSplit,
  metered: Flows,
  counted: Flows,
  when: (slot: number) => string,
): Allocation {
  const members = split.sharedIn.length
  const sharedIn = split.sharedIn.map((row) => Float64Array.from(row))
  const sharedOut = split.sharedOut.map((row) => Float64Array.from(row))
  const shared = new Float64Array(metered.slots)
  const column = (rows: readonly Float64Array[], t: number): Float64Array =>
    Float64Array.from({ length: members }, (_, i) => rows[i]![t]!)
  for (let t = 0; t < metered.slots; t++) {
    const received = column(sharedIn, t)
    const supplied = column(sharedOut, t)
    const offtake = column(metered.offtake, t)
    const feedIn = column(metered.feedIn, t)
    const slack = 0.5 * split.columns[t]!
    if (split.gap[t] === 1) {
      clip(received, offtake)
      clip(supplied, feedIn)
      reduceLargerSide(received, supplied)
    } else {
      refuseExcess(received, offtake, slack, t, when)
      refuseExcess(supplied, feedIn, slack, t, when)
      balance(received, supplied, feedIn, slack, t, when)
    }
    shared[t] = sumOf(received)
    const possible = Math.min(sumOf(column(counted.offtake, t)), sumOf(column(counted.feedIn, t)))
    if (split.gap[t] !== 1 && shared[t]! > possible + slack) {
      throw new ProblemError(
        sharingProblem('operator-share-exceeds', { when: when(t), over: (shared[t]! - possible) / 1e6 }),
      )
    }
    for (let i = 0; i < members; i++) {
      sharedIn[i]![t] = received[i]!
      sharedOut[i]![t] = supplied[i]!
    }
  }
  return { sharedIn, sharedOut, shared }
}

/** A member's shared energy above the metered or below zero: within the rounding it is cut, beyond it is a fault. */
function refuseExcess(
  shares: Float64Array,
  metered: Float64Array,
  slack: number,
  t: number,
  when: (slot: number) => string,
): void {
  for (let i = 0; i < shares.length; i++) {
    const over = Math.max(shares[i]! - metered[i]!, -shares[i]!)
    if (over > slack) {
      throw new ProblemError(sharingProblem('operator-share-exceeds', { when: when(t), over: over / 1e6 }))
    }
  }
  clip(shares, metered)
}

function clip(shares: Float64Array, metered: Float64Array): void {
  for (let i = 0; i < shares.length; i++) shares[i] = Math.min(metered[i]!, Math.max(0, shares[i]!))
}

function balance(
  received: Float64Array,
  supplied: Float64Array,
  feedIn: Float64Array,
  slack: number,
  t: number,
  when: (slot: number) => string,
): void {
  const difference = sumOf(received) - sumOf(supplied)
  if (difference === 0) return
  if (Math.abs(difference) > slack) {
    throw new ProblemError(
      sharingProblem('operator-sides-differ', { when: when(t), difference: Math.abs(difference) / 1e6 }),
    )
  }
  supplied[largestSupplier(supplied, feedIn, difference)]! += difference
}

/** Index of the largest entry that can change by `change` and stay within the feed-in; without any, of the largest. */
function largestSupplier(supplied: Float64Array, feedIn: Float64Array, change: number): number {
  let largest = 0
  let fitting: number | null = null
  for (let i = 0; i < supplied.length; i++) {
    if (supplied[i]! > supplied[largest]!) largest = i
    const after = supplied[i]! + change
    if (after < 0 || after > feedIn[i]!) continue
    if (fitting === null || supplied[i]! > supplied[fitting]!) fitting = i
  }
  return fitting ?? largest
}

function reduceLargerSide(received: Float64Array, supplied: Float64Array): void {
  const shared = Math.min(sumOf(received), sumOf(supplied))
  shareOutWhole(shared, Float64Array.from(received), received)
  shareOutWhole(shared, Float64Array.from(supplied), supplied)
}

/** How much of what could be shared the operator did share. */
export interface OperatorKappa {
  /** κ_t = min(1, E_t/min(A_N, B_N)); 1 where nothing could be shared. */
  readonly kappa: Float64Array
  /** The smallest κ_t of the slots in which more is withheld than the rounding of so many columns; else null. */
  readonly smallest: number | null
}

/** κ of every slot (settlement.md A.4); `columns` is the number of points in the operator's file. */
export function operatorKappa(allocation: Allocation, counted: Flows, columns: number): OperatorKappa {
  const kappa = new Float64Array(counted.slots).fill(1)
  let smallest: number | null = null
  for (let t = 0; t < counted.slots; t++) {
    let offtake = 0
    let feedIn = 0
    for (let i = 0; i < counted.offtake.length; i++) {
      offtake += counted.offtake[i]![t]!
      feedIn += counted.feedIn[i]![t]!
    }
    const possible = Math.min(offtake, feedIn)
    if (possible === 0) continue
    kappa[t] = Math.min(1, allocation.shared[t]! / possible)
    const withheld = possible - allocation.shared[t]!
    if (withheld > 0.5 * columns && (smallest === null || kappa[t]! < smallest)) smallest = kappa[t]!
  }
  return { kappa, smallest }
}
