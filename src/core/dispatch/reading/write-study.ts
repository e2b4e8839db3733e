import type { Battery, Study, StudyMember } from '../study.ts'

/** A study as STUDY.json has it; reading it again gives the same study. */
export function studyJson(study: Study) {
  const { prices, members, community, settings } = study
  return {
    name: study.name,
    stepMinutes: study.stepMinutes,
    steps: study.steps,
    currency: study.currency,
    prices: { ...prices, buy: [...prices.buy], sell: [...prices.sell], local: localOf(prices.local) },
    members: members.map(memberJson),
    ...(community && {
      community: {
        ...(community.pv && { pv: [...community.pv] }),
        ...(community.battery && { battery: batteryJson(community.battery) }),
        shares: Object.fromEntries(members.map(({ id }, i) => [id, community.shares[i]!])),
      },
    }),
    ...(study.connectionKw !== null && { connectionKw: study.connectionKw }),
    settings: {
      ...settings,
      weights: typeof settings.weights === 'string' ? settings.weights : { ...settings.weights },
      fairness: fairnessJson(settings.fairness),
    },
  }
}

/** A limit that is not set is left out. */
const fairnessJson = (fairness: Study['settings']['fairness']): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fairness).filter(([, value]) => value !== null))

const localOf = (local: Study['prices']['local']): string | number[] =>
  typeof local === 'string' ? local : [...local]

function memberJson(member: StudyMember) {
  return {
    id: member.id,
    group: member.group,
    ...(member.incomePerYear !== null && { incomePerYear: member.incomePerYear }),
    load: [...member.load],
    pv: [...member.pv],
    ...(member.battery && { battery: batteryJson(member.battery) }),
    ...(member.shiftable.length > 0 && {
      shiftable: member.shiftable.map(({ usual, energyKWh, ...rest }) => ({
        ...(usual ? { usual: [...usual] } : { energyKWh }),
        ...rest,
      })),
    }),
    ...(member.curtailable && {
      curtailable: {
        series: [...member.curtailable.series],
        fraction: member.curtailable.fraction,
        costPerKWh: member.curtailable.costPerKWh,
        ...(member.curtailable.events && { events: { ...member.curtailable.events } }),
      },
    }),
  }
}

function batteryJson({ initialKWh, ...rest }: Battery) {
  return { ...rest, ...(initialKWh !== null && { initialKWh }) }
}
