import { expect, test } from 'vitest'
import { coalitionValues } from '../../../src/core/dispatch/coalitions.ts'
import { grossLoadOf, type Study } from '../../../src/core/dispatch/study.ts'
import { partOf } from '../../../src/core/dispatch/part.ts'
import { storageKernel } from '../../../src/core/game/storage/storage-kernel.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

const watch = { report: () => undefined, shouldStop: () => false }

/** What the slope-list program can value: fixed loads, no own batteries, a common plant and battery, no fee. */
function common(study: Study, demandCharge: number): Study {
  return {
    ...study,
    prices: { ...study.prices, networkFee: 0, demandCharge },
    connectionKw: null,
    members: study.members.map((member) => ({
      ...member,
      load: grossLoadOf(member),
      shiftable: [],
      battery: null,
    })),
  }
}

test.each([
  ['S1', 0],
  ['S1', 1],
  ['S4', 0.4],
  ['S6', 2],
])(
  '%s with a demand charge of %d: every group is worth what the storage program finds',
  async (name, charge) => {
    const whole = common(
      sixStudies.find((one) => one.name === name)!,
      charge,
    )
    const study = partOf(whole, [0, 2, 4, 7, 8, 9])
    const { savings } = await coalitionValues(study, dispatchSolver(watch), { secondsLimit: 60 }, watch)
    const battery = study.community!.battery!
    const kernel = storageKernel({
      prices: {
        buy: Float64Array.from(study.prices.buy),
        sell: Float64Array.from(study.prices.sell),
        fee: new Float64Array(study.steps),
      },
      members: study.members.map((member, i) => ({
        drawn: Float64Array.from(member.load, (kw, t) => Math.max(0, kw - member.pv[t]!)),
        fed: Float64Array.from(member.load, (kw, t) => Math.max(0, member.pv[t]! - kw)),
        share: study.community!.shares[i]!,
      })),
      plant: Float64Array.from(study.community!.pv!),
      battery: {
        capacity: battery.capacityKWh * (1 - battery.minSoc),
        charge: battery.chargeKw,
        discharge: battery.dischargeKw,
        chargeEfficiency: battery.chargeEfficiency,
        dischargeEfficiency: battery.dischargeEfficiency,
        wear: battery.wearPerKWh,
        initial: null,
      },
      demandCharge: charge,
    })
    const parts = new Float64Array(kernel.parts)
    for (let mask = 1; mask < savings.length; mask++) {
      kernel.value(
        Uint8Array.from(study.members, (_, i) => (mask >> i) & 1),
        parts,
      )
      const value = parts.reduce((sum, part) => sum + part, 0)
      expect(Math.abs(value - savings[mask]!), `group ${mask}`).toBeLessThan(1e-6)
    }
  },
)
