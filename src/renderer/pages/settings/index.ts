import type { Cooperative } from '../../../core/community/cooperative.ts'
import { definePage } from '../../app/page.ts'
import { session } from '../../app/session.svelte.ts'
import Settings from './Settings.svelte'

export const tabs = ['cooperative', 'bands', 'table', 'account', 'history', 'file'] as const
export type Tab = (typeof tabs)[number]

export interface SettingsData {
  readonly cooperative: Cooperative
  readonly tariffNames: readonly string[]
}

/** The cooperative as it is; each tab asks for what it shows. */
export const settings = definePage<SettingsData>({
  async load(bridge) {
    const tariffs = await bridge.call('tariffs.list', {})
    if (!tariffs.ok) return tariffs
    const cooperative = session.file?.cooperative
    if (cooperative === undefined) throw new Error('the settings page needs an open cooperative')
    const names = new Set([cooperative.referenceTariff, ...tariffs.value.rows.map(({ row }) => row.name)])
    return { ok: true, value: { cooperative, tariffNames: [...names] } }
  },
  show: Settings,
})
