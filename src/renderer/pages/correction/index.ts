import type { Correction as CorrectionOfMonth } from '../../../core/contract/settling.ts'
import { definePage } from '../../app/page.ts'
import Correction from './Correction.svelte'

export interface CorrectionData {
  readonly month: string
  /** How far the month is: without an approved bill there is nothing to correct. */
  readonly state: 'unsettled' | 'draft' | 'approved'
  /** Null where nothing has changed since the approval, or nothing was approved. */
  readonly correction: CorrectionOfMonth | null
}

/** The month settled again beside the frozen one. */
export const correction = definePage<CorrectionData>({
  async load(bridge, { month }) {
    const answer = await bridge.call('correction.get', { month })
    if (!answer.ok) return answer
    if (answer.value !== null)
      return { ok: true, value: { month, state: 'approved', correction: answer.value } }
    const bills = await bridge.call('bills.list', { month })
    if (!bills.ok) return bills
    const { settlement } = bills.value
    const state = settlement === null ? 'unsettled' : settlement.state === 'draft' ? 'draft' : 'approved'
    return { ok: true, value: { month, state, correction: null } }
  },
  show: Correction,
})
