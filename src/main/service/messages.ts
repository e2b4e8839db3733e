import type { JobProgress, Reply } from '../../core/contract/call.ts'
import type { Service, ServiceOptions } from './door.ts'

/** What Electron's main process and the service process say to each other. Both are ours; structured clone carries it. */

/** The options of a service that can cross a process; the clock and the names are made on the other side. */
export type StartOptions = Omit<ServiceOptions, 'now' | 'newName'>

export type ServiceAct =
  | { readonly act: 'start'; readonly options: StartOptions }
  | { readonly act: 'handle'; readonly name: unknown; readonly input: unknown; readonly job: string | null }
  | { readonly act: 'offer'; readonly fileName: string; readonly bytes: Uint8Array }
  | { readonly act: 'offerPath'; readonly path: string }
  | { readonly act: 'offerPlace'; readonly path: string }
  | { readonly act: 'output'; readonly id: string }
  | { readonly act: 'close' }

/** What each act is answered with. */
export interface ServiceAnswers {
  start: null
  handle: Reply
  offer: string
  offerPath: string
  offerPlace: string
  output: ReturnType<Service['output']>
  close: null
}

/** `id` pairs a question with its answer; cancelling is not answered, the cancelled job is. */
export type ToService =
  | { readonly kind: 'ask'; readonly id: number; readonly asked: ServiceAct }
  | { readonly kind: 'cancel'; readonly job: string }

export type FromService =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'progress'; readonly progress: JobProgress }

/** One end of the line between the two processes. */
export interface Line<Out, In> {
  send(message: Out): void
  onMessage(listener: (message: In) => void): void
}
