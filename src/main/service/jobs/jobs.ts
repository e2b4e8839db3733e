import { performance } from 'node:perf_hooks'
import type { JobProgress } from '../../../core/contract/call.ts'
import { bugProblem } from '../../../core/problems/bugs.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { serviceProblem } from '../problems.ts'
import { progressPace } from './pace.ts'

/** What a handler is given to tell how far it is and to learn that it shall stop. */
export interface JobWatch {
  report(phase: string, done: number, total: number, figures?: JobProgress['figures']): void
  readonly signal: AbortSignal
  /** Throws the problem `cancelled`; called before every write, so that a cancelled job leaves nothing. */
  throwIfCancelled(): void
}

export const cancelledError = (): ProblemError => new ProblemError(bugProblem('cancelled'))

export function watchOf(signal: AbortSignal, report: JobWatch['report']): JobWatch {
  return {
    report,
    signal,
    throwIfCancelled() {
      if (signal.aborted) throw cancelledError()
    },
  }
}

/** For calls, which are too short to report or to stop. */
export const unwatched: JobWatch = watchOf(new AbortController().signal, () => undefined)

/** The jobs that run now, by the id the page gave them. */
export class Jobs {
  readonly #running = new Map<string, { readonly stop: AbortController; readonly done: Promise<unknown> }>()

  async run<T>(
    job: string,
    report: (progress: JobProgress) => void,
    work: (watch: JobWatch) => Promise<T>,
  ): Promise<T> {
    if (this.#running.has(job)) throw new ProblemError(serviceProblem('job-running'))
    const stop = new AbortController()
    const pace = progressPace(
      () => performance.now(),
      (progress) => report({ job, ...progress }),
    )
    const watch = watchOf(stop.signal, pace)
    const done = (async () => work(watch))()
    this.#running.set(job, { stop, done })
    try {
      // a stop that comes after the final write came too late: what was saved is told, not called cancelled
      return await done
    } catch (error) {
      // whatever a stopped computation fell over, what happened is that it was cancelled
      if (stop.signal.aborted) throw cancelledError()
      throw error
    } finally {
      this.#running.delete(job)
    }
  }

  cancel(job: string): void {
    this.#running.get(job)?.stop.abort()
  }

  /** Stops all jobs but one and waits until they have ended. */
  async stopAll(except: AbortSignal | null = null): Promise<void> {
    const others = [...this.#running.values()].filter((job) => job.stop.signal !== except)
    for (const { stop } of others) stop.abort()
    await Promise.allSettled(others.map((job) => job.done))
  }
}
