import type { BatchSchema } from '../../../core/contract/cooperative.ts'
import type { MonthReadings } from '../../../core/contract/readings.ts'
import type * as v from 'valibot'
import { definePage } from '../../app/page.ts'
import { hasValues } from './levels.ts'
import Readings from './Readings.svelte'

type Batch = v.InferOutput<typeof BatchSchema>

export interface ReadingsData {
  readonly readings: MonthReadings
  /** The last import, for a month that has none yet; null where there never was one. */
  readonly lastImport: Batch | null
}

/** The month point by point, and what a treasurer with an empty month may want to remember. */
export const readings = definePage<ReadingsData>({
  async load(bridge, { month }) {
    const answer = await bridge.call('readings.month', { month })
    if (!answer.ok) return answer
    if (hasValues(answer.value.points))
      return { ok: true, value: { readings: answer.value, lastImport: null } }
    const history = await bridge.call('history.list', { limit: 100 })
    if (!history.ok) return history
    const lastImport = history.value.batches.find((batch) => batch.kind === 'readings' && !batch.undone)
    return { ok: true, value: { readings: answer.value, lastImport: lastImport ?? null } }
  },
  show: Readings,
})
