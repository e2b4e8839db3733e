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

  async next(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_MS) return
    await setImmediate()
    this.#since = performance.now()
  }
}
