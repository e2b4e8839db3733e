import type { Solvers } from '../../billing/solvers.ts'
import { FEWEST_HOUSEHOLDS } from '../../reporting/energy-burden.ts'
import { compareMemberNumbers } from '../../units/memberOrder.ts'
import { roundToTotal } from '../../units/shareOut.ts'
import type { GuardRails } from '../guard-rails.ts'
import { isWeighted, withinRails, type Levers } from '../levers.ts'
import type { EquitySetting, Proposal } from '../proposal.ts'
import { recommend, type Recommendation } from '../recommendation.ts'
import { replay } from '../replay.ts'
import type { Field } from '../verdict.ts'
import { weightedGroups } from '../weighted-groups.ts'
import { heldBy } from '../within-limits.ts'
import { consequences } from './consequences.ts'
import { curveOf } from './curve.ts'
import { fieldOfMonths } from './field-of-months.ts'
import { factsOf, type ProposalOrder, type ProposalWatch } from './facts-of-months.ts'
import type { MonthFacts } from './month-facts.ts'
import { atRho, householdsOf, type Households } from './month-period.ts'

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
  const { seed, steps, rails, today } = order
  const facts = await factsOf(order, solvers, watch)
  const community = householdsOf(facts)
  const households = community.numbers.length
  const { field, mostRho } = fieldOfMonths(facts, community, today, rails)
  const recommended = recommend(field, seed, steps, watch)
  const { seeds, judged, winner } = recommended
  const last = facts.at(-1)!
  const told = <T>(figure: T): T | null => (households >= FEWEST_HOUSEHOLDS ? figure : null)
  const proposal = bookSetting(settingsOf(recommended, field), community, rails)
  const constant = bookSetting(recommended.bestConstant, community, rails)
  const takesEffect = keyTakesEffect(last)
  return {
    months: facts.map(({ month }) => month),
    seed,
    seeds: [...seeds],
    steps,
    rails,
    today,
    proposal,
    winner,
    bestConstant: { rho: constant.rho, isWeighted: constant.weights !== null },
    heldBy: heldBy(proposal.rho, mostRho),
    keyTakesEffect: takesEffect,
    verdict: judged.map((row) => ({
      ...row,
      giniBurden: told(row.giniBurden),
      giniAccess: told(row.giniAccess),
      worstBurden: told(row.worstBurden),
    })),
    curve: curveOf(field, rails.mostRho),
    // weights that take effect change the key, so what they bring is settled; ρ alone is linear in what was settled
    members:
      takesEffect && (proposal.weights ?? today.weights) !== null
        ? (
            await consequences(
              { months: order.months, before: today, setting: proposal },
              solvers,
              quiet(watch),
            )
          ).members
        : changesOf(facts, today.rho, proposal.rho),
    groups: weightedGroups(last.prepared.incomes),
    households,
    withoutIncome: withoutIncomeOf(last),
    currency: last.prepared.input.cooperative.currency,
  }
}

const quiet = (watch: ProposalWatch) => ({
  report: (): void => undefined,
  shouldStop: (): boolean => watch.shouldStop(),
})

/** Whether decided weights would change who receives shared energy. */
function keyTakesEffect({ prepared: { key } }: MonthFacts): boolean {
  return key === 'pro-rata' || key === 'equity'
}

/** What the winner sets next, having seen all months and lived through them in order. */
function settingsOf(
  { controller, start }: Recommendation,
  { periods, community, shape, rails }: Field,
): Levers {
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
function bookSetting(
  { rho, logWeights }: Levers,
  { groups }: Households,
  { mostRho, leastWeight, mostWeight }: GuardRails,
): EquitySetting {
  const inHundredths = (value: number, least: number, most: number): number => {
    const [low, high] = [Math.ceil(least * 100 - 1e-9), Math.floor(most * 100 + 1e-9)]
    return Math.min(high, Math.max(low, Math.round(value * 100))) / 100
  }
  return {
    rho: inHundredths(rho, 0, mostRho),
    weights: isWeighted({ logWeights })
      ? Object.fromEntries(
          groups.map((group, g) => [group, inHundredths(Math.exp(logWeights[g]!), leastWeight, mostWeight)]),
        )
      : null,
  }
}

/** By member, the mean over the months of what another ρ gives more or less; whole cents that sum to 0. */
function changesOf(facts: readonly MonthFacts[], from: number, to: number): Proposal['members'] {
  const sums = new Map<string, { name: string; change: number }>()
  for (const { shares } of facts) {
    for (const { member, name, share } of shares) {
      const change = atRho(share, to) - atRho(share, from)
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
