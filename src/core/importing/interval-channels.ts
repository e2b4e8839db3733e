import { ProblemError } from '../problems/problem.ts'
import type { Channel } from './channel.ts'
import { importProblem } from './problems.ts'
import { stepWords } from './step.ts'

/** Which register a value belongs to. */
export type Register = Pick<Channel, 'point' | 'direction' | 'register' | 'cumulative'>

interface Growing extends Register {
  readonly starts: number[]
  readonly values: number[]
  readonly qualities: number[]
}

/**
 * Collects values whose place in time the file states, slot by slot, register by register. All registers of a file must have slots of one
 * length; `finish` throws a ProblemError `two-granularities` where they have not, `empty` where there is none.
 */
export class IntervalChannels {
  readonly #file: string
  readonly #channels = new Map<string, Growing>()
  readonly #steps = new Set<number>()

  constructor(file: string) {
    this.#file = file
  }

  get length(): number {
    return this.#channels.size
  }

  /** `start`: UTC seconds of the slot's start (of a register: of the reading); `micro` 10⁻⁶ kWh, NaN = missing; quality code. */
  add(register: Register, stepSeconds: number, start: number, micro: number, quality: number): void {
    this.#steps.add(stepSeconds)
    const key = JSON.stringify([register.point, register.direction, register.register, register.cumulative])
    let channel = this.#channels.get(key)
    if (!channel) {
      channel = { ...register, starts: [], values: [], qualities: [] }
      this.#channels.set(key, channel)
    }
    channel.starts.push(start)
    channel.values.push(micro)
    channel.qualities.push(quality)
  }

  finish(): { readonly channels: Channel[]; readonly stepSeconds: number } {
    const [stepSeconds, other] = [...this.#steps].toSorted((a, b) => a - b)
    if (stepSeconds === undefined) throw new ProblemError(importProblem('empty', { file: this.#file }))
    if (other !== undefined) {
      const detail = `slots of ${stepWords(stepSeconds)} and slots of ${stepWords(other)}.`
      throw new ProblemError(importProblem('two-granularities', { file: this.#file, detail }))
    }
    const channels = [...this.#channels.values()].map(
      ({ point, direction, register, cumulative, starts, values, qualities }): Channel => ({
        point,
        direction,
        quantity: 'measured',
        register,
        labels: { naive: Float64Array.from(starts), instants: Float64Array.from(starts), passes: null },
        values: Float64Array.from(values),
        qualities: Uint8Array.from(qualities),
        cumulative,
      }),
    )
    return { channels, stepSeconds }
  }
}
