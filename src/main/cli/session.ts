import { randomBytes } from 'node:crypto'
import type { OutputFile } from '../../core/contract/call.ts'
import type { CallName, Input, JobName, Name, Output } from '../../core/contract/contract.ts'
import type { FileState } from '../../core/contract/cooperative.ts'
import { bugProblem } from '../../core/problems/bugs.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import { dataFolder } from '../host/data-folder.ts'
import type { Service } from '../service/door.ts'
import { version } from './version.ts'
import { needFile } from './files.ts'
import type { Terminal } from './terminal.ts'

/** The service as a command uses it: answers are values, problems are thrown as ProblemError. */
export interface Session {
  readonly service: Service
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>
  /** Progress goes to the terminal; Ctrl C cancels. */
  run<N extends JobName>(name: N, input: Input<N>): Promise<Output<N>>
  open(path: string): Promise<FileState>
  bytesOf(output: OutputFile): Uint8Array
}

const newName = (): string => randomBytes(18).toString('base64url')

/** Starts the service in this process, hands it over and closes it, whatever happens in between. */
export async function withService<T>(terminal: Terminal, use: (session: Session) => Promise<T>): Promise<T> {
  // loaded here, so that --help and wrong usage answer without opening a database engine
  const { createService } = await import('../service/service.ts')
  const service = createService({
    door: 'terminal',
    version: version(),
    dataFolder: dataFolder(),
    settingsFolder: null,
    whyNotElectron: null,
    now: () => Math.floor(Date.now() / 1000),
    newName,
  })
  try {
    return await use(sessionOf(service, terminal))
  } finally {
    await service.close()
  }
}

/** `withService` with the cooperative in `path` open; what is to be said about the file goes to standard error. */
export async function withCooperative<T>(
  path: string,
  terminal: Terminal,
  use: (session: Session, state: FileState) => Promise<T>,
): Promise<T> {
  await needFile(path)
  return withService(terminal, async (session) => {
    const state = await session.open(path)
    for (const warning of state.warnings) terminal.warn(warning.message)
    return use(session, state)
  })
}

function sessionOf(service: Service, terminal: Terminal): Session {
  async function ask<N extends Name>(name: N, input: Input<N>, job: string | null): Promise<Output<N>> {
    const reply = await service.handle(name, input, job, (progress) => terminal.progress(progress))
    terminal.endProgress()
    if (!reply.ok) throw new ProblemError(reply.problem)
    return reply.value as Output<N> // the service has checked it against the contract's schema
  }
  const call: Session['call'] = (name, input) => ask(name, input, null)
  return {
    service,
    call,
    async run(name, input) {
      const job = newName()
      const cancel = (): void => service.cancel(job)
      process.once('SIGINT', cancel)
      process.once('SIGTERM', cancel)
      try {
        return await ask(name, input, job)
      } finally {
        process.off('SIGINT', cancel)
        process.off('SIGTERM', cancel)
      }
    },
    open: (path) => call('file.open', { id: null, grant: service.offerPath(path) }),
    bytesOf(output) {
      const made = service.output(output.id)
      if (!made) throw new ProblemError(bugProblem('bug', { where: `output ${output.fileName}` }))
      return made.bytes
    },
  }
}
