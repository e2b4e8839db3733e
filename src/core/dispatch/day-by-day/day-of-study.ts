import { ProblemError } from '../../problems/problem.ts'
import { dispatchProblem } from '../problems.ts'
import { hoursOfSlot, type Appliance, type Battery, type Study, type StudyMember } from '../study.ts'

/** A day of a longer study, and what the days before leave it. */
export interface Day {
  /** From 1. */
  readonly number: number
  /** Its slots of the longer study: from `from` to before `to`. */
  readonly from: number
  readonly to: number
  /** Where the batteries stand, members first; null where the day may choose, and without a battery. */
  readonly charges: readonly (number | null)[]
  /** Slots in which each member's load was called already. */
  readonly called: readonly number[]
}

/** A day as a study of its own. */
export function studyOfDay(study: Study, day: Day): Study {
  const { prices, community: common } = study
  const slice = (series: readonly number[]): readonly number[] => series.slice(day.from, day.to)
  return {
    ...study,
    steps: day.to - day.from,
    prices: {
      ...prices,
      buy: slice(prices.buy),
      sell: slice(prices.sell),
      local: typeof prices.local === 'string' ? prices.local : slice(prices.local),
    },
    members: study.members.map((member, i): StudyMember => ({
      ...member,
      load: slice(member.load),
      pv: slice(member.pv),
      battery: member.battery && batteryOfDay(study, member.battery, day, day.charges[i] ?? null),
      shiftable: member.shiftable.map((appliance) => applianceOfDay(study, member, appliance, day)),
      curtailable: member.curtailable && {
        ...member.curtailable,
        series: slice(member.curtailable.series),
        events: member.curtailable.events && {
          ...member.curtailable.events,
          maxSlots: Math.max(0, member.curtailable.events.maxSlots - (day.called[i] ?? 0)),
        },
      },
    })),
    community: common && {
      ...common,
      pv: common.pv && slice(common.pv),
      battery:
        common.battery && batteryOfDay(study, common.battery, day, day.charges[study.members.length] ?? null),
    },
  }
}

/**
 * A battery that starts where it stands and returns there by the end of the day. Where the study says how it has to end,
 * the last day ends so, and a day before it only goes as far from where it stands as the days left could not make up for.
 */
function batteryOfDay(study: Study, battery: Battery, day: Day, charge: number | null): Battery {
  const { capacityKWh, end } = battery
  const empty = battery.minSoc * capacityKWh
  const start = charge ?? battery.initialKWh ?? (end === 'cyclic' ? null : empty)
  // a solver's 1e-12 beyond the bounds is where it stands no more
  const initialKWh = start === null ? null : Math.min(capacityKWh, Math.max(empty, start))
  const left = (study.steps - day.to) * hoursOfSlot(study)
  if (end === 'free') return { ...battery, initialKWh, end: left > 0 ? 'cyclic' : 'free' }
  if (end === 'cyclic' || initialKWh === null) return { ...battery, initialKWh, end: 'cyclic' }
  const least = end - battery.chargeEfficiency * battery.chargeKw * left
  const most = end + (battery.dischargeKw / battery.dischargeEfficiency) * left
  const ends = Math.min(most, Math.max(least, initialKWh))
  return { ...battery, initialKWh, end: ends === initialKWh ? 'cyclic' : ends }
}

/** What an appliance does on one day: its usual energy of the day, in the part of its window that lies in it. */
function applianceOfDay(
  study: Study,
  member: StudyMember,
  appliance: Appliance,
  { from, to }: Day,
): Appliance {
  const window = { from: Math.max(0, appliance.from - from), to: Math.min(to, appliance.to) - from }
  const usual = appliance.usual && appliance.usual.slice(from, to)
  const inside = window.from < window.to
  if (usual) {
    const energyKWh = usual.reduce((sum, kw) => sum + kw * hoursOfSlot(study), 0)
    return { ...appliance, usual, energyKWh, ...(inside ? window : { from: 0, to: 0 }) }
  }
  if (appliance.from >= from && appliance.to <= to) return { ...appliance, ...window }
  if (!inside) return { ...appliance, energyKWh: 0, from: 0, to: 0 }
  throw new ProblemError(dispatchProblem('window-over-days', { id: member.id }))
}
