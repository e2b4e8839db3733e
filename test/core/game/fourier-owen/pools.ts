import { enumerate } from '../../../../src/core/game/enumeration.ts'
import { fourierOwen } from '../../../../src/core/game/fourier-owen/fourier-owen.ts'
import type { FourierOwenOutcome } from '../../../../src/core/game/fourier-owen/pool-walk.ts'
import type { SlotBudget } from '../../../../src/core/game/fourier-owen/slot-integral.ts'
import { poolGame } from '../../../../src/core/game/pool-game.ts'
import type { Flows } from '../../../../src/core/sharing/flows.ts'

/** Small words for the pool game of the tests: flows by member, everyone's Shapley value of the whole month. */

export function flowsOf(
  offtake: readonly (readonly number[])[],
  feedIn: readonly (readonly number[])[],
): Flows {
  return {
    slots: offtake[0]!.length,
    offtake: offtake.map((row) => Float64Array.from(row)),
    feedIn: feedIn.map((row) => Float64Array.from(row)),
  }
}

/** No slot is enumerated: every one with both sides goes through the series. */
export const seriesOnly: SlotBudget = { enumerated: 0, lattice: 1e9, truncated: 1e5 }
export const truncatedOnly: SlotBudget = { enumerated: 0, lattice: 0, truncated: 1e5 }

export interface Solved extends FourierOwenOutcome {
  readonly shapley: number[]
}

export function solve(flows: Flows, worth: ArrayLike<number>, budget: SlotBudget = seriesOnly): Solved {
  const shapley = flows.offtake.map(() => 0)
  const outcome = fourierOwen(
    flows,
    Float64Array.from(worth),
    (_, members, inSlot) => members.forEach((i, k) => (shapley[i]! += inSlot[k]!)),
    () => undefined,
    budget,
  )
  return { ...outcome, shapley }
}

export function enumerated(
  flows: Flows,
  worth: ArrayLike<number>,
): { shapley: number[]; values: Float64Array } {
  const shapley = flows.offtake.map(() => 0)
  const values = enumerate(
    poolGame(flows, Float64Array.from(worth)),
    (_, members, inSlot) => members.forEach((i, k) => (shapley[i]! += inSlot[k]!)),
    () => undefined,
  )
  return { shapley, values }
}

/** A generator of the same numbers in [0, 1) every time (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
