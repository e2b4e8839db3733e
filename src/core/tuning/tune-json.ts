import { formatCents } from '../units/money.ts'
import type { Proposal } from './proposal.ts'

/**
 * A proposal as the command line prints it (interface.md `tune`). `change` is what the member would have more a month
 * (decimal string, net; minus = less); a missing weight is 1.
 */
export function tuneJson(study: string, proposal: Proposal) {
  const { rho, weights } = proposal.proposal
  return {
    study,
    seed: proposal.seed,
    seeds: proposal.seeds,
    steps: proposal.steps,
    periods: proposal.months,
    verdict: proposal.verdict.map((row) => ({
      candidate: row.candidate,
      reward: row.reward,
      score: row.score,
      gini: row.giniBurden,
      giniAccess: row.giniAccess,
      priceOfFairness: row.priceOfFairness,
      worst: row.worstBurden,
      worseOff: row.worseOff,
      excess: row.excess,
      allowed: row.allowed,
    })),
    winner: proposal.winner,
    bestConstant: proposal.bestConstant,
    heldBy: proposal.heldBy,
    rails: proposal.rails,
    today: proposal.today,
    proposal: {
      weights: weights ?? Object.fromEntries(proposal.groups.map(({ group }) => [group, 1])),
      rho,
    },
    keyTakesEffect: proposal.keyTakesEffect,
    members: proposal.members.map(({ member, changeCents }) => ({
      member,
      change: formatCents(changeCents),
    })),
    groups: proposal.groups,
    curve: proposal.curve,
    households: proposal.households,
    withoutIncome: proposal.withoutIncome,
  }
}
