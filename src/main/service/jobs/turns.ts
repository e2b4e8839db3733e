import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

/** How long this thread may be busy before whoever waits is answered. */
const LONGEST_MS = 20

/**
 * Divides long work of the service's own thread into turns: awaited after every step, it lets the others be answered once
 * enough time has gone by. Between turns anything may be asked and written, so what is read over several of them is read
 * as of one batch, and what is written is written in one turn.
 */
export class Turns {
  #since = performance.now()
  readonly #goOn: () => void
  readonly #longestMs: number

  /** `goOn` is asked after every pause and throws the problem where the work has lost its ground. */
  constructor(goOn: () => void = () => undefined, longestMs = LONGEST_MS) {
    this.#goOn = goOn
    this.#longestMs = longestMs
  }

  async next(): Promise<void> {
    if (performance.now() - this.#since < this.#longestMs) return
    await setImmediate()
    this.#since = performance.now()
    this.#goOn()
  }

  /** What work comes to that yields after each of its steps. */
  async through<T>(work: Iterator<unknown, T, undefined>): Promise<T> {
    for (;;) {
      const step = work.next()
      if (step.done) return step.value
      await this.next()
    }
  }
}
