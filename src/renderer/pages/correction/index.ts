import type { Correction as CorrectionOfMonth } from '../../../core/contract/settling.ts'
import { definePage } from '../../app/page.ts'
import Correction from './Correction.svelte'

export interface CorrectionData {
  readonly month: string
  /** Null where nothing has changed since the approval, or nothing was approved. */
  readonly correction: CorrectionOfMonth | null
}

/** The month settled again beside the frozen one. */
export const correction = definePage<CorrectionData>({
  async load(bridge, { month }) {
    const answer = await bridge.call('correction.get', { month })
    return answer.ok ? { ok: true, value: { month, correction: answer.value } } : answer
  },
  show: Correction,
})
