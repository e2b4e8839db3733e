type Numbers = Float64Array | Int32Array | Uint8Array

/** Numbers that are added one by one, outside the heap of objects; once cleared it is filled again in the same place. */
export class GrowingArray<T extends Numbers> {
  readonly #kind: new (length: number) => T
  #values: T
  #length = 0

  constructor(kind: new (length: number) => T) {
    this.#kind = kind
    this.#values = new kind(1024)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new this.#kind(2 * this.#length)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  at(index: number): number {
    return this.#values[index]!
  }

  set(index: number, value: number): void {
    this.#values[index] = value
  }

  clear(): void {
    this.#length = 0
  }

  /** Whether it holds these numbers and no others. */
  equals(numbers: ArrayLike<number>): boolean {
    if (numbers.length !== this.#length) return false
    for (let k = 0; k < this.#length; k++) if (numbers[k] !== this.#values[k]) return false
    return true
  }

  /** Writes what was added over as many numbers. */
  copyTo(numbers: { [index: number]: number }): void {
    for (let k = 0; k < this.#length; k++) numbers[k] = this.#values[k]!
  }

  /** A copy of what was added. */
  copy(): T {
    return this.#values.slice(0, this.#length) as T
  }
}
