import type { Direction } from '../community/vocabulary.ts'
import type { Quantity } from '../metering/series.ts'
import type { Labels } from './label-clock.ts'

/** The rows of one register, still in file order and without a place in time. */
export interface Channel {
  /** The meter's id; '' where the file names none. */
  readonly point: string
  readonly direction: Direction | 'other'
  readonly quantity: Quantity
  /** Channels of one point, direction and quantity are registers of one meter (day, night) and are added. */
  readonly register: string
  /** Channels of a wide table share one object. */
  readonly labels: Labels
  /** One a label: energy in 10⁻⁶ kWh, for `cumulative` the meter's stand; NaN = missing. */
  readonly values: Float64Array
  readonly qualities: Uint8Array | null
  readonly cumulative: boolean
}

/** A total the file states, with the channels it should be the sum of; `dates` limits it to these local days. */
export interface StatedTotal {
  readonly kind: string
  readonly statedMicro: number
  readonly channels: readonly Channel[]
  readonly dates: readonly string[] | null
}

export interface SkippedRows {
  readonly reason: string
  readonly rows: number
}

/** What a format has read out of a file, before placing it in time. */
export interface RawReadings {
  readonly zone: string
  readonly label: 'start' | 'end' | 'both'
  readonly unit: string
  /** Where the file states it; else it is the distance of the rows. */
  readonly stepSeconds: number | null
  /** Seconds by which stands are read later than their labels say: some sources write a stand beside the slot that it ends. */
  readonly standsLater?: number
  readonly channels: readonly Channel[]
  readonly totals: readonly StatedTotal[]
  /** Meters' stands beside the energies, a check of them. */
  readonly stands?: readonly Channel[]
  readonly skipped: readonly SkippedRows[]
  readonly notes: readonly string[]
}

/** Collects labels row by row. */
export class LabelColumn {
  readonly #naive: number[] = []
  readonly #instants: number[] = []
  readonly #passes: number[] = []
  #anyInstant = false
  #anyPass = false

  get length(): number {
    return this.#naive.length
  }

  add(naive: number, instant: number | null, pass: 1 | 2 | null): void {
    this.#naive.push(naive)
    this.#instants.push(instant ?? Number.NaN)
    this.#passes.push(pass ?? 0)
    if (instant !== null) this.#anyInstant = true
    if (pass !== null) this.#anyPass = true
  }

  finish(): Labels {
    return {
      naive: Float64Array.from(this.#naive),
      instants: this.#anyInstant ? Float64Array.from(this.#instants) : null,
      passes: this.#anyPass ? Uint8Array.from(this.#passes) : null,
    }
  }

  /** The labels of some rows, in the order given. */
  pick(rows: readonly number[]): Labels {
    const picked = new LabelColumn()
    for (const row of rows) {
      const instant = this.#instants[row] as number
      const pass = this.#passes[row] as 0 | 1 | 2
      picked.add(this.#naive[row] as number, Number.isNaN(instant) ? null : instant, pass === 0 ? null : pass)
    }
    return picked.finish()
  }
}
