/**
 * What members with coefficients may claim of each other's feed-in. Of two members' product a_i·f_j, which counts where
 * both are in a group, any part θ may be laid to i and the rest to j: [i∈S]·[j∈S] ≤ θ·[i∈S] + (1 − θ)·[j∈S]. For members
 * who take part by parts z the best θ lays it to who takes part less, and half of it to either where both are the same;
 * the product then counts by min(z_i, z_j).
 */
export class Claims {
  readonly #parts: Float64Array
  /** Members by part, most first. */
  readonly #order: Int32Array

  constructor(parts: Float64Array) {
    this.#parts = parts
    this.#order = Int32Array.from(parts, (_one, i) => i).toSorted((a, b) => parts[b]! - parts[a]! || a - b)
  }

  /**
   * What members ask for by their parts, z_i·o_i, or if that is less what they claim, Σ_j a_i·f_j·min(z_i, z_j): then
   * rates[i] = a_i, else 0.
   */
  ask(
    drawn: (member: number) => number,
    fed: (member: number) => number,
    coefficient: (member: number) => number,
    asking: Float64Array,
    rates: Float64Array,
  ): void {
    let below = 0
    for (const i of this.#order) below += this.#parts[i]! * fed(i)
    let above = 0
    this.#byPart((tied) => {
      const part = this.#parts[tied[0]!]!
      let here = 0
      for (const i of tied) here += fed(i)
      below -= part * here
      for (const i of tied) {
        const need = drawn(i)
        const rate = need > 0 ? coefficient(i) : 0
        const claim = rate * (Math.max(0, below) + part * (above + here))
        // who takes no part asks for nothing either way; the smaller price is then the better
        const isClaim = need > 0 && (part > 0 ? claim < part * need : rate * (above + here / 2) < need)
        asking[i] = isClaim ? claim : part * need
        rates[i] = isClaim ? rate : 0
      }
      above += here
    })
  }

  /** Lays Σ_i rate_i·f_j, for all i and j, to one of the two or half of it to either, into y. */
  divide(rates: Float64Array, fed: (member: number) => number, y: Float64Array): void {
    let fedAbove = 0
    let ratesAbove = 0
    this.#byPart((tied) => {
      let [fedHere, ratesHere] = [0, 0]
      for (const i of tied) {
        fedHere += fed(i)
        ratesHere += rates[i]!
      }
      for (const i of tied)
        y[i]! += rates[i]! * (fedAbove + fedHere / 2) + fed(i) * (ratesAbove + ratesHere / 2)
      fedAbove += fedHere
      ratesAbove += ratesHere
    })
  }

  #byPart(each: (tied: Int32Array) => void): void {
    const order = this.#order
    for (let from = 0; from < order.length;) {
      let until = from + 1
      while (until < order.length && this.#parts[order[until]!] === this.#parts[order[from]!]) until++
      each(order.subarray(from, until))
      from = until
    }
  }
}
