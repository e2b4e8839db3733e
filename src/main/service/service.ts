import * as v from 'valibot'
import type { Reply } from '../../core/contract/call.ts'
import { contract, isName, type Input, type Name, type Output } from '../../core/contract/contract.ts'
import { bugProblem } from '../../core/problems/bugs.ts'
import { ProblemError, type Problem } from '../../core/problems/problem.ts'
import { workers } from '../solver/compute.ts'
import type { Context, Keep } from './context.ts'
import type { Service, ServiceOptions } from './door.ts'
import { Grants } from './grants.ts'
import { handlerOf } from './handlers/handlers.ts'
import { Jobs, unwatched, type JobWatch } from './jobs/jobs.ts'
import { Outputs } from './outputs.ts'
import { serviceProblem } from './problems.ts'
import { RecentFiles } from './recentFiles.ts'
import { placeProblemOf } from './store/sqliteProblem.ts'

/** Starts the service behind a door. It owns the open file; everything it is asked goes through `handle`. */
export function createService(options: ServiceOptions): Service {
  const keep: Keep = {
    options,
    grants: new Grants(options.newName),
    outputs: new Outputs(options.newName),
    recent: new RecentFiles(options),
    jobs: new Jobs(),
    session: null,
  }

  async function run<N extends Name>(name: N, input: Input<N>, watch: JobWatch): Promise<Reply> {
    const context: Context = { keep, watch }
    const handler = await handlerOf(name)
    const session = keep.session
    try {
      return checked(name, await handler(input, context))
    } catch (error) {
      // whatever a call fell over whose file was closed under it, what happened is that it was closed
      if (session && !session.file.db.open && !(error instanceof ProblemError))
        throw new ProblemError(serviceProblem('no-file'))
      throw error
    }
  }

  return {
    async handle(name, input, job, report) {
      if (!isName(name)) return failed(serviceProblem('bad-request', { where: 'unknown name' }))
      try {
        const parsed = v.safeParse(contract[name].input, input)
        if (!parsed.success) return failed(refusal(name, parsed.issues))
        if (contract[name].kind === 'call') return await run(name, parsed.output, unwatched)
        return await keep.jobs.run(job ?? options.newName(), report, (watch) =>
          run(name, parsed.output, watch),
        )
      } catch (error) {
        return failed(problemOf(name, error, keep.session?.file.fileName ?? ''))
      }
    },
    cancel: (job) => keep.jobs.cancel(job),
    offer: (fileName, bytes) => keep.grants.offer(fileName, bytes),
    offerPath: (path) => keep.grants.offerPath(path),
    offerPlace: (path) => keep.grants.offerPlace(path),
    output: (id) => keep.outputs.get(id),
    async close() {
      await keep.jobs.stopAll()
      await workers.endIdle()
      keep.session?.file.close()
      keep.session = null
      keep.outputs.clear()
    },
  }
}

/** What crosses the door has passed its schema; what has not is a mistake of ours, told without the data in it. */
function checked<N extends Name>(name: N, value: Output<N>): Reply {
  const output = v.safeParse(contract[name].output, value)
  if (output.success) return { ok: true, value: output.output }
  return failed(bugProblem('bug', { where: `${name}: ${placesOf(output.issues)}` }))
}

/** An entry the user typed gets a sentence with its reason; a question that has the wrong shape is a mistake of the page. */
function refusal(name: Name, issues: readonly v.BaseIssue<unknown>[]): Problem {
  const issue = issues[0]
  const path = issue && v.getDotPath(issue)
  if (issue && path && issue.kind === 'validation')
    return serviceProblem('bad-value', { field: path.split('.').at(-1) ?? path, reason: reasonOf(issue) })
  return serviceProblem('bad-request', { where: `${name}: ${placesOf(issues)}` })
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'min_length') return 'it is empty'
  if (issue.type === 'max_length') return 'it is too long'
  return issue.message.startsWith('Invalid') ? 'it is outside what is possible' : issue.message
}

/** Where a schema said no, never what stood there: names and incomes stay out of messages and logs. */
function placesOf(issues: readonly v.BaseIssue<unknown>[]): string {
  return [...new Set(issues.map((issue) => v.getDotPath(issue) ?? 'the whole'))].slice(0, 5).join(', ')
}

function problemOf(name: Name, error: unknown, fileName: string): Problem {
  if (error instanceof ProblemError) return error.problem
  const place = placeProblemOf(error, fileName)
  if (place) return place
  // the stack names code, not people; the message may hold data and stays out
  console.error(`${name}: ${stackOf(error)}`)
  return bugProblem('bug', { where: name })
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown without an error'
  return `${error.name}\n${(error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n')}`
}

const failed = (problem: Problem): Reply => ({ ok: false, problem })
