import type { Output } from '../../../core/contract/contract.ts'
import { definePage } from '../../app/page.ts'
import Tariffs from './Tariffs.svelte'

export interface TariffsData extends Output<'tariffs.list'> {
  readonly month: string
}
export type TariffEntry = TariffsData['rows'][number]

/** Every price row of the cooperative. */
export const tariffs = definePage<TariffsData>({
  async load(bridge, { month }) {
    const list = await bridge.call('tariffs.list', {})
    return list.ok ? { ok: true, value: { ...list.value, month } } : list
  },
  show: Tariffs,
})
