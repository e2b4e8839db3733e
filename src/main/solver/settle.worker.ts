import { parentPort, workerData } from 'node:worker_threads'
import { compareRules } from '../../core/billing/compare.ts'
import type { Watch } from '../../core/billing/input.ts'
import { settle } from '../../core/billing/settle.ts'
import { understandFile } from '../../core/importing/understand.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import type { Message, Order } from './tasks.ts'

/** Computes one order and ends. It opens no file and no database: values in, values out. */
async function compute(order: Order): Promise<unknown> {
  const stop = new Int32Array(order.stop)
  const shouldStop = (): boolean => Atomics.load(stop, 0) === 1
  const watch: Watch = {
    shouldStop,
    report: ({ phase, done, total }) => say({ kind: 'progress', phase, done, total }),
  }
  if (order.task === 'settle') return settle(order.input, watch)
  if (order.task === 'compare') return compareRules(order.input, watch)
  const understood = []
  for (const [k, { file, options }] of order.input.entries()) {
    if (shouldStop()) break
    say({ kind: 'progress', phase: 'files', done: k, total: order.input.length })
    understood.push(await understandFile(file, options))
  }
  return understood
}

function say(message: Message): void {
  parentPort?.postMessage(message)
}

try {
  say({ kind: 'value', value: await compute(workerData as Order) })
} catch (error) {
  if (error instanceof ProblemError) say({ kind: 'problem', problem: error.problem })
  else say({ kind: 'error', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
