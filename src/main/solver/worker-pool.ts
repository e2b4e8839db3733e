import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/** More idle workers than this are ended: they hold the memory of the largest game they have seen. */
const MOST_IDLE = 2
/** How long a worker may idle before it is ended. */
const IDLE_MS = 30_000
/** How long a worker that was told to end may take before it is ended by force. */
const GRACE_MS = 300
/**
 * Room for what a worker allocates and soon drops. Left to itself the engine gives each thread a share of the machine's
 * memory before it collects anything: for a month's plan 70 MB more, and no task was measurably faster for it.
 */
const YOUNG_MB = 6

/**
 * Workers kept warm from one order to the next: starting one and loading its code takes a fifth of a second. Idle ones
 * keep no process alive. A worker is lent to one caller at a time, who gives it back or ends it.
 */
export class WorkerPool {
  readonly #idle = new Map<Worker, NodeJS.Timeout>()

  /** How many workers wait for an order. */
  get idle(): number {
    return this.#idle.size
  }

  /** An idle worker, else a new one. */
  take(): Worker {
    const warm = this.#idle.keys().next().value
    if (!warm) {
      const started = new Worker(workerFile(), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
      // whoever has borrowed it listens too; what an idle or ending worker falls over must not take the process down
      return started.on('error', () => undefined).on('exit', () => this.#forget(started))
    }
    this.#forget(warm)
    warm.ref()
    return warm
  }

  /** Takes back a worker that has answered its order and does nothing any more. */
  giveBack(worker: Worker): void {
    if (this.#idle.size >= MOST_IDLE) return void this.end(worker)
    worker.unref()
    this.#idle.set(worker, setTimeout(() => void this.end(worker), IDLE_MS).unref())
  }

  /** Ends a worker and waits until its thread is gone: a thread still unwinding while the process closes can take it down. */
  end(worker: Worker): Promise<void> {
    this.#forget(worker)
    return new Promise((resolve) => {
      if (worker.threadId === -1) return resolve()
      const force = setTimeout(() => void worker.terminate(), GRACE_MS)
      worker.once('exit', () => {
        clearTimeout(force)
        resolve()
      })
      worker.ref()
      worker.postMessage(null)
    })
  }

  /** Ends the workers that wait; those at work are their callers'. */
  async endIdle(): Promise<void> {
    await Promise.all([...this.#idle.keys()].map((worker) => this.end(worker)))
  }

  #forget(worker: Worker): void {
    clearTimeout(this.#idle.get(worker))
    this.#idle.delete(worker)
  }
}

/** The worker's file: the TypeScript source beside this one, or what the build made of it beside the bundle. */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./solver.worker.ts', import.meta.url)
  // shared code of several entries is bundled into a folder of chunks, one below the entries
  const places = ['./solver.js', '../solver.js'].map((place) => new URL(place, import.meta.url))
  const found = places.find((place) => existsSync(fileURLToPath(place)))
  if (!found) throw new Error('the build holds no solver.js')
  return found
}
