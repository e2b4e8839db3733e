import type { FairnessTrend } from '../../../core/reporting/fairness.ts'
import { definePage } from '../../app/page.ts'
import Fairness from './Fairness.svelte'

/** A year of months, as many as a trailing window holds. */
const MONTHS = 12

export interface FairnessData {
  readonly month: string
  readonly trend: FairnessTrend
}

/** Fairness over the last year, as the board may see it. */
export const fairness = definePage<FairnessData>({
  async load(bridge, { month }) {
    const answer = await bridge.call('fairness.trend', { until: month, months: MONTHS })
    return answer.ok ? { ok: true, value: { month, trend: answer.value } } : answer
  },
  show: Fairness,
})
