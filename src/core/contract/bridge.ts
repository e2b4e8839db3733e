import * as v from 'valibot'
import { bugProblem } from '../problems/bugs.ts'
import type { Result } from '../problems/problem.ts'
import { JobProgressSchema, ReplySchema, type JobProgress, type OutputFile } from './call.ts'
import { contract, type CallName, type Input, type JobName, type Name, type Output } from './contract.ts'

/** What a page has of a dropped or chosen file; the DOM's File fits. */
export interface OfferedFile {
  readonly name: string
  arrayBuffer(): Promise<ArrayBuffer>
}

/** The part of the DOM's AbortSignal that cancelling needs. */
interface CancelSignal {
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** What carries a call through one door. Everything it gives is unknown until a schema has accepted it. */
export interface Transport {
  readonly door: 'electron' | 'browser'
  /** Answers with a Reply. A job's reply comes when it has ended; progress comes as events with the same job id. */
  send(name: Name, input: unknown, job: string | null): Promise<unknown>
  cancel(job: string): void
  onProgress(listener: (progress: unknown) => void): () => void
  /** Hands a dropped or chosen file to the service; gives a grant. */
  offer(file: OfferedFile): Promise<string>
  /** The system's own dialog for files to open; null where the door has none and the page uses its own input. */
  choose:
    | ((
        kind: 'readings' | 'cooperative' | 'table' | 'study',
      ) => Promise<{ grant: string; fileName: string }[]>)
    | null
  /** The system's dialog for where to put a new cooperative; null where the data folder is used. */
  place: ((fileName: string) => Promise<string | null>) | null
  /** Saves or downloads what the service made. */
  save(file: OutputFile): Promise<boolean>
}

/** The typed face over any transport: both sides check, so a wrong row shows up as our bug here, not as NaN in a chart. */
export function makeBridge(transport: Transport, newJobId: () => string) {
  async function ask<N extends Name>(
    name: N,
    input: Input<N>,
    job: string | null,
  ): Promise<Result<Output<N>>> {
    const raw = await transport.send(name, input, job).catch((error: unknown) => ({
      ok: false,
      problem: bugProblem('no-answer', { reason: error instanceof Error ? error.message : String(error) }),
    }))
    const reply = v.safeParse(ReplySchema, raw)
    if (!reply.success) return { ok: false, problem: bugProblem('bug', { where: `${name}: no reply` }) }
    if (!reply.output.ok) return reply.output
    const schema: v.GenericSchema<unknown, Output<N>> = contract[name].output
    const value = v.safeParse(schema, reply.output.value)
    if (!value.success)
      return { ok: false, problem: bugProblem('bug', { where: `${name}: ${v.summarize(value.issues)}` }) }
    return { ok: true, value: value.output }
  }
  return {
    transport,
    call: <N extends CallName>(name: N, input: Input<N>) => ask(name, input, null),
    /** Starts a job; abort the signal to cancel it. */
    async run<N extends JobName>(
      name: N,
      input: Input<N>,
      onProgress: (p: JobProgress) => void,
      signal?: CancelSignal,
    ) {
      const job = newJobId()
      const stop = transport.onProgress((raw) => {
        const progress = v.safeParse(JobProgressSchema, raw)
        if (progress.success && progress.output.job === job) onProgress(progress.output)
      })
      const cancel = (): void => transport.cancel(job)
      signal?.addEventListener('abort', cancel)
      try {
        return await ask(name, input, job)
      } finally {
        stop()
        signal?.removeEventListener('abort', cancel)
      }
    },
  }
}
export type Bridge = ReturnType<typeof makeBridge>
