import { performance } from 'node:perf_hooks'

/** Somebody asks so often; each asks for a page's worth of data. */
const ASK_EVERY_MS = 25
/** So often the thread is asked how much processor time it has used since. */
const TICK_MS = 5

export interface Step {
  readonly name: string
  readonly seconds: number
  /** Of all threads: what is left of `seconds` on a machine that does nothing else, or less. */
  readonly processorSeconds: number
  readonly longestWaitMs: number
  /** Processor time that the service's own thread was busy at most before it looked up; on a busy machine a wait says less. */
  readonly longestBlockMs: number
}

export const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100

/** Runs steps one after another and keeps what each took while somebody went on asking. */
export class WatchedSteps {
  readonly all: Step[] = []
  readonly #question: () => Promise<unknown>

  constructor(question: () => Promise<unknown>) {
    this.#question = question
  }

  /** An asker waits from when it meant to ask until the answer is there. */
  async run<T>(
    name: string,
    work: () => Promise<T>,
    question: () => Promise<unknown> = this.#question,
  ): Promise<T> {
    let longest = 0
    const over = new AbortController()
    const asking = (async () => {
      while (!over.signal.aborted) {
        const due = performance.now() + ASK_EVERY_MS
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
        await question()
        longest = Math.max(longest, performance.now() - due)
      }
    })()
    let block = 0
    let used = process.threadCpuUsage()
    const lookUp = (): void => {
      const { user, system } = process.threadCpuUsage(used)
      used = process.threadCpuUsage()
      block = Math.max(block, (user + system) / 1000)
    }
    const ticking = setInterval(lookUp, TICK_MS)
    const processor = process.cpuUsage()
    const started = performance.now()
    const result = await work()
    const seconds = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(processor)
    lookUp()
    clearInterval(ticking)
    over.abort()
    await asking
    this.all.push({
      name,
      seconds: hundredths(seconds),
      processorSeconds: hundredths((user + system) / 1e6),
      longestWaitMs: Math.round(longest),
      longestBlockMs: Math.round(block),
    })
    return result
  }
}
