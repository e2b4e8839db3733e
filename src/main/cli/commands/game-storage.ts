import { resolve } from 'node:path'
import { dayBands } from '../../../core/billing/day-part.ts'
import { dispatchProblem } from '../../../core/dispatch/problems.ts'
import type { Study } from '../../../core/dispatch/study.ts'
import type { OracleWatch } from '../../../core/game/oracle/coalition-oracle.ts'
import type { KnownExcess } from '../../../core/game/stability.ts'
import type { StorageCommunity } from '../../../core/game/storage/storage-community.ts'
import { storageExcess } from '../../../core/game/storage/storage-excess.ts'
import { readStudy } from '../../../core/dispatch/reading/read-study.ts'
import { solveStorage, type StorageSolution } from '../../../core/game/storage/solve-storage.ts'
import { storageJson } from '../../../core/game/storage/storage-json.ts'
import { storagePartsOf } from '../../../core/game/storage/storage-kernel.ts'
import { communityOfStudy } from '../../../core/game/storage/study-community.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { done, type Command, type Invocation, type Outcome } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { readBytes } from '../files.ts'
import { textTable } from '../text-table.ts'
import { amountOption, wholeOption } from '../values.ts'

/** In cents. */
const USUAL_HALF_WIDTH = 50
const MOST_SEED = 2 ** 31 - 1
/** Members up to which every group is planned by the solver: about a thousand plans. */
const MOST_PLANNED = 10
/** Orders at most where the groups met on them are planned. */
const MOST_PLANNED_ORDERS = 400

async function textFrom(path: string): Promise<string> {
  const bytes = await readBytes(resolve(path))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError)
      throw new ProblemError(dispatchProblem('study-not-json', { reason: 'it is not written in UTF-8' }))
    throw error
  }
}

function textOf(
  ids: readonly string[],
  currency: string,
  community: StorageCommunity | null,
  solution: StorageSolution,
): string {
  const { method, savings, shapley, parts, halfWidth95, stability } = solution
  const cell = (amount: number): string => amount.toFixed(4)
  const kinds = community === null ? [] : storagePartsOf(community)
  const sumOf = (i: number, of: string): number =>
    kinds.reduce((sum, { cause }, k) => (cause === of ? sum + parts[i]![k]! : sum), 0)
  const used = [...new Set(kinds.map(({ cause }) => cause))].filter((cause) =>
    ids.some((_id, i) => sumOf(i, cause) !== 0),
  )
  const head = ['member', ...used, 'share', ...(halfWidth95 ? ['±'] : [])]
  const rows = ids.map((id, i) => [
    id,
    ...used.map((cause) => cell(sumOf(i, cause))),
    cell(shapley[i]!),
    ...(halfWidth95 ? [cell(halfWidth95[i]!)] : []),
  ])
  const ofAll = (cause: string): string => cell(ids.reduce((sum, _id, i) => sum + sumOf(i, cause), 0))
  const sums = ['', ...used.map(ofAll), cell(savings), ...(halfWidth95 ? [''] : [])]
  const right = head.map((_one, k) => k).slice(1)
  return [
    textTable(head, rows, { right, sums }),
    '',
    method.exact
      ? `Exact: all ${method.coalitions} groups, in ${currency}.`
      : `Sampled by ${method.permutations} orders, in ${currency}; ± at 95 %.${method.reached ? '' : ' The half-width asked for was not reached.'}`,
    ...(stability === null ? [] : [stabilityOf(stability, ids)]),
  ].join('\n')
}

/** What is known of groups that would gain; what is only bounded is never called stable. */
function stabilityOf({ excess, group, upperBound, proved }: KnownExcess, ids: readonly string[]): string {
  const cell = (amount: number): string => amount.toFixed(4)
  // a bound that were rounded down would promise more than it proves
  const bound = upperBound === null ? null : cell(Math.ceil(upperBound * 1e4 - 1e-6) / 1e4)
  const gains = excess > 1e-9
  const found = gains
    ? `Not stable: ${group.map((i) => ids[i]).join(', ')} would save ${cell(excess)} more on their own.`
    : 'No group was found that would do better on its own.'
  if (proved) return gains ? found : 'Stable: no group would do better on its own.'
  if (bound === null) return `${found} Others may gain more.`
  return `${found} Another group may gain ${gains ? 'more' : 'something'}, but at most ${bound}, proved.`
}

/** Null where a study needs the planner: then every group asked for is planned by the solver. */
function fittingCommunity(study: Study): StorageCommunity | null {
  try {
    return { ...communityOfStudy(study), bands: dayBands(study.steps, study.stepMinutes) }
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'storage-needs-dispatch') return null
    throw error
  }
}

const settingsOf = (invocation: Invocation): { halfWidth: number; seed: number } => ({
  halfWidth: (amountOption(invocation, 'half-width') ?? USUAL_HALF_WIDTH) / 100,
  seed: wholeOption(invocation, 'seed', 0, MOST_SEED) ?? 1,
})

/** Own batteries, movable loads, a connection limit: a plan of the solver for every group, in workers. */
async function planned(study: Study, invocation: Invocation, terminal: Terminal): Promise<Outcome> {
  const { solveByOracle } = await import('../../../core/game/oracle/solve-by-oracle.ts')
  const { plannedOracle } = await import('../../solver/planned-oracle.ts')
  const { workers } = await import('../../solver/compute.ts')
  const ids = study.members.map(({ id }) => id)
  try {
    const found = await solveByOracle(
      plannedOracle(study),
      MOST_PLANNED,
      { ...settingsOf(invocation), mostPermutations: MOST_PLANNED_ORDERS },
      watchOf(terminal),
    )
    const method: StorageSolution['method'] = found.exact
      ? { name: 'lp', exact: true, coalitions: found.coalitions! }
      : { name: 'sampled', exact: false, permutations: found.permutations!, reached: found.reached }
    const solution = { ...found, method, parts: [] }
    return done(
      storageJson(study.name, study.currency, ids, null, solution),
      textOf(ids, study.currency, null, solution),
    )
  } finally {
    await workers.endIdle()
  }
}

const watchOf = (terminal: Terminal): OracleWatch => ({
  report: (progress) =>
    terminal.progress({ job: 'game', phase: 'coalitions', ...progress, secondsLeft: null }),
  shouldStop: () => false, // nothing is written: Ctrl C simply ends the process
})

const solve: Command = {
  words: ['game', 'storage'],
  operands: [{ name: 'STUDY.json' }],
  options: {
    'half-width': { value: 'AMOUNT', help: 'Where shares are sampled: so precise, at 95 % (0.50).' },
    seed: { value: 'N', help: 'Start of the random numbers (1).' },
  },
  summary: 'Shapley shares of a community with a common battery, plant and demand charge.',
  notes: [
    'Values every group exactly, without a solver, where that takes less than a minute; else the shares are sampled. Causes: shared (what members draw and feed in) and common-pv, in JSON also by part of the day (slot 0 begins at midnight); battery and peak.',
    'A group of two or more uses the parts of plant and battery that its members own. Where members have batteries of their own or loads that move, or the connection is limited, every group is planned by a solver (to 10 members, sampled above) and shares have no causes.',
  ],
  async run(invocation, terminal) {
    const { study, ignored } = readStudy(await textFrom(invocation.operands[0] as string))
    if (ignored.length > 0)
      terminal.warn(`These fields mean nothing here and were not used: ${ignored.join(', ')}.`)
    const community = fittingCommunity(study)
    if (community === null) return planned(study, invocation, terminal)
    const settings = settingsOf(invocation)
    const solved = solveStorage(community, settings, watchOf(terminal))
    const stability =
      solved.stability ??
      (await storageExcess(community, [...solved.shapley], settings.seed, watchOf(terminal)))
    const solution = { ...solved, stability }
    const ids = study.members.map(({ id }) => id)
    return done(
      storageJson(study.name, study.currency, ids, community, solution),
      textOf(ids, study.currency, community, solution),
    )
  },
}

export const storageCommands: readonly Command[] = [solve]
