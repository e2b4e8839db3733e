import type { SettlementInput } from '../../billing/input.ts'
import type { Solvers } from '../../billing/solvers.ts'
import { ProblemError } from '../../problems/problem.ts'
import { FEWEST_HOUSEHOLDS } from '../../reporting/energy-burden.ts'
import { compareMemberNumbers } from '../../units/memberOrder.ts'
import { roundToTotal } from '../../units/shareOut.ts'
import { monthsShape } from '../environments/equity.ts'
import { withinRails, type Levers, type Rails } from '../levers.ts'
import { equitySettings } from '../ppo/settings.ts'
import type { TrainingLog } from '../ppo/train.ts'
import { tuningProblem } from '../problems.ts'
import type { EquitySetting, GuardRails, Proposal } from '../proposal.ts'
import { replay } from '../replay.ts'
import { judge, winnersController, type Candidate, type Field } from '../verdict.ts'
import { weightedGroups } from '../weighted-groups.ts'
import { judgedRows, winnerOf } from '../winner.ts'
import { monthFacts, type MonthFacts } from './month-facts.ts'
import { atRho, householdsOf, monthPeriod, type Households } from './month-period.ts'

export const FEWEST_MONTHS = 6
const FEWEST_INCOMES = 2
/** Seeds of the verdict; the first also trains what is proposed. */
const SEEDS = 5
const CURVE_STEP = 0.05

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

/**
 * What to propose to the board for a cooperative's own months: every month settled at several ρ, PPO and the plain
 * alternatives judged on months they have not seen, the winner taken further on all of them (equity.md "PPO", "Verdict").
 * The same order gives the same proposal, bit for bit. Throws `too-few-months`, `too-few-incomes`, the problems of
 * settling and `cancelled`.
 */
export async function propose(
  order: ProposalOrder,
  solvers: Solvers,
  watch: ProposalWatch,
): Promise<Proposal> {
  const { seed, steps, rails } = order
  if (order.months.length < FEWEST_MONTHS) {
    throw new ProblemError(
      tuningProblem('too-few-months', { months: order.months.length, least: FEWEST_MONTHS }),
    )
  }
  const facts: MonthFacts[] = []
  for (const [k, input] of order.months.entries()) {
    watch.report({ phase: 'months', done: k, total: order.months.length })
    facts.push(
      await monthFacts(input, solvers, { report: () => undefined, shouldStop: () => watch.shouldStop() }),
    )
  }
  const community = householdsOf(facts)
  const households = community.numbers.length
  if (households < FEWEST_INCOMES) {
    throw new ProblemError(tuningProblem('too-few-incomes', { households, least: FEWEST_INCOMES }))
  }
  const field = fieldOf(facts, community, order)
  const seeds = Array.from({ length: SEEDS }, (_, k) => seed + k)
  // the trainings of the verdict, and one more on all months
  const trainings = SEEDS * 3 + 1
  const reportTraining = (trained: number, log: TrainingLog): void =>
    watch.report({
      phase: 'training',
      done: trained * log.totalSteps + log.steps,
      total: trainings * log.totalSteps,
      log,
    })
  const judged = judgedRows(
    judge(field, seeds, steps, {
      report: (trained, _, log) => reportTraining(trained, log),
      shouldStop: () => watch.shouldStop(),
    }),
    field.limits,
  )
  const winner = winnerOf(judged)
  const chosen = settingsOf(winner, field, seed, steps, {
    report: (log) => reportTraining(trainings - 1, log),
    shouldStop: () => watch.shouldStop(),
  })
  const last = facts.at(-1)!
  const ratesWorst = households >= FEWEST_HOUSEHOLDS
  return {
    months: facts.map(({ month }) => month),
    seed,
    seeds,
    steps,
    rails,
    today: order.today,
    proposal: bookSetting(chosen, community),
    winner,
    keyTakesEffect: keyTakesEffect(last),
    verdict: judged.map((row) => ({ ...row, worstBurden: ratesWorst ? row.worstBurden : null })),
    curve: curveOf(field),
    members: changesOf(facts, field.today.rho, chosen.rho),
    groups: weightedGroups(last.prepared.incomes),
    households,
    withoutIncome: withoutIncomeOf(last),
    currency: last.prepared.input.cooperative.currency,
  }
}

/** Whether decided weights would change who receives shared energy. */
function keyTakesEffect({ prepared: { key } }: MonthFacts): boolean {
  return key === 'pro-rata' || key === 'equity'
}

function fieldOf(facts: readonly MonthFacts[], community: Households, order: ProposalOrder): Field {
  const logs = weightedGroups(facts.at(-1)!.prepared.incomes)
  const incomeLogWeights = community.groups.map((group) =>
    Math.log(logs.find((one) => one.group === group)?.after ?? 1),
  )
  // the measure of access asks only how evenly it lies: without an order it would as soon favour those who have most
  const rails: Rails = {
    ...order.rails,
    poorestFirst: [...community.groups.keys()].toSorted(
      (a, b) => incomeLogWeights[b]! - incomeLogWeights[a]!,
    ),
  }
  const { rho, weights } = order.today
  const today: Levers = {
    rho,
    logWeights: community.groups.map((group) => Math.log(weights?.[group] ?? 1)),
  }
  return {
    community,
    periods: facts.map((one) => monthPeriod(one, community, facts)),
    shape: monthsShape,
    today: withinRails(today, rails),
    incomeLogWeights,
    rails,
    limits: { mostExcess: order.rails.mostExcess },
    settings: equitySettings,
  }
}

/** What the winner sets next, having seen all months and lived through them in order. */
function settingsOf(
  winner: Candidate,
  field: Field,
  seed: number,
  steps: number,
  watch: Parameters<typeof winnersController>[4],
): Levers {
  const { periods, community, shape, rails } = field
  const { controller, start } = winnersController(winner, field, seed, steps, watch)
  // the months were lived under today's settings; the next month looks like the same month a year before
  let next: Levers = start
  const asLived = periods.slice(0, -1)
  replay(
    (situation) => {
      next = controller({ ...situation, levers: start })
      return start
    },
    community,
    { leadIn: [periods[0]!, ...asLived], counted: periods.slice(-1) },
    start,
    shape.window,
  )
  return withinRails(next, rails)
}

/** Levers as a decision holds them: whole percents and hundredths, so that what is decided is what was shown. */
function bookSetting({ rho, logWeights }: Levers, { groups }: Households): EquitySetting {
  const isWeighted = logWeights.some((weight) => Math.abs(weight) > 1e-9)
  return {
    rho: Math.round(rho * 100) / 100,
    weights: isWeighted
      ? Object.fromEntries(
          groups.map((group, g) => [group, Math.round(Math.exp(logWeights[g]!) * 100) / 100]),
        )
      : null,
  }
}

function curveOf({ community, periods, shape, today, rails }: Field): Proposal['curve'] {
  const points: Proposal['curve'] = []
  for (let k = 0; k * CURVE_STEP <= rails.mostRho + 1e-9; k++) {
    const rho = Math.round(k * CURVE_STEP * 100) / 100
    const levers = { ...today, rho }
    const { giniBurden, excess } = replay(
      () => levers,
      community,
      { leadIn: periods.slice(0, 1), counted: periods },
      levers,
      shape.window,
    )
    points.push({ rho, giniBurden, excess })
  }
  return points
}

/** By member, the mean over the months of what another ρ gives more or less; whole cents that sum to 0. */
function changesOf(facts: readonly MonthFacts[], from: number, to: number): Proposal['members'] {
  const sums = new Map<string, { name: string; change: number }>()
  for (const { shares } of facts) {
    for (const { member, name, share } of shares) {
      const change = atRho(share, Math.round(to * 100) / 100) - atRho(share, from)
      sums.set(member, { name, change: (sums.get(member)?.change ?? 0) + change })
    }
  }
  const rows = [...sums].toSorted(([a], [b]) => compareMemberNumbers(a, b))
  const cents = roundToTotal(
    rows.map(([, { change }]) => (change * 100) / facts.length),
    0,
  )
  return rows.map(([member, { name }], k) => ({ member, name, changeCents: cents[k]! }))
}

function withoutIncomeOf({ prepared }: MonthFacts): number {
  const { members } = prepared.readings.month
  return members.filter(({ kind }, i) => kind === 'person' && prepared.incomes[i] === null).length
}
