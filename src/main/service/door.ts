import type { JobProgress, Reply } from '../../core/contract/call.ts'

/** What a door (Electron, browser host, command line) tells the service when it starts one. */
export interface ServiceOptions {
  readonly door: 'electron' | 'browser' | 'terminal'
  readonly version: string
  /** Folder where cooperatives live when the user chose no place. Made when first needed. */
  readonly dataFolder: string
  /** Folder for the list of recently opened files; null keeps none (command line). */
  readonly settingsFolder: string | null
  /** Why the window is not Electron's, in one sentence; null where it is, or where nobody asked. */
  readonly whyNotElectron: string | null
  /** UTC seconds now. */
  readonly now: () => number
  /** A new unguessable name (grants, outputs, sessions). */
  readonly newName: () => string
}

/** The service behind every door: plain Node, owns the open file, speaks the contract. */
export interface Service {
  /** Checks name and input, runs the handler, checks the output; never throws. A job's progress goes to `report`. */
  handle(
    name: unknown,
    input: unknown,
    job: string | null,
    report: (progress: JobProgress) => void,
  ): Promise<Reply>
  /** Asks a running job to stop; its reply is then the problem `cancelled`. Unknown ids are ignored. */
  cancel(job: string): void
  /** Takes a file's bytes and gives a grant for it. */
  offer(fileName: string, bytes: Uint8Array): string
  /** Gives a grant for a file that a trusted door (system dialog, command line) named. The page never sends paths. */
  offerPath(path: string): string
  /** Gives a grant for a place where a new cooperative may be written. */
  offerPlace(path: string): string
  /** The bytes of an output (`OutputFile.id`), or null where there is none of that id. */
  output(
    id: string,
  ): { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array } | null
  /** Stops jobs, ends idle workers, checkpoints and closes the file. */
  close(): Promise<void>
}
