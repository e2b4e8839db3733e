import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { bugProblem } from '../../core/problems/bugs.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import type { Message, Order, TaskName, Tasks } from './tasks.ts'

/** How the caller learns how far the work is, and stops it. */
export interface ComputeWatch {
  report(phase: string, done: number, total: number): void
  readonly signal: AbortSignal
}

/** How long a worker may take to notice the stop flag before it is ended. */
const GRACE_MS = 300

/**
 * Computes one order in a worker of its own, so that the service stays awake and cancelling always works: first by the
 * shared flag, then by ending the worker. Rejects with the worker's problem, or with `cancelled`.
 */
export function compute<N extends TaskName>(
  task: N,
  input: Tasks[N]['input'],
  watch: ComputeWatch,
): Promise<Tasks[N]['output']> {
  if (watch.signal.aborted) return Promise.reject(new ProblemError(bugProblem('cancelled')))
  return new Promise((resolve, reject) => {
    const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
    const worker = new Worker(workerFile(), { workerData: { task, input, stop } as Order })
    let grace: NodeJS.Timeout | null = null
    const cancel = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1)
      grace = setTimeout(() => void worker.terminate(), GRACE_MS)
    }
    const end = (): void => {
      if (grace) clearTimeout(grace)
      watch.signal.removeEventListener('abort', cancel)
    }
    watch.signal.addEventListener('abort', cancel)
    // answered only once the thread is gone: a thread still unwinding while the process or the file closes can take both down
    let answer = (): void => reject(new Error(`the worker ended at ${task}`))
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') watch.report(message.phase, message.done, message.total)
      else if (message.kind === 'value') answer = () => resolve(message.value as Tasks[N]['output'])
      else if (message.kind === 'problem') answer = () => reject(new ProblemError(message.problem))
      else answer = () => reject(new Error(`the worker failed at ${task}: ${message.stack}`))
    })
    worker.on('error', (error) => {
      answer = () => reject(error)
    })
    worker.on('exit', () => {
      end()
      if (watch.signal.aborted) reject(new ProblemError(bugProblem('cancelled')))
      else answer()
    })
  })
}

/** The worker's file: the TypeScript source beside this one, or what the build made of it beside the bundle. */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./settle.worker.ts', import.meta.url)
  // shared code of several entries is bundled into a folder of chunks, one below the entries
  const places = ['./settle.js', '../settle.js'].map((place) => new URL(place, import.meta.url))
  const found = places.find((place) => existsSync(fileURLToPath(place)))
  if (!found) throw new Error('the build holds no settle.js')
  return found
}
