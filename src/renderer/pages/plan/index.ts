import type { MemberRow } from '../../../core/contract/members.ts'
import { definePage } from '../../app/page.ts'
import Plan from './Plan.svelte'

export interface PlanData {
  readonly members: readonly MemberRow[]
}

/** One of the cooperative's own days, planned from its past. */
export const plan = definePage<PlanData>({
  async load(bridge, { month }) {
    const answer = await bridge.call('members.list', { month })
    return answer.ok ? { ok: true, value: { members: answer.value.members } } : answer
  },
  show: Plan,
})
