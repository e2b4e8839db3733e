import { groupKernel } from './group-kernel.ts'
import { Stretches } from '../webassembly.ts'
import type { WholeGame } from './whole-game.ts'
import { wholeWeights } from './whole-weights.ts'

/** Shapley values as fractions, numerator ÷ denominator, in 10⁻¹² currency units. */
export interface ExactShares {
  readonly numerators: readonly bigint[]
  readonly denominator: bigint
}

/** Values up to this size are counted in 64 bits, larger ones in 128. */
const MOST_NARROW = 2 ** 62
/** Groups × slots between two ticks: some milliseconds. */
const WORK_OF_SLICE = 2 ** 23

/**
 * The value of every group over the month in whole numbers, walked in Gray code order: every step changes one member, in
 * one pass over the slots, four at a time. Nothing is ever rounded; the same month gives the same bits everywhere.
 * `tick(done, all)` is called every few milliseconds and throws to stop.
 */
export class GroupValues {
  readonly #game: WholeGame
  readonly #kernel = groupKernel()
  readonly #stretches = new Stretches(this.#kernel.memory)
  readonly #low: number
  /** Address of the upper halves; 0 where 64 bits are enough. */
  readonly #high: number

  constructor(game: WholeGame, tick: (done: number, all: number) => void) {
    this.#game = game
    const groups = 2 ** game.players
    this.#low = this.#stretches.take(8 * groups)
    this.#high = game.bound > MOST_NARROW ? this.#stretches.take(8 * groups) : 0
    this.#walk(tick)
  }

  /** In 10⁻¹² currency units, by mask, bit i = member i; exact below 2⁵³. */
  doubles(): Float64Array {
    const groups = 2 ** this.#game.players
    const out = this.#stretches.take(8 * groups)
    this.#kernel.doubles(groups, this.#low, this.#high, this.#game.unit, out)
    return new Float64Array(this.#kernel.memory.buffer, out, groups).slice()
  }

  /**
   * The Shapley values of the month, φ_i = Σ_s [w(s−1) + w(s)]·A_i(s) − c with A_i(s) the sum of v over the groups of s that
   * i is in; c makes Σφ = v(N). A_i(s) can reach max v·C(n−1, ⌊(n−1)/2⌋), 92,378 times a month's value for 20 members and
   * beyond 2⁶³ for a real month in microKWh, so these sums have 128 bits; the rest is done in whole numbers of any length.
   */
  shapley(): ExactShares {
    const { players, unit } = this.#game
    const { denominator, bySize } = wholeWeights(players)
    const row = players + 1
    const at = this.#stretches.take(16 * row * row)
    const { buffer } = this.#kernel.memory
    new BigUint64Array(buffer, at, 2 * row * row).fill(0n)
    this.#kernel.sums(1, 2 ** players, players, this.#low, this.#high, at)
    const lows = new BigUint64Array(buffer, at, 2 * row * row)
    const highs = new BigInt64Array(buffer, at, 2 * row * row)
    const sum = (size: number, column: number): bigint => {
      const place = 2 * (size * row + column)
      return (highs[place + 1]! << 64n) | lows[place]!
    }
    const gross = Array.from({ length: players }, (_, i) => {
      let value = 0n
      for (let size = 1; size <= players; size++) value += BigInt(bySize[size]!) * sum(size, i)
      return value
    })
    const whole = BigInt(denominator) * sum(players, players)
    const common = (gross.reduce((all, value) => all + value, 0n) - whole) / BigInt(players)
    return {
      numerators: gross.map((value) => (value - common) * BigInt(unit)),
      denominator: BigInt(denominator),
    }
  }

  #walk(tick: (done: number, all: number) => void): void {
    const { players, pieces } = this.#game
    const groups = 2 ** players
    const longest = Math.max(0, ...pieces.map(([from, to]) => to - from))
    const room = 4 * padded(longest)
    const draws = this.#stretches.take(2 * players * room)
    const prices = this.#stretches.take(room)
    const level = this.#stretches.take(room)
    const own = this.#stretches.take(8 * players)
    for (const [k, [from, to]] of pieces.entries()) {
      const row = 4 * padded(to - from)
      this.#load(from, to, row, { draws, prices, level, own })
      const slice = Math.max(1, Math.floor(WORK_OF_SLICE / (to - from)))
      for (let step = 1; step < groups; step += slice) {
        const end = Math.min(groups, step + slice)
        this.#kernel.walk(step, end, row, draws, prices, level, own, this.#low, this.#high)
        tick(k * groups + end, pieces.length * groups)
      }
    }
  }

  /** Lays a piece of the month out for the walk: everybody's draws and their negatives, prices, an empty group. */
  #load(
    from: number,
    to: number,
    row: number,
    at: { draws: number; prices: number; level: number; own: number },
  ): void {
    const { buffer } = this.#kernel.memory
    const { players, offtake, feedIn, price } = this.#game
    const rowAt = (address: number): Int32Array => new Int32Array(buffer, address, row / 4).fill(0)
    rowAt(at.level)
    rowAt(at.prices).set(price.subarray(from, to))
    const own = new BigInt64Array(buffer, at.own, players)
    for (let i = 0; i < players; i++) {
      const enters = rowAt(at.draws + 2 * i * row)
      const leaves = rowAt(at.draws + (2 * i + 1) * row)
      let drawn = 0n
      for (let t = from; t < to; t++) {
        const draw = offtake[i]![t]! - feedIn[i]![t]!
        enters[t - from] = draw
        leaves[t - from] = -draw
        drawn += BigInt(price[t]!) * BigInt(offtake[i]![t]!)
      }
      own[i] = drawn
    }
  }
}

function padded(slots: number): number {
  return (slots + 3) & ~3
}
