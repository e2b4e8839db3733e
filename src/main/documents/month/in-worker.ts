import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { bugProblem } from '../../../core/problems/bugs.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import type { NamedFile } from '../archive/documents-archive.ts'
import { documentProblem } from '../problems.ts'
import type { DocumentsMessage, DocumentsOrder } from './documents-order.ts'
import type { DocumentNaming } from './month-documents.ts'
import type { MonthSheet } from './month-sheet.ts'

export interface WorkerWatch {
  report(done: number, total: number): void
  readonly signal: AbortSignal
}

/** How long the worker may take to notice the stop flag: a document may be in the press. */
const GRACE_MS = 500

/**
 * `monthDocuments` in a worker of its own, so that the service answers while the documents are written. Rejects with
 * the worker's problem, with `cancelled` once the signal is aborted, or with `documents-stopped`.
 */
export function monthDocumentsInWorker(
  month: MonthSheet,
  naming: DocumentNaming,
  watch: WorkerWatch,
): Promise<readonly NamedFile[]> {
  if (watch.signal.aborted) return Promise.reject(new ProblemError(bugProblem('cancelled')))
  return new Promise((resolve, reject) => {
    const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
    const order: DocumentsOrder = { month, naming, stop }
    const worker = new Worker(workerFile(), { workerData: order })
    let grace: NodeJS.Timeout | null = null
    const fail = (reason: string): void =>
      reject(
        new ProblemError(
          watch.signal.aborted ? bugProblem('cancelled') : documentProblem('documents-stopped', { reason }),
        ),
      )
    const cancel = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1)
      grace = setTimeout(() => void worker.terminate(), GRACE_MS)
    }
    watch.signal.addEventListener('abort', cancel)
    // answered only once the thread is gone: one still unwinding while the process closes can take it down
    let answer: (() => void) | null = null
    worker.on('message', (message: DocumentsMessage) => {
      if (message.kind === 'progress') watch.report(message.done, message.total)
      else if (message.kind === 'files') answer = () => resolve(message.files)
      else if (message.kind === 'problem') answer = () => reject(new ProblemError(message.problem))
      else answer = () => fail(message.stack.split('\n')[0] as string)
    })
    worker.on('error', (error) => {
      answer = () => fail(String(error))
    })
    worker.on('exit', (code) => {
      if (grace) clearTimeout(grace)
      watch.signal.removeEventListener('abort', cancel)
      if (watch.signal.aborted || answer === null) fail(`the worker ended with ${code}`)
      else answer()
    })
  })
}

/** The worker's file: the TypeScript source in the folder above, or what the build made of it beside the bundle. */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('../documents.worker.ts', import.meta.url)
  // shared code of several entries is bundled into a folder of chunks, one below the entries
  const places = ['./documents.js', '../documents.js'].map((place) => new URL(place, import.meta.url))
  const found = places.find((place) => existsSync(fileURLToPath(place)))
  if (!found)
    throw new ProblemError(
      documentProblem('documents-stopped', { reason: 'the build holds no documents.js' }),
    )
  return found
}
