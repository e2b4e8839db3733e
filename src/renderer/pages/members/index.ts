import type { IncomeBand } from '../../../core/community/cooperative.ts'
import type { MemberRow } from '../../../core/contract/members.ts'
import { definePage } from '../../app/page.ts'
import Members from './Members.svelte'

/** Everyone who is or was a member, with the month's amounts; what a form needs to choose from. */
export interface MembersData {
  readonly month: string
  readonly members: readonly MemberRow[]
  readonly bands: readonly IncomeBand[]
  readonly tariffNames: readonly string[]
}

export const members = definePage<MembersData>({
  async load(bridge, { month }) {
    const [list, bands, tariffs] = await Promise.all([
      bridge.call('members.list', { month }),
      bridge.call('bands.list', {}),
      bridge.call('tariffs.list', {}),
    ])
    if (!list.ok) return list
    if (!bands.ok) return bands
    if (!tariffs.ok) return tariffs
    const tariffNames = [...new Set(tariffs.value.rows.map(({ row }) => row.name))]
    return { ok: true, value: { month, members: list.value.members, bands: bands.value.bands, tariffNames } }
  },
  show: Members,
})
