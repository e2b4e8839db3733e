import { bugProblem } from '../../core/problems/bugs.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import type { Message, Order, TaskInput, TaskName, TaskOutput } from './tasks.ts'
import type { ProgressFigures } from './task.ts'
import { WorkerPool } from './worker-pool.ts'

/** How the caller learns how far the work is, and stops it. */
export interface ComputeWatch {
  report(phase: string, done: number, total: number, figures?: ProgressFigures): void
  readonly signal: AbortSignal
}

/** The workers of this process. */
export const workers = new WorkerPool()

/**
 * Computes one order in a worker, so that the service stays awake and cancelling always works: first by the shared flag,
 * then by ending the worker. Rejects with the task's problem, or with `cancelled`. A worker that was cancelled or failed
 * is not used again, and the answer then waits until its thread is gone.
 */
export function compute<N extends TaskName>(
  task: N,
  input: TaskInput<N>,
  watch: ComputeWatch,
): Promise<TaskOutput<N>> {
  const cancelled = (): ProblemError => new ProblemError(bugProblem('cancelled'))
  if (watch.signal.aborted) return Promise.reject(cancelled())
  return new Promise((resolve, reject) => {
    const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
    const worker = workers.take()
    const cancel = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1)
      void end(cancelled())
    }
    const leave = (): void => {
      watch.signal.removeEventListener('abort', cancel)
      worker.off('message', hear).off('error', fail).off('exit', vanish)
    }
    const end = async (reason: Error): Promise<void> => {
      leave()
      await workers.end(worker)
      reject(reason)
    }
    const hear = (message: Message): void => {
      if (message.kind === 'progress')
        return watch.report(message.phase, message.done, message.total, message.figures)
      if (message.kind === 'error')
        return void end(new Error(`the worker failed at ${task}: ${message.stack}`))
      leave()
      workers.giveBack(worker)
      if (message.kind === 'value') resolve(message.value as TaskOutput<N>)
      else reject(new ProblemError(message.problem))
    }
    const fail = (error: Error): void => void end(error)
    const vanish = (): void => {
      leave()
      reject(new Error(`the worker ended at ${task}`))
    }
    watch.signal.addEventListener('abort', cancel)
    worker.on('message', hear).on('error', fail).on('exit', vanish)
    try {
      worker.postMessage({ task, input, stop } satisfies Order)
    } catch (error) {
      void end(error instanceof Error ? error : new Error(String(error)))
    }
  })
}
