import { hoursOfSlot, type Battery, type Study } from '../../dispatch/study.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { CommonBattery } from './common-battery.ts'
import { storageProblem } from './problems.ts'
import type { StorageCommunity } from './storage-community.ts'

/**
 * A study (STUDY.json) as a community of this engine: fixed loads, own plants, a common plant and battery by ownership
 * shares, fee and demand charge. Energies in kWh. All load is served. Throws a ProblemError on what needs whole-number or
 * many-dimensional planning: own batteries, loads that can be moved or cut, a connection limit, a battery that need not end
 * where it began, and a value of lost load at which serving less could pay.
 */
export function communityOfStudy(study: Study): StorageCommunity {
  const hours = hoursOfSlot(study)
  const { prices, members, community } = study
  const energy = (kw: readonly number[]): Float64Array => Float64Array.from(kw, (one) => one * hours)
  const refuse = (who: string, what: string): never => {
    throw new ProblemError(storageProblem('storage-needs-dispatch', { who, what }))
  }
  if (study.connectionKw !== null) refuse('The community', 'a connection limit')
  const dearest = Math.max(...prices.buy) + prices.demandCharge / hours
  if (prices.lostLoadFraction > 0 && prices.lostLoad < dearest)
    refuse('The study', 'a value of lost load at which leaving load unserved could pay')
  for (const { id, battery, shiftable, curtailable } of members) {
    if (battery !== null && battery.capacityKWh > 0) refuse(`Member ${id}`, 'a battery of its own')
    if (shiftable.length > 0) refuse(`Member ${id}`, 'load that can be moved')
    if (curtailable !== null) refuse(`Member ${id}`, 'load that can be cut')
  }
  const steps = study.steps
  return {
    prices: {
      buy: Float64Array.from(prices.buy),
      sell: Float64Array.from(prices.sell),
      fee: new Float64Array(steps).fill(prices.networkFee),
    },
    // one connection a member: load and plant are netted before they are metered
    members: members.map(({ load, pv }, i) => ({
      drawn: energy(load.map((kw, t) => Math.max(0, kw - pv[t]!))),
      fed: energy(load.map((kw, t) => Math.max(0, pv[t]! - kw))),
      share: community === null ? 0 : community.shares[i]!,
    })),
    plant: community?.pv ? energy(community.pv) : null,
    battery: community?.battery ? batteryOf(community.battery, hours, refuse) : null,
    demandCharge: prices.demandCharge / hours,
  }
}

function batteryOf(
  { capacityKWh, chargeKw, dischargeKw, chargeEfficiency, dischargeEfficiency, ...rest }: Battery,
  hours: number,
  refuse: (who: string, what: string) => never,
): CommonBattery {
  const lowest = capacityKWh * rest.minSoc
  const start = rest.end === 'cyclic' ? rest.initialKWh : (rest.initialKWh ?? lowest)
  if (rest.end !== 'cyclic' && rest.end !== start)
    refuse('The common battery', 'an end of its own (“end” is not “cyclic”)')
  return {
    capacity: capacityKWh - lowest,
    charge: chargeKw * hours,
    discharge: dischargeKw * hours,
    chargeEfficiency,
    dischargeEfficiency,
    wear: rest.wearPerKWh,
    initial: start === null ? null : start - lowest,
  }
}
