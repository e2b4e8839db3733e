import type { Series } from '../plan.ts'

/**
 * The series of one day's plan, used again for the next day: a hundred members' days would otherwise be collected again
 * and again while they already lie among what is kept. A plan made of them holds until `restart`.
 */
export class DaySeries {
  readonly steps: number
  /** Zeros; not to be written. */
  readonly none: Series
  readonly #made: Float64Array[] = []
  #given = 0

  constructor(steps: number) {
    this.steps = steps
    this.none = new Float64Array(steps)
  }

  /** Takes back everything that was handed out. */
  restart(): void {
    this.#given = 0
  }

  /** A series with these values. */
  of(value: (slot: number) => number): Float64Array {
    let series = this.#made[this.#given]
    if (!series) this.#made.push((series = new Float64Array(this.steps)))
    this.#given++
    for (let t = 0; t < this.steps; t++) series[t] = value(t)
    return series
  }
}
