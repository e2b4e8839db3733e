import type { Input, Name, Output } from '../../core/contract/contract.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import type { ServiceOptions } from './door.ts'
import type { Grants } from './grants.ts'
import type { Jobs, JobWatch } from './jobs/jobs.ts'
import type { Outputs } from './outputs.ts'
import { serviceProblem } from './problems.ts'
import type { RecentFiles } from './recentFiles.ts'
import type { Session } from './session.ts'

/** What the service keeps for its life; the session changes with every opening. */
export interface Keep {
  readonly options: ServiceOptions
  readonly grants: Grants
  readonly outputs: Outputs
  readonly recent: RecentFiles
  readonly jobs: Jobs
  session: Session | null
}

/** What a handler is given besides its input. */
export interface Context {
  readonly keep: Keep
  readonly watch: JobWatch
}

export type Handler<N extends Name> = (input: Input<N>, context: Context) => Output<N> | Promise<Output<N>>
export type Handlers = { readonly [N in Name]: Handler<N> }
/** The handlers of one area, e.g. `HandlersOf<'bands.list' | 'bands.save'>`. */
export type HandlersOf<N extends Name> = Pick<Handlers, N>

/** The open cooperative; throws `no-file` where none is. */
export function sessionOf(context: Context): Session {
  if (!context.keep.session) throw new ProblemError(serviceProblem('no-file'))
  return context.keep.session
}
