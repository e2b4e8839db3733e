/**
 * Sums over all groups of up to 20 members as one table: sums[mask] = Σ of values[k] over the bits k of mask.
 * Each entry is made from a smaller one by a single addition; whole numbers stay whole.
 */
export function subsetSums(values: ArrayLike<number>, sums: Float64Array): void {
  sums[0] = 0
  for (let k = 0, half = 1; k < values.length; k++, half *= 2) {
    const value = values[k]!
    for (let mask = 0; mask < half; mask++) sums[half + mask] = sums[mask]! + value
  }
}

/** Adds a table over a few members to one over all: total[S] += part[S ∩ those members]. */
export class LatticeSum {
  readonly total: Float64Array
  readonly #players: number
  readonly #index: Uint32Array
  #indexOf = ''

  constructor(players: number) {
    this.#players = players
    this.total = new Float64Array(2 ** players)
    this.#index = new Uint32Array(2 ** players)
  }

  add(members: readonly number[], part: Float64Array): void {
    const { total } = this
    if (members.length === this.#players) {
      for (let mask = 0; mask < total.length; mask++) total[mask]! += part[mask]!
      return
    }
    const index = this.#indexFor(members)
    for (let mask = 0; mask < total.length; mask++) total[mask]! += part[index[mask]!]!
  }

  /** index[S] = the mask of S ∩ members in the small table; neighbouring slots mostly have the same members. */
  #indexFor(members: readonly number[]): Uint32Array {
    const name = members.join()
    if (name === this.#indexOf) return this.#index
    this.#indexOf = name
    this.#index[0] = 0
    for (let k = 0, half = 1; k < this.#players; k++, half *= 2) {
      const position = members.indexOf(k)
      const bit = position < 0 ? 0 : 2 ** position
      for (let mask = 0; mask < half; mask++) this.#index[half + mask] = this.#index[mask]! + bit
    }
    return this.#index
  }
}
