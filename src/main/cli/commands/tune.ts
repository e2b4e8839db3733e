import { resolve } from 'node:path'
import { ProblemError } from '../../../core/problems/problem.ts'
import { sixStudies } from '../../../core/scenarios/six.ts'
import { formatCents } from '../../../core/units/money.ts'
import { tuneJson } from '../../../core/tuning/tune-json.ts'
import type { Proposal } from '../../../core/tuning/proposal.ts'
import { done, type Command } from '../command.ts'
import { cliProblem } from '../problems.ts'
import { withCooperative } from '../session.ts'
import { textTable } from '../text-table.ts'
import { wholeOption } from '../values.ts'

const MOST_SEED = 2_147_483_000
const MOST_STEPS = 1_000_000

function proposalText(proposal: Proposal): string {
  const rows = proposal.verdict.map((row) => [
    row.candidate,
    row.giniBurden.toFixed(3),
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

/** A study's name, or the file of one; tuning reads cooperatives only so far. */
const isStudy = (operand: string): boolean =>
  /\.json$/i.test(operand) || sixStudies.some(({ name }) => name.toLowerCase() === operand.toLowerCase())

const tune: Command = {
  words: ['tune'],
  operands: [{ name: 'FILE' }],
  options: {
    seed: { value: 'N', help: 'First of the five seeds; 1 where left out.' },
    steps: { value: 'N', help: 'Steps of each training.' },
  },
  summary: 'Propose equity settings and judge them against plain ones; nothing takes effect.',
  async run(invocation, terminal) {
    const seed = wholeOption(invocation, 'seed', 0, MOST_SEED)
    const steps = wholeOption(invocation, 'steps', 1, MOST_STEPS)
    if (isStudy(invocation.operands[0] as string))
      throw new ProblemError(cliProblem('not-in-this-version', { feature: 'fairwatt tune STUDY' }))
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session, state) => {
      const { id, proposal } = await session.run('equity.propose', { seed, steps })
      const json = { ...tuneJson(state.cooperative.name, proposal), id }
      return done(json, proposalText(proposal))
    })
  },
}

export const tuneCommands: readonly Command[] = [tune]
