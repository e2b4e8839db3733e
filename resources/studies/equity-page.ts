import type { DynamicRun } from '../../src/core/scenarios/run/schema.ts'
import type { TunedStudy } from '../../src/core/tuning/days/tuned-study.ts'
import type { Proposal } from '../../src/core/tuning/proposal.ts'
import type { Candidate } from '../../src/core/tuning/verdict.ts'
import { dynamicTable, percent, table } from './tables.ts'

interface Results {
  readonly tuned: readonly TunedStudy[]
  /** The demo cooperative without a limit of what a group may gain, and with one. */
  readonly free: Proposal
  readonly limited: Proposal
  readonly dynamic: DynamicRun
}

const names: Readonly<Record<Candidate, string>> = {
  today: 'today',
  equal: 'no settings (w = 1, ρ = 0)',
  income: 'weights by income',
  integral: 'integral controller',
  bandit: 'contextual bandit over a catalogue',
  ppo: 'PPO',
  constant: 'best constant by search',
  optimum: '_best of each period, knowing it_',
}

/** One row of either verdict. */
interface Judged {
  readonly candidate: Candidate
  readonly score: { readonly mean: number; readonly sd: number }
  readonly reward: { readonly mean: number; readonly sd: number }
  readonly gini: number | null
  readonly worst: number | null
  readonly priceOfFairness: number
  readonly worseOff: number
  readonly excess: number
  readonly allowed: boolean
}

const verdictTable = (rows: readonly Judged[], winner: Candidate): string =>
  table(
    [
      'setting',
      'score (less is better)',
      'reward over no settings',
      'Gini of burden',
      'worst burden',
      'price of fairness',
      'worse off than alone',
      'a group’s gain',
      'within limits',
    ],
    rows.map((row) => [
      row.candidate === winner ? `**${names[row.candidate]}**` : names[row.candidate],
      spread(row.score),
      spread(row.reward),
      row.gini?.toFixed(3) ?? '–',
      percent(row.worst),
      percent(row.priceOfFairness),
      percent(row.worseOff),
      row.excess.toFixed(2),
      row.allowed ? 'yes' : 'no',
    ]),
  )

const spread = ({ mean, sd }: Judged['score']): string => `${mean.toFixed(4)} ± ${sd.toFixed(4)}`

/** What the table says of PPO, in a sentence made of its figures. */
function saidOf(rows: readonly Judged[], winner: Candidate): string {
  const of = (name: Candidate): Judged => rows.find(({ candidate }) => candidate === name)!
  const ppo = of('ppo')
  const plain = rows.filter(({ candidate, allowed }) => allowed && !['ppo', 'optimum'].includes(candidate))
  const best = plain.reduce((found, row) => (row.score.mean < found.score.mean ? row : found))
  const difference = best.score.mean - ppo.score.mean
  const verdict =
    difference > ppo.score.sd
      ? `PPO beats the best alternative (${names[best.candidate]}) by ${difference.toFixed(4)}, more than its own spread of ${ppo.score.sd.toFixed(4)}`
      : difference > 0
        ? `PPO is ahead of the best alternative (${names[best.candidate]}) by ${difference.toFixed(4)}, no more than its own spread of ${ppo.score.sd.toFixed(4)}: that does not count as better`
        : `PPO does not win: ${names[best.candidate]} is better by ${(-difference).toFixed(4)} (PPO’s spread ${ppo.score.sd.toFixed(4)})`
  const reach = of('equal').score.mean - of('optimum').score.mean
  const part = reach > 0 ? (of('equal').score.mean - ppo.score.mean) / reach : null
  return `${verdict}. Recommended: ${names[winner]}.${part === null ? '' : ` Of the way from no settings to the best of each period known beforehand PPO goes ${percent(part)}.`}`
}

const heldInWords = (heldBy: Proposal['heldBy']): string =>
  heldBy === null
    ? 'No limit held the share there.'
    : {
        'most-rho': 'The share stops at the highest one allowed: the bound decided, not the learner.',
        excess:
          'The share stops where a group could gain more than the limit: the limit decided, not the learner.',
        'worse-off': 'The share stops where somebody would be worse off than alone.',
      }[heldBy]

const weightsInWords = (weights: Readonly<Record<string, number>> | null): string =>
  weights === null
    ? 'no weights'
    : `weights ${Object.entries(weights)
        .map(([group, weight]) => `${group} ${weight}`)
        .join(', ')}`

function studySection(one: TunedStudy): string[] {
  const rows = one.verdict
  return [
    `### Study ${one.study}`,
    `${one.days} days, all money of a day × exp(N(0, 0.1)); seeds ${one.seeds.join(', ')}; ${one.steps} steps a training; each third held out once. Money in ${one.currency} a day. ${one.households} households with known income.`,
    verdictTable(rows, one.winner),
    `${saidOf(rows, one.winner)} Proposed: ${weightsInWords(one.proposal.weights)}, ρ = ${one.proposal.rho}. ${heldInWords(one.heldBy)} Solved once more by the program itself the plan costs ${percent(one.solved.priceOfFairness)} more than the cheapest; the catalogue was off by at most ${one.solved.largestDistance.toFixed(4)} ${one.currency} for a member.`,
  ]
}

function demoSection(title: string, one: Proposal): string[] {
  const rows = one.verdict.map((row) => ({ ...row, gini: row.giniBurden, worst: row.worstBurden }))
  return [
    `### ${title}`,
    `${one.months.length} months, ${one.months[0]} to ${one.months.at(-1)}; seeds ${one.seeds.join(', ')}; ${one.steps} steps a training; each third held out once. Money in ${one.currency} a month. ${one.households} households with known income, ${one.withoutIncome} without.`,
    verdictTable(rows, one.winner),
    `${saidOf(rows, one.winner)} Proposed: ${weightsInWords(one.proposal.weights)}, ρ = ${one.proposal.rho} instead of ${one.today.rho}. ${heldInWords(one.heldBy)}${one.keyTakesEffect ? '' : ' The key is fixed by the operator’s split, so only ρ takes effect.'}`,
  ]
}

function daysSection(dynamic: DynamicRun): string[] {
  const reached = dynamic.settings.filter(
    ({ rho, giniBelowFrozen, priceOfFairness }) =>
      rho > 0 && giniBelowFrozen >= 0.25 && priceOfFairness <= 0.05,
  )
  const said = reached.map(
    (one) =>
      `${one.name}: ${percent(one.giniBelowFrozen)} below frozen at a price of fairness of ${percent(one.priceOfFairness)}`,
  )
  return [
    '## 120 days',
    `Frozen is w = 1, ρ = 0 on the same days, with the same money. Gini of the burdens of the trailing ${dynamic.trailingDays} days at day ${dynamic.days}, means of seeds ${dynamic.seeds.join(', ')}.`,
    dynamicTable(dynamic),
    said.length > 0
      ? `**With ρ the Gini is to be at least 25 % below frozen at a price of fairness of at most 5 %. It is:** ${said.join('; ')}.`
      : '**With ρ the Gini is to be at least 25 % below frozen at a price of fairness of at most 5 %. It is not.**',
  ]
}

/** docs/equity-figures.md, from the results alone. */
export function equityPage({ tuned, free, limited, dynamic }: Results): string {
  const curve = table(
    ['ρ', 'Gini of burden', 'a group’s gain a month'],
    free.curve.map(({ rho, giniBurden, excess }) => [
      rho.toFixed(2),
      giniBurden?.toFixed(3) ?? '–',
      excess.toFixed(2),
    ]),
  )
  return `${[
    '# What the equity settings reach',
    'Written by `npm run equity-figures`; no figure here is typed, and the sentences are made from the tables. The method is in [equity.md](equity.md). The communities are made up by us.',
    '## The verdict',
    'Means over the periods held out, and over five seeds ± their standard deviation. What is learnt (PPO, the bandit) counts as better only by more than its own spread; the last row knows the future and is no choice.',
    ...tuned.flatMap(studySection),
    ...demoSection('The demo cooperative, no limit of a group’s gain', free),
    ...demoSection(
      `The demo cooperative, a group may gain ${limited.rails.mostExcess} ${limited.currency} a month`,
      limited,
    ),
    '## What a more even burden costs in stability',
    'The demo cooperative: each ρ had it been in force in all months. Nothing is learnt here; it is what a board looks at before it sets its limits.',
    curve,
    ...daysSection(dynamic),
  ].join('\n\n')}\n`
}
