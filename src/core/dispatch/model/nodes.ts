import type { Appliance, Battery, Curtailable, Study } from '../study.ts'

/** A place where energy is balanced: a member, or the community's own plant behind the members. */
export interface Node {
  readonly id: string
  /** True for the community's node, which has no load and whose account is divided by ownership. */
  readonly common: boolean
  readonly load: readonly number[]
  readonly pv: readonly number[]
  readonly battery: Battery | null
  readonly shiftable: readonly Appliance[]
  readonly curtailable: Curtailable | null
}

/** The members in their order, then the community's node where there are common assets. */
export function nodesOf(study: Study): Node[] {
  const nothing = Array.from({ length: study.steps }, () => 0)
  const members = study.members.map((member): Node => ({ ...member, common: false }))
  const common = study.community
  if (!common || (common.pv === null && common.battery === null)) return members
  return [
    ...members,
    {
      id: 'community',
      common: true,
      load: nothing,
      pv: common.pv ?? nothing,
      battery: common.battery,
      shiftable: [],
      curtailable: null,
    },
  ]
}

/** Most a node can use in slot t besides charging, kW. */
export function mostUsed(node: Node, t: number): number {
  return node.shiftable.reduce((sum, appliance) => sum + mostMoved(appliance, t), node.load[t]!)
}

/** Most an appliance can run at in slot t, kW. */
export function mostMoved(appliance: Appliance, t: number): number {
  const usual = appliance.usual?.[t] ?? 0
  const inWindow = t >= appliance.from && t < appliance.to
  // an uninterruptible one may also be left where it usually runs
  return inWindow ? Math.max(appliance.maxKw, appliance.interruptible ? 0 : usual) : usual
}

/** Most a node can give in slot t, kW. */
export function mostGiven(node: Node, t: number): number {
  return node.pv[t]! + (node.battery?.dischargeKw ?? 0)
}

/** Most a node can take in slot t, kW. */
export function mostTaken(node: Node, t: number): number {
  return mostUsed(node, t) + (node.battery?.chargeKw ?? 0)
}
