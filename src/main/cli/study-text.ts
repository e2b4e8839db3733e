import type { StudyList } from '../../core/contract/studies.ts'
import type { DispatchDocument } from '../../core/dispatch/document/schema.ts'
import type { DynamicRun, StudyRunDocument, Target } from '../../core/scenarios/run/schema.ts'
import { textTable } from './text-table.ts'

/** Studies and plans for people at the terminal. */

const money = (amount: number): string => amount.toFixed(2)
const percent = (part: number | null): string => (part === null ? '–' : `${(part * 100).toFixed(1)} %`)

export function studyListText({ studies }: StudyList): string {
  return textTable(
    ['name', 'what', 'members', 'kWh', 'sun kWh'],
    studies.map((study) => [
      study.name,
      `${study.title}: ${study.summary}`,
      String(study.members),
      study.consumptionKWh.toFixed(1),
      study.pvKWh.toFixed(1),
    ]),
    { right: [2, 3, 4] },
  )
}

export function dispatchText(document: DispatchDocument): string {
  if (document.status === 'infeasible')
    return [
      document.day === null
        ? 'Not everything that is asked for can be kept:'
        : `Not everything that is asked for can be kept on day ${document.day}:`,
      ...document.conflicts.map(({ sentence }) => `  ${sentence}`),
      'Nothing was planned. Loosen any one of these conditions and try again.',
    ].join('\n')
  const { cost, aloneCost, peakKw, grossPeakKw, peakReduction, members } = document
  const table = textTable(
    ['member', 'alone', 'together', 'sun'],
    members.map((member) => [
      member.id,
      money(member.alone),
      money(member.cost),
      percent(member.renewableAccess),
    ]),
    { right: [1, 2, 3], sums: ['', money(aloneCost), money(cost), ''] },
  )
  return [
    table,
    '',
    `Peak ${peakKw.toFixed(2)} kW, of ${grossPeakKw.toFixed(2)} kW without planning (${percent(peakReduction.gross)} less; ${percent(peakReduction.alone)} less than everyone alone).`,
    provedText(document),
    'Plans are not unique: what is settled between members is the Shapley value (study run), not this column.',
  ].join('\n')
}

/** What is known of the plan. */
function provedText({
  status,
  method,
  proof,
  gap,
}: Exclude<DispatchDocument, { status: 'infeasible' }>): string {
  const checked = `every condition checked to ${proof.residual.toExponential(1)}.`
  if (method === 'day-by-day' || gap === null)
    return `Planned day by day: every day the cheapest given the day before, of the whole no bound is known; ${checked}`
  if (proof.relaxedOnly) return 'Without whole-number conditions.'
  const proved = status === 'optimal' ? 'Proved the cheapest' : 'Stopped by the time limit'
  return `${proved} (gap ${gap.toExponential(1)}; the relaxation was ${proof.relaxation.tight ? 'tight' : 'not tight'}); ${checked}`
}

export function runText(document: StudyRunDocument): string {
  if (document.status === 'infeasible') return dispatchText(document)
  const { stageB, gain, burden } = document
  return [
    `${document.name}  ${document.title}`,
    dispatchText({ ...document, method: 'whole' }),
    `Gain together ${percent(gain.withoutAssets)} without and ${percent(gain.withAssets)} with the common assets; no plan can cut the peak by more than ${percent(document.ceiling)}.`,
    `Fair plan: ${money(stageB.cost)}, ${percent(stageB.priceOfFairness)} above the cheapest of its mode, peak ${stageB.peakKw.toFixed(2)} kW.`,
    `Gini of burden: alone ${giniText(burden.alone)}, Shapley ${giniText(burden.shapley)}, with ρ ${giniText(burden.solidarity)}, fair plan ${giniText(stageB.burden)}.`,
    ...targetLines(document.targets),
  ].join('\n')
}

const giniText = (burden: { readonly gini: number | null } | null): string => burden?.gini?.toFixed(3) ?? '–'

function targetLines(targets: readonly Target[]): string[] {
  return targets.map(
    ({ name, sense, reach, value, ok }) =>
      `${ok ? 'shown' : 'NOT SHOWN'}: ${name} ${value.toFixed(4)} (${sense === 'at-least' ? 'at least' : 'at most'} ${reach.toFixed(4)})`,
  )
}

export function dynamicText(dynamic: DynamicRun): string {
  const table = textTable(
    ['settings', 'Gini', 'below frozen', 'price of fairness', 'worse off'],
    dynamic.settings.map((one) => [
      one.name,
      one.gini.toFixed(4),
      percent(one.giniBelowFrozen),
      percent(one.priceOfFairness),
      String(one.worseOff),
    ]),
    { right: [1, 2, 3, 4] },
  )
  return [`${dynamic.days} days, ${dynamic.seeds.length} seeds`, table, ...targetLines(dynamic.targets)].join(
    '\n',
  )
}
