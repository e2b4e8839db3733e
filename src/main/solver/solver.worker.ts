import { parentPort } from 'node:worker_threads'
import { ProblemError } from '../../core/problems/problem.ts'
import type { Task } from './task.ts'
import { tasks, type Message, type Order } from './tasks.ts'

/** Computes one order after another and ends when told so. */
async function compute({ task, input, stop }: Order): Promise<Message> {
  const flag = new Int32Array(stop)
  try {
    const loaded = await tasks[task]()
    // the caller's types have matched the input to the task
    const run = loaded.task as Task<unknown, unknown>
    const value = await run(input, {
      shouldStop: () => Atomics.load(flag, 0) === 1,
      report: (progress) => say({ kind: 'progress', ...progress }),
    })
    return { kind: 'value', value }
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'problem', problem: error.problem }
    return { kind: 'error', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function say(message: Message): void {
  parentPort?.postMessage(message)
}

parentPort?.on('message', (order: Order | null) => {
  if (order === null) parentPort?.close()
  else void compute(order).then(say)
})
