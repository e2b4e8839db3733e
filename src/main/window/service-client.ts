import type { JobProgress, Reply } from '../../core/contract/call.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import type {
  FromService,
  Line,
  ServiceAct,
  ServiceAnswers,
  StartOptions,
  ToService,
} from '../service/messages.ts'
import { windowProblem } from './problems.ts'

/** A running service process: one end of its line, and word of its end. */
export interface ServiceProcess {
  readonly line: Line<ToService, FromService>
  onExit(listener: (reason: string) => void): void
  kill(): void
}

/** The service as the window's process has it: the same acts, each a message. */
export interface ServiceClient {
  /** Never rejects: a service that stopped is a problem like any other. */
  handle(name: unknown, input: unknown, job: string | null): Promise<Reply>
  cancel(job: string): void
  offer(fileName: string, bytes: Uint8Array): Promise<string>
  offerPath(path: string): Promise<string>
  offerPlace(path: string): Promise<string>
  output(id: string): Promise<ServiceAnswers['output']>
  close(): Promise<void>
}

export interface ServiceClientOptions {
  readonly start: StartOptions
  /** Ways to start the process, best first; the next is tried where one ends before it has answered. */
  readonly launchers: readonly (() => ServiceProcess)[]
  readonly onProgress: (progress: JobProgress) => void
}

interface Connection {
  ask<A extends ServiceAct>(act: A): Promise<ServiceAnswers[A['act']]>
  cancel(job: string): void
  kill(): void
}

/** Starts the process at the first act, and again after it has died; its pending acts then fail with a problem. */
export function makeServiceClient({ start, launchers, onProgress }: ServiceClientOptions): ServiceClient {
  let current: Promise<Connection> | null = null

  async function connect(): Promise<Connection> {
    const reasons: string[] = []
    for (const launch of launchers) {
      let established = false
      const connection = connectTo(launch(), onProgress, () => {
        if (established) current = null
      })
      try {
        await connection.ask({ act: 'start', options: start })
        established = true
        return connection
      } catch (error) {
        connection.kill()
        reasons.push(error instanceof ProblemError ? String(error.problem.params['reason']) : String(error))
      }
    }
    throw new ProblemError(windowProblem('service-not-started', { reason: reasons.join('; ') }))
  }

  async function ask<A extends ServiceAct>(act: A): Promise<ServiceAnswers[A['act']]> {
    const attempt = (current ??= connect())
    try {
      return await (await attempt).ask(act)
    } catch (error) {
      // a start that failed is tried again with the next act
      await attempt.catch(() => {
        if (current === attempt) current = null
      })
      throw error
    }
  }

  return {
    async handle(name, input, job) {
      try {
        return await ask({ act: 'handle', name, input, job })
      } catch (error) {
        if (error instanceof ProblemError) return { ok: false, problem: error.problem }
        return { ok: false, problem: windowProblem('service-stopped', { reason: String(error) }) }
      }
    },
    cancel: (job) => void current?.then((connection) => connection.cancel(job)),
    offer: (fileName, bytes) => ask({ act: 'offer', fileName, bytes }),
    offerPath: (path) => ask({ act: 'offerPath', path }),
    offerPlace: (path) => ask({ act: 'offerPlace', path }),
    output: (id) => ask({ act: 'output', id }),
    async close() {
      if (!current) return
      const connection = await current
      await connection.ask({ act: 'close' })
      current = null
      connection.kill()
    },
  }
}

/** Pairs questions with answers over one process's line. */
function connectTo(
  child: ServiceProcess,
  onProgress: (progress: JobProgress) => void,
  ended: () => void,
): Connection {
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let next = 1
  let gone: string | null = null
  const stopped = (reason: string): ProblemError =>
    new ProblemError(windowProblem('service-stopped', { reason }))

  child.line.onMessage((message) => {
    if (message.kind === 'progress') return onProgress(message.progress)
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.kind === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(stopped(message.reason))
  })
  child.onExit((reason) => {
    gone = reason
    for (const { reject } of pending.values()) reject(stopped(reason))
    pending.clear()
    ended()
  })
  return {
    ask: <A extends ServiceAct>(act: A) =>
      new Promise<ServiceAnswers[A['act']]>((resolve, reject) => {
        if (gone !== null) return reject(stopped(gone))
        const id = next++
        pending.set(id, { resolve: resolve as (value: unknown) => void, reject })
        child.line.send({ kind: 'ask', id, asked: act })
      }),
    cancel: (job) => child.line.send({ kind: 'cancel', job }),
    kill: () => child.kill(),
  }
}
