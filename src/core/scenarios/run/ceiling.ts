import { grossPeak } from '../../dispatch/money.ts'
import { grossLoadOf, type Study } from '../../dispatch/study.ts'

/**
 * Highest possible cut of the gross peak: 1 − LF·(1 − q), LF = mean/peak of the gross load, q = sunshine/load, at most 1.
 * Whatever is planned, what the sun does not give comes through the grid. Null without a load.
 */
export function peakCeiling(study: Study): number | null {
  const peak = grossPeak(study)
  if (peak === 0) return null
  const load = study.members.reduce(
    (sum, member) => grossLoadOf(member).reduce((own, kw) => own + kw, sum),
    0,
  )
  const sunshine = [...study.members.map(({ pv }) => pv), study.community?.pv ?? []].reduce(
    (sum, pv) => pv.reduce((own, kw) => own + kw, sum),
    0,
  )
  return 1 - (load / study.steps / peak) * (1 - Math.min(1, sunshine / load))
}
