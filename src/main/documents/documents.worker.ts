import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError } from '../../core/problems/problem.ts'
import type { DocumentsMessage, DocumentsOrder } from './month/documents-order.ts'
import { monthDocuments } from './month/month-documents.ts'

/** Writes the documents of one month and ends. It opens no database: values in, bytes out. */
const { month, naming, stop } = workerData as DocumentsOrder
const flag = new Int32Array(stop)

function say(message: DocumentsMessage): void {
  parentPort?.postMessage(message)
}

try {
  const files = await monthDocuments(month, naming, {
    report: (done, total) => say({ kind: 'progress', done, total }),
    shouldStop: () => Atomics.load(flag, 0) === 1,
  })
  say({ kind: 'files', files })
} catch (error) {
  if (error instanceof ProblemError) say({ kind: 'problem', problem: error.problem })
  else say({ kind: 'error', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
