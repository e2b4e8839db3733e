import { greatestCommonDivisor } from '../common-divisor.ts'
import type { PoolGame } from '../pool-game.ts'
import { activeMembers } from '../sharing-game.ts'

/** 32 bits with sign. */
const MOST = 2 ** 31 - 1
/** The sum over a piece of the slots that 64 bits with sign are sure to hold, whatever group. */
const MOST_OF_PIECE = 2 ** 62
/** Slots of a piece: so many rows of a walk stay in the processor's nearest memory. */
const SLOTS_OF_PIECE = 512

/** A pool game in the smallest whole numbers it can be written in, of the slots only in which anything can be shared. */
export interface WholeGame {
  readonly players: number
  /** Numbers of those slots in the month. */
  readonly slots: Int32Array
  /** [player][slot], in energy steps. */
  readonly offtake: readonly Int32Array[]
  readonly feedIn: readonly Int32Array[]
  /** Worth of an energy step by slot, in price steps. */
  readonly price: Int32Array
  /** One energy step at one price step, in 10⁻¹² currency units. */
  readonly unit: number
  /** Stretches of slots, each [from, to), whose values need no more than 64 bits. */
  readonly pieces: readonly (readonly [number, number])[]
  /** No group's value is above this in size, in units. */
  readonly bound: number
}

/**
 * The game in energy and price steps, the greatest that divide all of them: 10 Wh and 0.01 ct for most months. Null where
 * a price is no whole number of 10⁻⁶ (the operator's key scales them), or a slot's energies or a price need more than 31
 * bits: over 2,147 kWh a slot in steps of a microKWh.
 */
export function wholeGame({ flows, worth }: PoolGame): WholeGame | null {
  const shared: number[] = []
  let energyStep = 0
  let priceStep = 0
  let most = 0
  const sums: number[] = []
  for (let t = 0; t < flows.slots; t++) {
    const price = worth[t]!
    if (price === 0) continue
    const members = activeMembers(flows, t)
    if (members.length === 0) continue
    if (!Number.isSafeInteger(price)) return null
    let sum = 0
    for (const i of members) {
      const o = flows.offtake[i]![t]!
      const f = flows.feedIn[i]![t]!
      if (!Number.isSafeInteger(o) || !Number.isSafeInteger(f)) return null
      sum += o + f
      if (energyStep !== 1) energyStep = greatestCommonDivisor(o, greatestCommonDivisor(f, energyStep))
    }
    priceStep = greatestCommonDivisor(Math.abs(price), priceStep)
    most = Math.max(most, Math.abs(price))
    shared.push(t)
    sums.push(sum)
  }
  if (shared.length === 0) {
    energyStep = 1
    priceStep = 1
  }
  if (most / priceStep > MOST || sums.some((sum) => sum / energyStep > MOST)) return null
  const row = (of: Float64Array): Int32Array => Int32Array.from(shared, (t) => of[t]! / energyStep)
  const price = Int32Array.from(shared, (t) => worth[t]! / priceStep)
  const sizes = sums.map((sum, k) => (sum / energyStep) * Math.abs(price[k]!))
  return {
    players: flows.offtake.length,
    slots: Int32Array.from(shared),
    offtake: flows.offtake.map(row),
    feedIn: flows.feedIn.map(row),
    price,
    unit: energyStep * priceStep,
    pieces: piecesOf(sizes),
    bound: sizes.reduce((sum, size) => sum + size, 0),
  }
}

function piecesOf(sizes: readonly number[]): [number, number][] {
  const pieces: [number, number][] = []
  let from = 0
  let sum = 0
  for (const [slot, size] of sizes.entries()) {
    if (slot - from === SLOTS_OF_PIECE || (slot > from && sum + size > MOST_OF_PIECE)) {
      pieces.push([from, slot])
      from = slot
      sum = 0
    }
    sum += size
  }
  if (from < sizes.length) pieces.push([from, sizes.length])
  return pieces
}
