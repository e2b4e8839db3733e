import type { BeforeSettling, Settlement } from '../../../core/contract/settling.ts'
import { definePage } from '../../app/page.ts'
import Settle from './Settle.svelte'

export interface SettleData {
  readonly before: BeforeSettling
  /** The newest settlement of the month; null where there is none yet. */
  readonly settlement: Settlement | null
}

/** What is to be settled, and what came of it. */
export const settle = definePage<SettleData>({
  async load(bridge, { month }) {
    const [before, settlement] = await Promise.all([
      bridge.call('settle.before', { month }),
      bridge.call('settle.get', { month, which: 'newest' }),
    ])
    if (!before.ok) return before
    if (!settlement.ok) return settlement
    return { ok: true, value: { before: before.value, settlement: settlement.value } }
  },
  show: Settle,
})
