import { variants } from '../../src/core/scenarios/six.ts'
import type { DynamicRun, StudyRun } from '../../src/core/scenarios/run/schema.ts'
import {
  categoryTable,
  conflictTableOf,
  dayTable,
  distortedTable,
  dynamicTable,
  fairTable,
  marketTable,
  memberTable,
  optimaTable,
  responseTable,
  sharesTable,
  targetTable,
} from './tables.ts'

const joined = (...paragraphs: readonly string[]): string => `${paragraphs.join('\n\n')}\n`

/** docs/studies.md, from the results alone. */
export function studiesPage(runs: readonly StudyRun[], dynamic: DynamicRun): string {
  const steep = runs.find(({ conflict }) => conflict !== null)
  const targets = [
    ...runs.map(({ name, targets: own }) => ({ name, targets: own })),
    { name: '120 days', targets: dynamic.targets },
  ]
  const shown = targets.flatMap((one) => one.targets)
  return joined(
    '# Six study communities',
    'Written by `npm run studies`; no figure here is typed. The same documents come from `fairwatt study run all --json`, and `fairwatt study list --json` gives every study as a STUDY.json to copy and change. The communities are made up by us. The method follows the idea of arXiv 2507.18738, of which only the abstract is public; formulation and data are our own, and no figure of that paper is claimed to be reproduced.',
    `**${shown.filter(({ ok }) => ok).length} of ${shown.length} figures that have to be shown are shown.**`,
    '## What has to be shown',
    targetTable(targets),
    '## The cheapest plan',
    'Stage A: least money that leaves the community, demand charge included. Every optimum is proved (gap 0) by the search with whole numbers and checked against every condition apart from the solver. *Alone peak* is the lowest coincident peak of all plans that are cheapest alone; *ceiling* is the highest cut physics allows, 1 − LF·(1 − q).',
    optimaTable(runs),
    ...runs.flatMap((run) => [
      `### ${run.name} ${run.title}`,
      run.summary,
      `![The day of ${run.name}](studies/${run.name}.svg)`,
    ]),
    '## Who gains',
    'Cost alone, Shapley value of the savings (every group planned, exact), shares with a part ρ by need, and renewable access in the fair plan.',
    sharesTable(runs),
    '## The fair plan',
    'Stage B: weights by income, μ = ν = ½, at most 2 % dearer than the cheapest plan of the same mode. In the green pool only local renewables are stored and traded, so access means sunshine. Gini is that of net cost/income over the nine households.',
    fairTable(runs),
    ...(steep
      ? [
          '## A peak against a price',
          'S4 under four demand charges. Where the peak costs nothing, plans of the same cost differ widely in it; the last column is the lowest of them.',
          conflictTableOf(steep),
        ]
      : []),
    '## 120 days',
    `Kinds of day drawn ${Object.entries(dynamic.mix)
      .map(([name, part]) => `${name} ${part}`)
      .join(
        ', ',
      )}; all money of a day × exp(N(0, 0.1)); seeds ${dynamic.seeds.join(', ')}; burdens of the trailing ${dynamic.trailingDays} days. ${dynamic.definitions['frozen']}`,
    dynamicTable(dynamic),
    '![Gini over 120 days](studies/120-days.svg)',
    '## Side studies',
    '### Demand response',
    'Against the same day without storage, shifting and sharing: everyone with own sunshine and own demand charge, everything else as usual.',
    responseTable(runs),
    '### Market scores',
    'In [0, 1]: *grid* = traded inside/min(offered, asked for); *sellers* = Jain index of the part of its surplus each sells inside; *prices* = 1 − |mean price − middle| / half the span between b′ and s, weighted by what is traded.',
    marketTable(runs),
    '### Distorted prices',
    'Planned with buying prices 30 % off in a random quarter of the slots, paid at true ones, 20 seeds. The last column is the worst of cost after settlement − cost alone; below 0 nobody ends above alone.',
    distortedTable(runs),
    '### By kind of load',
    'The groups of members as the players of the game.',
    categoryTable(runs),
    '## The data',
    '24 slots of one hour. Load = kWh a day × profile (× heat in S6). The flexible part of every hour’s load is one interruptible appliance, window slots 9 to 22, at most three times its largest hour. PV kW = kWp × sun × 1.2 in S2, × 0.3 in S3. Batteries: .95 each way, state of charge 10 to 100 %, cyclic with free start, wear .04 per kWh discharged. Common: battery 40 kWh / 20 kW, equal shares, and PV ' +
      `${variants.map(({ name, commonKWp }) => `${name} ${commonKWp}`).join(', ')} kWp. Feed-in .06, fee .02 per pool kWh, demand charge 1.00 per kW and day, lost load 3.00 (at most half of the fixed load of an hour), local price mid-market. S6: connection 7 kW, of which a group has its share.`,
    memberTable(),
    dayTable(),
    '## Notes on the model',
    [
      '- While buying is dearer than selling, the fee positive and wear positive, the relaxation never does two opposite things at once: netting them saves money. The value of a group is therefore a linear program; the plans themselves are always finished with whole numbers.',
      '- In the green pool, *charge ≤ sunshine + pool* and *sold ≤ sunshine + discharge* are not enough for a node with a battery: relaxed, the same sunshine could be stored and sold at once. Their sum, charge + sold ≤ sunshine + pool + discharge, closes this; it changes no whole plan and makes the relaxation tight.',
      '- Where nothing is asked for (μ = 0, equal weights) nothing is paid for it: δ then counts as 0.',
      '- Plans are not unique, costs and peaks are. Money is divided by rule, never by whichever plan came out.',
    ].join('\n'),
  )
}
