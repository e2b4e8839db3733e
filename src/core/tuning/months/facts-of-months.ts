import type { SettlementInput } from '../../billing/input.ts'
import type { Solvers } from '../../billing/solvers.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { GuardRails } from '../guard-rails.ts'
import type { TrainingLog } from '../ppo/train.ts'
import { tuningProblem } from '../problems.ts'
import type { EquitySetting } from '../proposal.ts'
import { monthFacts, type MonthFacts } from './month-facts.ts'
import { householdsOf } from './month-period.ts'

export const FEWEST_MONTHS = 6
const FEWEST_INCOMES = 2

export interface ProposalOrder {
  /** Settled months in the order of time, as they would be settled today. */
  readonly months: readonly SettlementInput[]
  readonly today: EquitySetting
  readonly rails: GuardRails
  readonly seed: number
  /** Steps of each training. */
  readonly steps: number
}

export interface ProposalWatch {
  report(progress: {
    readonly phase: 'months' | 'training'
    readonly done: number
    readonly total: number
    readonly log?: TrainingLog
  }): void
  shouldStop(): boolean
}

/** Every month settled at the sampled ρ. Throws `too-few-months`, `too-few-incomes`. */
export async function factsOf(
  { months, rails }: Pick<ProposalOrder, 'months' | 'rails'>,
  solvers: Solvers,
  watch: ProposalWatch,
): Promise<MonthFacts[]> {
  if (months.length < FEWEST_MONTHS)
    throw new ProblemError(tuningProblem('too-few-months', { months: months.length, least: FEWEST_MONTHS }))
  const facts: MonthFacts[] = []
  for (const [k, input] of months.entries()) {
    watch.report({ phase: 'months', done: k, total: months.length })
    facts.push(
      await monthFacts(input, solvers, {
        report: () => undefined,
        shouldStop: () => watch.shouldStop(),
      }),
    )
  }
  const households = householdsOf(facts).numbers.length
  if (households < FEWEST_INCOMES)
    throw new ProblemError(tuningProblem('too-few-incomes', { households, least: FEWEST_INCOMES }))
  if (rails.mostExcess !== null && facts.some(({ excess }) => excess === null))
    throw new ProblemError(tuningProblem('excess-unknown', { members: facts.at(-1)!.shares.length }))
  return facts
}
