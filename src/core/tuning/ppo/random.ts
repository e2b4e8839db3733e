const TWO_TO_32 = 4_294_967_296

/**
 * Seeded random numbers (sfc32 by Chris Doty-Humphrey): the same seed gives the same sequence, bit for bit. Whatever is
 * random in training draws from one of these and from nothing else.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1
  #spare: number | null = null

  constructor(seed: number) {
    // two halves, so that seeds beyond 32 bits differ too
    this.#a = seed >>> 0
    this.#b = Math.floor(seed / TWO_TO_32) >>> 0
    this.#c = 0x9e3779b9
    for (let k = 0; k < 16; k++) this.#next()
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.#next() / TWO_TO_32
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform()
  }

  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number {
    return Math.floor(this.uniform() * count)
  }

  /** Standard normal (Box–Muller, both values used). */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare
      this.#spare = null
      return spare
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    const angle = 2 * Math.PI * this.uniform()
    this.#spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }

  /** Puts the entries in random order, in place (Fisher–Yates). */
  shuffle(entries: Uint32Array): void {
    for (let k = entries.length - 1; k > 0; k--) {
      const other = this.below(k + 1)
      const kept = entries[k]!
      entries[k] = entries[other]!
      entries[other] = kept
    }
  }

  /** A generator of its own whose numbers do not depend on how many this one still gives. */
  fork(): Random {
    return new Random(this.#next() * 65_536 + (this.#next() >>> 16))
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) >>> 0
    this.#counter = (this.#counter + 1) >>> 0
    this.#a = (this.#b ^ (this.#b >>> 9)) >>> 0
    this.#b = (this.#c + (this.#c << 3)) >>> 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) >>> 0
    return sum
  }
}
