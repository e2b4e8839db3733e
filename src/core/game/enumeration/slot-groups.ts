import { groupKernel } from './group-kernel.ts'
import { Stretches } from '../webassembly.ts'
import { wholeWeights } from './whole-weights.ts'

/** Groups of so many members make one block of the kernel; a block's tables fill a third of the nearest memory. */
const FEW = 10

interface Weights {
  readonly address: number
  readonly denominator: bigint
}

/**
 * Shapley values of the game max(0, Σ_S d) of one slot for up to 20 members, by all groups in whole numbers. The values of
 * the groups are never stored: blocks over the first ten members are folded into one, which the other members' groups go
 * through (see shapleyOfTable for the formula).
 */
export class SlotGroups {
  readonly #kernel = groupKernel()
  readonly #stretches = new Stretches(this.#kernel.memory)
  readonly #draws: number
  readonly #levels: number
  readonly #bases: number
  readonly #folds: number
  readonly #out: number
  readonly #weights = new Map<number, Weights>()

  constructor() {
    this.#draws = this.#stretches.take(4 * 2 * FEW)
    this.#levels = this.#stretches.take(4 * 2 ** FEW)
    this.#bases = this.#stretches.take(4 * 2 ** FEW)
    this.#folds = this.#stretches.take(8 * 2 ** FEW)
    this.#out = this.#stretches.take(8 * 2 * FEW)
  }

  /**
   * Writes to shares[j] what member j has of min(Σo, Σf) less the own min(o, f), in the unit of the draws, rounded once.
   * The first `count` draws, from 2 to 20, are whole numbers, none 0, whose sizes sum to less than 2³¹.
   */
  solve(draws: ArrayLike<number>, count: number, shares: Float64Array): void {
    const { address, denominator } = this.#weightsFor(count)
    const { buffer } = this.#kernel.memory
    const loaded = new Int32Array(buffer, this.#draws, count)
    let together = 0n
    for (let j = 0; j < count; j++) {
      loaded[j] = draws[j]!
      together += BigInt(draws[j]!)
    }
    const few = Math.min(FEW, count)
    this.#kernel.slot(
      few,
      count - few,
      this.#draws,
      address,
      this.#levels,
      this.#bases,
      this.#folds,
      this.#out,
    )
    const gross = new BigInt64Array(buffer, this.#out, count)
    let all = together > 0n ? -together * denominator : 0n
    for (let j = 0; j < count; j++) all += gross[j]!
    const common = all / BigInt(count)
    for (let j = 0; j < count; j++) {
      const drawn = draws[j]! > 0 ? BigInt(draws[j]!) * denominator : 0n
      shares[j] = Number(drawn - gross[j]! + common) / Number(denominator)
    }
  }

  /** A row for every size of the group among the members outside the block. */
  #weightsFor(count: number): Weights {
    const known = this.#weights.get(count)
    if (known !== undefined) return known
    const few = Math.min(FEW, count)
    const { denominator, bySize } = wholeWeights(count)
    const groups = 2 ** few
    const rows = count - few + 1
    const address = this.#stretches.take(4 * groups * rows)
    const table = new Int32Array(this.#kernel.memory.buffer, address, groups * rows)
    const sizes = new Uint8Array(groups)
    for (let group = 1; group < groups; group++) sizes[group] = sizes[group >>> 1]! + (group & 1)
    for (let more = 0; more < rows; more++) {
      for (let group = 0; group < groups; group++)
        table[more * groups + group] = bySize[sizes[group]! + more]!
    }
    const weights = { address, denominator: BigInt(denominator) }
    this.#weights.set(count, weights)
    return weights
  }
}
