/** Few numbers take little room, many are never copied while they grow. */
const SMALLEST = 16
const LARGEST = 4096

/** Numbers that come one by one, held in pieces, so that a year of a large cooperative is held once. */
export class GrowingValues {
  #full: Float64Array[] = []
  #last = new Float64Array(0)
  #inLast = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#inLast === this.#last.length) {
      if (this.#inLast > 0) this.#full.push(this.#last)
      this.#last = new Float64Array(Math.min(LARGEST, Math.max(SMALLEST, this.#length)))
      this.#inLast = 0
    }
    this.#last[this.#inLast++] = value
    this.#length++
  }

  /** All of them; afterwards there are none. */
  finish(): Float64Array {
    const whole = new Float64Array(this.#length)
    let at = 0
    for (const piece of this.#full) {
      whole.set(piece, at)
      at += piece.length
    }
    whole.set(this.#last.subarray(0, this.#inLast), at)
    this.#full = []
    this.#last = new Float64Array(0)
    this.#inLast = 0
    this.#length = 0
    return whole
  }
}
