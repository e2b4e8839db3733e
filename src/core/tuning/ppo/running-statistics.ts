import * as v from 'valibot'

export const StatisticsSchema = v.object({
  count: v.number(),
  mean: v.array(v.number()),
  /** Sum of squared differences from the mean. */
  squares: v.array(v.number()),
})
export type Statistics = v.InferOutput<typeof StatisticsSchema>

const EPSILON = 1e-8

/** Mean and spread of what was seen so far, number by number (Welford), to bring observations to one scale. */
export class RunningStatistics {
  readonly #mean: Float64Array
  readonly #squares: Float64Array
  #count: number

  constructor(start: Statistics) {
    this.#count = start.count
    this.#mean = Float64Array.from(start.mean)
    this.#squares = Float64Array.from(start.squares)
  }

  static ofSize(size: number): RunningStatistics {
    const none = Array.from({ length: size }, () => 0)
    return new RunningStatistics({ count: 0, mean: none, squares: none })
  }

  add(values: ArrayLike<number>): void {
    this.#count += 1
    for (let k = 0; k < this.#mean.length; k++) {
      const before = values[k]! - this.#mean[k]!
      this.#mean[k]! += before / this.#count
      this.#squares[k]! += before * (values[k]! - this.#mean[k]!)
    }
  }

  /** (value − mean)/deviation, at most ±10; as it is before anything was seen. */
  normalise(values: ArrayLike<number>, out: Float64Array): void {
    for (let k = 0; k < this.#mean.length; k++) {
      out[k] = this.#count < 2 ? values[k]! : clip((values[k]! - this.#mean[k]!) / this.deviation(k))
    }
  }

  deviation(k: number): number {
    return this.#count < 2 ? 1 : Math.sqrt(this.#squares[k]! / this.#count + EPSILON)
  }

  toJSON(): Statistics {
    return { count: this.#count, mean: Array.from(this.#mean), squares: Array.from(this.#squares) }
  }
}

export function clip(value: number): number {
  return Math.max(-10, Math.min(10, value))
}
