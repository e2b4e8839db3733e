import { parentPort, workerData } from 'node:worker_threads'
import { Fuzz } from './fuzz.ts'

/** Takes the inputs from `from` to below `to`, saying each number before it and each verdict after it. */
const { seed, from, to } = workerData as { seed: number; from: number; to: number }
const fuzz = await Fuzz.of(seed)
for (let number = from; number < to; number++) {
  const { name, verdict } = await fuzz.input(number)
  parentPort?.postMessage({ number, name })
  try {
    parentPort?.postMessage({ number, verdict: await verdict() })
  } catch (error) {
    parentPort?.postMessage({ number, failure: error instanceof Error ? error.stack : String(error) })
  }
}
