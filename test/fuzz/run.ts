import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'

/**
 * Feeds changed fixtures to the reading of files: `npm run fuzz -- --seed N --inputs N`. Each must end within the time limit, which is
 * kept from outside, in a problem with a code or in readings; where the effect of the change is known, in the energy it leaves, or in a
 * word on what is amiss. Figures on one line as JSON; status 1 where one did not.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, inputs: { type: 'string', default: '20000' } },
})
const seed = Number(values.seed)
const inputs = Number(values.inputs)
const limitSeconds = 10

interface Message {
  readonly number: number
  readonly name?: string
  readonly verdict?: string
  readonly failure?: string
}
const verdicts: Record<string, number> = {}
const failures: string[] = []

/** Gives the number to go on with: `inputs`, or the one after an input that took too long or ended the worker. */
function runFrom(from: number): Promise<number> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: { seed, from, to: inputs },
    })
    let current = { number: from, name: '' }
    let failed = false
    const fail = (why: string): void => {
      if (failed) return
      failed = true
      failures.push(`${current.number} ${current.name}: ${why}`)
    }
    const late = (): void => {
      fail(`no verdict within ${limitSeconds} s`)
      void worker.terminate()
    }
    let timer = setTimeout(late, limitSeconds * 6000)
    worker.on('message', (message: Message) => {
      clearTimeout(timer)
      timer = setTimeout(late, limitSeconds * 1000)
      if (message.name !== undefined) current = { number: message.number, name: message.name }
      if (message.failure !== undefined)
        failures.push(`${message.number} ${current.name}: ${message.failure}`)
      if (message.verdict !== undefined) verdicts[message.verdict] = (verdicts[message.verdict] ?? 0) + 1
    })
    worker.on('error', (error) => fail(String(error)))
    worker.on('exit', () => {
      clearTimeout(timer)
      resolve(failed ? current.number + 1 : inputs)
    })
  })
}

const start = performance.now()
for (let next = 0; next < inputs;) next = await runFrom(next)
const seconds = Math.round((performance.now() - start) / 1000)
for (const failure of failures.slice(0, 20)) console.error(failure)
console.log(JSON.stringify({ seed, inputs, seconds, failures: failures.length, verdicts }))
if (failures.length > 0) process.exitCode = 1
