import type { Study } from './study.ts'

/**
 * The study of some of the members: two or more use their ownership share of the common assets and of the connection;
 * one alone has neither. Members by number, in rising order.
 */
export function partOf(study: Study, members: readonly number[]): Study {
  const chosen = members.map((i) => study.members[i]!)
  if (members.length < 2) return { ...study, members: chosen, community: null, connectionKw: null }
  const share = shareOf(study, members)
  const { community, connectionKw } = study
  return {
    ...study,
    members: chosen,
    connectionKw: connectionKw === null ? null : connectionKw * share,
    community: community && {
      pv: community.pv && community.pv.map((kw) => kw * share),
      battery: community.battery && {
        ...community.battery,
        capacityKWh: community.battery.capacityKWh * share,
        chargeKw: community.battery.chargeKw * share,
        dischargeKw: community.battery.dischargeKw * share,
        initialKWh: community.battery.initialKWh === null ? null : community.battery.initialKWh * share,
        end:
          typeof community.battery.end === 'number' ? community.battery.end * share : community.battery.end,
      },
      shares: members.map((i) => (share > 0 ? community.shares[i]! / share : 1 / members.length)),
    },
  }
}

/** What a group owns of the common assets; where there are none, its part by number of members. */
export function shareOf(study: Study, members: readonly number[]): number {
  if (!study.community) return members.length / study.members.length
  return Math.min(
    1,
    members.reduce((sum, i) => sum + study.community!.shares[i]!, 0),
  )
}

/** The members together with nothing in common: no common assets, no connection limit. */
export const withoutCommonAssets = (study: Study): Study => ({
  ...study,
  community: null,
  connectionKw: null,
})
