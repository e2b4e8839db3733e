import type { Equity } from '../../../core/contract/equity.ts'
import { definePage } from '../../app/page.ts'
import Decision from './Decision.svelte'

export interface DecisionData {
  readonly equity: Equity
}

/** Equity settings: what is proposed, how it was judged, and what the board decides. */
export const decision = definePage<DecisionData>({
  async load(bridge) {
    const answer = await bridge.call('equity.get', {})
    return answer.ok ? { ok: true, value: { equity: answer.value } } : answer
  },
  show: Decision,
})
