import { parentPort, workerData } from 'node:worker_threads'
import { fixtures, inputOf, workbook } from './inputs.ts'
import { verdictOf } from './verdict.ts'

/** Takes the inputs from `from` to below `to`, saying each number before it and each verdict after it. */
const { seed, from, to } = workerData as { seed: number; from: number; to: number }
const plain = fixtures()
const book = await workbook()
for (let number = from; number < to; number++) {
  const input = inputOf(seed, number, plain, book)
  parentPort?.postMessage({ number, name: input.name })
  try {
    parentPort?.postMessage({ number, verdict: await verdictOf(input) })
  } catch (error) {
    parentPort?.postMessage({ number, failure: error instanceof Error ? error.stack : String(error) })
  }
}
