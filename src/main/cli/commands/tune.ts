import { resolve } from 'node:path'
import { widestGuardRails, type GuardRails } from '../../../core/tuning/guard-rails.ts'
import { sixStudies } from '../../../core/scenarios/six.ts'
import { formatCents } from '../../../core/units/money.ts'
import { tuneJson } from '../../../core/tuning/tune-json.ts'
import type { TunedStudy } from '../../../core/tuning/days/tuned-study.ts'
import type { Proposal } from '../../../core/tuning/proposal.ts'
import type { Candidate } from '../../../core/tuning/verdict.ts'
import { done, type Command } from '../command.ts'
import { railsOption, railsOptions } from '../rails-options.ts'
import { withCooperative, withService } from '../session.ts'
import { sourceOf as studySource } from '../study-source.ts'
import { textTable } from '../text-table.ts'
import { wholeOption } from '../values.ts'

const MOST_SEED = 2_147_483_000
const MOST_STEPS = 1_000_000

function proposalText(proposal: Proposal): string {
  const rows = proposal.verdict.map((row) => [
    candidateText(row.candidate, proposal.bestConstant),
    row.giniBurden?.toFixed(3) ?? '–',
    row.worstBurden === null ? '–' : (row.worstBurden * 100).toFixed(2),
    row.excess.toFixed(2),
    `${row.score.mean.toFixed(4)} ± ${row.score.sd.toFixed(4)}`,
    row.allowed ? '' : 'outside the limits',
  ])
  const weights = Object.entries(proposal.proposal.weights ?? {})
  return [
    `Recommended: ${proposal.winner}, a solidarity share of ${(proposal.proposal.rho * 100).toFixed(0)} % (today ${(proposal.today.rho * 100).toFixed(0)} %).`,
    ...(weights.length > 0
      ? [
          `Weights of the key: ${weights.map(([group, weight]) => `${group} ${weight}`).join(', ')}${proposal.keyTakesEffect ? '' : ' (only to be applied for: the key is fixed)'}.`,
        ]
      : []),
    ...heldText(proposal.heldBy, proposal.rails),
    `Judged on held-out months, seeds ${proposal.seeds.join(', ')}, ${proposal.steps} steps a training; less is better. Nothing takes effect by itself.`,
    '',
    textTable(['setting', 'Gini', 'worst %', 'a group’s gain', 'score', ''], rows, { right: [1, 2, 3, 4] }),
    '',
    textTable(
      ['member', 'name', 'more a month'],
      proposal.members.map(({ member, name, changeCents }) => [member, name, formatCents(changeCents)]),
      { right: [2] },
    ),
  ].join('\n')
}

/** A candidate's name; the best constant with the setting that is best over everything judged. */
function candidateText(candidate: Candidate, bestConstant: Proposal['bestConstant']): string {
  if (candidate !== 'constant' || bestConstant === null) return candidate
  const { rho, isWeighted } = bestConstant
  return `constant, ${(rho * 100).toFixed(0)} %${isWeighted ? ' and weights' : ''}`
}

/** Which limit decided the share, where one did: not the learner's doing, so it is said. */
function heldText(heldBy: Proposal['heldBy'], { mostRho, mostExcess }: GuardRails): string[] {
  if (heldBy === null) return []
  const limit = {
    'most-rho': `the highest share allowed, ${(mostRho * 100).toFixed(0)} %`,
    excess: `the limit of what a group may gain alone, ${mostExcess?.toFixed(2)}`,
    'worse-off': 'the limit that nobody may be worse off than alone',
  }
  return [`The share was held there by ${limit[heldBy]}; without that limit it would have gone further.`]
}

function studyText({
  study,
  winner,
  bestConstant,
  heldBy,
  rails,
  proposal,
  verdict,
  members,
  solved,
  seeds,
  days,
  currency,
}: TunedStudy): string {
  const rows = verdict.map((row) => [
    candidateText(row.candidate, bestConstant),
    row.gini.toFixed(3),
    `${(row.priceOfFairness * 100).toFixed(1)} %`,
    row.worseOff.toFixed(2),
    row.excess.toFixed(2),
    `${row.score.mean.toFixed(4)} ± ${row.score.sd.toFixed(4)}`,
  ])
  const weights = Object.entries(proposal.weights).map(([group, weight]) => `${group} ${weight}`)
  return [
    `${study}: recommended is ${winner}, weights ${weights.join(', ')}, ${(proposal.rho * 100).toFixed(0)} % by need.`,
    ...heldText(heldBy, rails),
    `Judged on held-out thirds of ${days} days, seeds ${seeds.join(', ')}; less is better. Solved by the program itself it costs ${(solved.priceOfFairness * 100).toFixed(2)} % more than the cheapest plan.`,
    '',
    textTable(['setting', 'Gini', 'price', 'worse off', 'a group’s gain', 'score'], rows, {
      right: [1, 2, 3, 4, 5],
    }),
    '',
    textTable(
      ['member', `less a day, ${currency}`],
      members.map(({ member, change }) => [member, change.toFixed(2)]),
      { right: [1] },
    ),
  ].join('\n')
}

/** The document of `tune STUDY`; `change` as a decimal string, plus = the member pays less. */
const studyJson = (tuned: TunedStudy) => ({
  ...tuned,
  members: tuned.members.map(({ member, change }) => ({ member, change: change.toFixed(2) })),
})

/** A study's name, or the file of one. */
const isStudy = (operand: string): boolean =>
  /\.json$/i.test(operand) || sixStudies.some(({ name }) => name.toLowerCase() === operand.toLowerCase())

const tune: Command = {
  words: ['tune'],
  operands: [{ name: 'FILE|STUDY' }],
  options: {
    ...railsOptions,
    seed: { value: 'N', help: 'First of the five seeds; 1 where left out.' },
    steps: { value: 'N', help: 'Steps of each training.' },
  },
  summary: 'Propose equity settings and judge them against plain ones; nothing takes effect.',
  notes: [
    'Limits typed here become the board’s own in FILE, as on the page Equity settings; for a STUDY they hold for this run.',
  ],
  async run(invocation, terminal) {
    const seed = wholeOption(invocation, 'seed', 0, MOST_SEED)
    const steps = wholeOption(invocation, 'steps', 1, MOST_STEPS)
    if (isStudy(invocation.operands[0] as string))
      return withService(terminal, async (session) => {
        const source = await studySource(invocation.operands[0] as string)
        const rails = railsOption(invocation, widestGuardRails)
        const tuned = await session.run('study.tune', { source, seed, steps, rails })
        return done(studyJson(tuned), studyText(tuned))
      })
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session, state) => {
      const { rails: now } = await session.call('equity.get', {})
      const rails = railsOption(invocation, now)
      if (rails !== null) await session.call('equity.rails', { rails })
      const { id, proposal } = await session.run('equity.propose', { seed, steps })
      const json = { ...tuneJson(state.cooperative.name, proposal), id }
      return done(json, proposalText(proposal))
    })
  },
}

export const tuneCommands: readonly Command[] = [tune]
