import type { StudyRun, Target } from './schema.ts'

/** What a study's targets are judged by. */
export type Judged = Omit<StudyRun, 'targets'> & {
  /** Largest saving in money of the other five studies; null where not computed. */
  readonly largestOther: number | null
}

type Measure = (run: Judged) => Omit<Target, 'ok'> | null

function atLeast(
  name: string,
  reach: number,
  definition: string,
  value: (run: Judged) => number | null,
): Measure {
  return (run) => target('at-least', name, reach, definition, value(run))
}

function atMost(
  name: string,
  reach: number,
  definition: string,
  value: (run: Judged) => number | null,
): Measure {
  return (run) => target('at-most', name, reach, definition, value(run))
}

function target(
  sense: Target['sense'],
  name: string,
  reach: number,
  definition: string,
  value: number | null,
): Omit<Target, 'ok'> | null {
  return value === null ? null : { name, definition, sense, reach, value }
}

const grossCut = (reach: number): Measure =>
  atLeast(
    'peak cut against the gross load',
    reach,
    '1 − highest net import of the plan / highest gross load (all loads as usual, no sunshine)',
    (run) => run.peakReduction.gross,
  )

/** What each of the six studies has to show (docs/studies.md). */
const measures: Readonly<Record<string, readonly Measure[]>> = {
  S1: [
    grossCut(0.626),
    atLeast(
      'gain without common assets',
      0.1,
      '(Σ alone − cost together)/Σ alone, nothing in common',
      (run) => run.gain.withoutAssets,
    ),
    atLeast('gain with common assets', 0.4, '(Σ alone − C*)/Σ alone', (run) => run.gain.withAssets),
    atLeast(
      'peak cut of the fair plan',
      0.626,
      'the same cut for the plan of stage B in the green pool',
      (run) => run.stageB.peakReduction.gross,
    ),
  ],
  S2: [
    grossCut(0.726),
    atLeast(
      'peak cut against everyone alone',
      0.5,
      '1 − peak / lowest coincident peak of plans that are cheapest alone',
      (run) => run.peakReduction.alone,
    ),
  ],
  S3: [
    grossCut(0.078),
    atMost(
      'worst position after settlement',
      0,
      'largest of cost after settlement − cost alone, = −(smallest share of the savings)',
      smallestShare,
    ),
  ],
  S4: [
    (run) =>
      run.largestOther === null
        ? null
        : target(
            'at-least',
            'largest saving of the six',
            run.largestOther,
            'Σ alone − C* in money; reach: the largest of the other five',
            run.savings,
          ),
    atMost(
      'a dearer peak is a lower peak',
      0,
      'largest rise of the peak, kW, from one demand charge to the next higher one',
      worstRise,
    ),
  ],
  S5: [
    atLeast(
      'burden Gini lowered by ρ',
      0.25,
      '1 − Gini of burden after settlement with ρ / the same with ρ = 0',
      giniLowered,
    ),
    atLeast(
      'low-income access above the mean',
      0,
      'mean access of the lowest-income group − mean of all households, fair plan',
      accessLead,
    ),
    atMost('price of fairness', 0.05, '(K_B − K*)/max(|K*|, C0/10)', (run) => run.stageB.priceOfFairness),
  ],
  S6: [
    atMost('load not served', 0, 'kWh of the day', (run) => Math.round(run.energy.unservedKWh * 1e6) / 1e6),
    atMost(
      'energy beyond the connection',
      0,
      'kWh of the day',
      (run) => Math.round(run.energy.overLimitKWh * 1e6) / 1e6,
    ),
    grossCut(0.626),
  ],
}

/** The targets of a run; none for a community that is not one of the six. */
export function targetsOf(run: Judged, isBuiltIn: boolean): Target[] {
  if (!isBuiltIn) return []
  return (measures[run.name] ?? []).flatMap((measure) => {
    const measured = measure(run)
    if (!measured) return []
    const { sense, reach, value } = measured
    return [{ ...measured, ok: sense === 'at-least' ? value >= reach : value <= reach }]
  })
}

function smallestShare(run: Judged): number | null {
  return run.shapley && -Math.min(...Object.values(run.shapley))
}

function giniLowered(run: Judged): number | null {
  const { shapley, solidarity } = run.burden
  if (!shapley?.gini || solidarity?.gini == null) return null
  return 1 - solidarity.gini / shapley.gini
}

function accessLead(run: Judged): number | null {
  const { households, lowestIncome } = run.stageB.access
  return households === null || lowestIncome === null ? null : lowestIncome - households
}

function worstRise(run: Judged): number | null {
  if (!run.conflict) return null
  const peaks = run.conflict.map(({ lowestPeakKw }) => lowestPeakKw)
  // found to a millionth of a kW
  // + 0: no rise is 0, not −0
  return Math.max(...peaks.slice(1).map((peak, k) => Math.round((peak - peaks[k]!) * 1e6) / 1e6)) + 0
}
