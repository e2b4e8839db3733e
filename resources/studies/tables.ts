import { heat, loadProfiles, ordinaryPrices, steepPrices, sun } from '../../src/core/scenarios/data/day.ts'
import { households } from '../../src/core/scenarios/data/households.ts'
import type { DynamicRun, StudyRun, Target } from '../../src/core/scenarios/run/schema.ts'

type Cell = string | number

/** A Markdown table; numbers as they are written. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export const percent = (part: number | null): string => (part === null ? '–' : `${(part * 100).toFixed(1)} %`)
const money = (amount: number): string => amount.toFixed(4)
const gini = (burden: { readonly gini: number | null } | null): string => burden?.gini?.toFixed(3) ?? '–'

export const dayTable = (): string =>
  table(
    ['hour', 'low', 'middle', 'high', 'school', 'sun (kWh per kWp)', 'price', 'price S4', 'heat (S6)'],
    sun.map((kWh, t) => [
      t,
      ...[loadProfiles.low, loadProfiles.middle, loadProfiles.high, loadProfiles.school].map((one) =>
        one[t]!.toFixed(4),
      ),
      kWh.toFixed(4),
      ordinaryPrices[t]!.toFixed(2),
      steepPrices[t]!.toFixed(2),
      heat[t]!.toFixed(2),
    ]),
  )

export const memberTable = (): string =>
  table(
    ['member', 'group', 'income a year', 'kWh a day', 'own PV kWp (S2)', 'battery kWh / kW', 'flexible part'],
    households.map((one) => [
      one.id,
      one.group,
      one.incomePerYear ?? '–',
      one.kWhPerDay,
      `${one.kWp} (${one.kWpSunny})`,
      one.battery ? `${one.battery.kWh} / ${one.battery.kW}` : '–',
      percent(one.flexible),
    ]),
  )

export const optimaTable = (runs: readonly StudyRun[]): string =>
  table(
    [
      '#',
      'gross peak',
      'Σ alone',
      'without assets',
      'C\\*',
      'peak',
      'cut vs gross',
      'ceiling',
      'alone peak',
      'cut vs alone',
      'gain without / with',
      'relaxation tight',
      'largest residual',
    ],
    runs.map((run) => [
      run.name,
      money(run.grossPeakKw),
      money(run.aloneCost),
      money(run.costWithoutAssets),
      `**${money(run.cost)}**`,
      run.peakKw.toFixed(3),
      percent(run.peakReduction.gross),
      percent(run.ceiling),
      run.alonePeakKw?.toFixed(3) ?? '–',
      percent(run.peakReduction.alone),
      `${percent(run.gain.withoutAssets)} / ${percent(run.gain.withAssets)}`,
      run.proof.relaxation.tight ? 'yes' : 'no',
      run.proof.residual.toExponential(0),
    ]),
  )

export const sharesTable = (runs: readonly StudyRun[]): string => {
  const ids = runs[0]!.members.map(({ id }) => id)
  return table(
    ['#', 'what', ...ids],
    runs.flatMap((run) => [
      [run.name, 'alone', ...run.members.map(({ alone }) => money(alone))],
      ['', 'Shapley', ...ids.map((id) => (run.shapley ? run.shapley[id]!.toFixed(3) : '–'))],
      [
        '',
        `with ρ = ${run.solidarity?.rho ?? 0}`,
        ...ids.map((id) => run.solidarity?.shares[id]!.toFixed(3) ?? '–'),
      ],
      ['', 'access, fair plan', ...ids.map((id) => percent(run.renewableAccess[id] ?? null))],
    ]),
  )
}

export const fairTable = (runs: readonly StudyRun[]): string =>
  table(
    [
      '#',
      'K\\* green',
      'costs of green',
      'fair plan',
      'price of fairness',
      'peak',
      'cut vs gross',
      'access low / all',
      'Gini alone',
      'Shapley',
      'with ρ',
      'fair plan',
      'tight',
    ],
    runs.map(({ name, stageB, burden }) => [
      name,
      money(stageB.cheapestOfMode),
      percent(stageB.costOfGreenPool),
      money(stageB.cost),
      percent(stageB.priceOfFairness),
      stageB.peakKw.toFixed(3),
      percent(stageB.peakReduction.gross),
      `${percent(stageB.access.lowestIncome)} / ${percent(stageB.access.households)}`,
      gini(burden.alone),
      gini(burden.shapley),
      gini(burden.solidarity),
      gini(stageB.burden),
      stageB.proof.relaxation.tight ? 'yes' : 'no',
    ]),
  )

export const targetTable = (
  named: readonly { readonly name: string; readonly targets: readonly Target[] }[],
): string =>
  table(
    ['#', 'what', 'definition', 'reach', 'value', 'shown'],
    named.flatMap(({ name, targets }) =>
      targets.map((one) => [
        name,
        one.name,
        one.definition.replaceAll('|', '\\|'),
        `${one.sense === 'at-least' ? '≥' : '≤'} ${Number(one.reach.toFixed(4))}`,
        one.value.toFixed(4),
        one.ok ? 'yes' : '**no**',
      ]),
    ),
  )

export const conflictTableOf = (run: StudyRun): string =>
  table(
    ['demand charge per kW', 'energy cost', 'peak kW', 'lowest peak at this cost, kW'],
    (run.conflict ?? []).map((row) => [
      row.demandCharge,
      row.energyCost.toFixed(2),
      row.peakKw.toFixed(2),
      row.lowestPeakKw.toFixed(2),
    ]),
  )

export const dynamicTable = (dynamic: DynamicRun): string =>
  table(
    [
      'settings',
      'Gini at day 120',
      'below frozen',
      'price of fairness',
      'worst burden',
      'worse off than alone',
      'by seed',
    ],
    dynamic.settings.map((one) => [
      one.name,
      one.gini.toFixed(4),
      percent(one.giniBelowFrozen),
      percent(one.priceOfFairness),
      percent(one.worst),
      one.worseOff,
      one.perSeed.map((value) => value.toFixed(3)).join(' '),
    ]),
  )

export const responseTable = (runs: readonly StudyRun[]): string =>
  table(
    ['#', 'cost without storage, shifting, sharing', 'together', 'change', 'peak before', 'peak cut'],
    runs.flatMap((run) =>
      run.sideStudies
        ? [
            [
              run.name,
              money(run.sideStudies.demandResponse.baselineCost),
              money(run.cost),
              percent(run.sideStudies.demandResponse.costChange),
              run.sideStudies.demandResponse.baselinePeakKw.toFixed(2),
              percent(run.sideStudies.demandResponse.peakCut),
            ],
          ]
        : [],
    ),
  )

export const marketTable = (runs: readonly StudyRun[]): string =>
  table(
    ['#', 'rule', 'grid', 'sellers', 'prices'],
    runs.flatMap((run) =>
      (run.sideStudies?.marketScores ?? []).map((score) => [
        run.name,
        score.rule,
        score.grid?.toFixed(3) ?? '–',
        score.sellers?.toFixed(3) ?? '–',
        score.prices?.toFixed(3) ?? '–',
      ]),
    ),
  )

export const distortedTable = (runs: readonly StudyRun[]): string =>
  table(
    ['#', 'added cost, mean', 'worst seed', 'of C\\*, mean', 'worst position against alone'],
    runs.flatMap((run) => {
      const side = run.sideStudies?.distortedPrices
      return side
        ? [
            [
              run.name,
              money(side.addedCost.mean),
              money(side.addedCost.worst),
              percent(side.addedCost.mean / run.cost),
              money(side.worstAboveAlone),
            ],
          ]
        : []
    }),
  )

export const categoryTable = (runs: readonly StudyRun[]): string =>
  table(
    ['#', 'category', 'members', 'load kWh', 'sunshine kWh', 'net kWh', 'alone', 'gain'],
    runs.flatMap((run) =>
      (run.sideStudies?.loadCategories ?? []).map((one, k) => [
        k === 0 ? run.name : '',
        one.category,
        one.members.length,
        one.loadKWh.toFixed(1),
        one.pvKWh.toFixed(1),
        one.netKWh.toFixed(1),
        money(one.alone),
        money(one.gain),
      ]),
    ),
  )
