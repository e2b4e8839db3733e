import { Random } from '../../../src/core/tuning/ppo/random.ts'
import { readStudyDocument } from '../../../src/core/dispatch/reading/read-study.ts'
import type { Study } from '../../../src/core/dispatch/study.ts'

/** A small community with everything a study can have, as STUDY.json; the same seed gives the same one. */
export function randomStudy(seed: number): Study {
  const random = new Random(seed)
  const steps = 6
  const series = (low: number, high: number): number[] =>
    Array.from({ length: steps }, () => Math.round(random.between(low, high) * 100) / 100)
  const maybe = <T>(part: number, make: () => T): T | undefined =>
    random.uniform() < part ? make() : undefined
  const battery = (): unknown => ({
    capacityKWh: 4,
    chargeKw: 2,
    dischargeKw: 1.5,
    chargeEfficiency: 0.9,
    dischargeEfficiency: 0.95,
    minSoc: 0.1,
    initialKWh: maybe(0.6, () => 2),
    end: ['cyclic', 'free', 1.5][random.below(3)],
    wearPerKWh: 0.03,
  })
  const members = Array.from({ length: 3 }, (_, i) => {
    const load = series(0.2, 2)
    return {
      id: `m${i}`,
      group: i === 0 ? 'low' : 'high',
      incomePerYear: 15_000 * (i + 1),
      load,
      pv: random.uniform() < 0.6 ? series(0, 3) : undefined,
      battery: maybe(0.5, battery),
      shiftable: [
        ...(random.uniform() < 0.5
          ? [{ usual: series(0, 0.8), from: 1, to: 5, maxKw: 3, interruptible: true }]
          : []),
        ...(random.uniform() < 0.5
          ? [{ energyKWh: 2.5, from: 1, to: 5, maxKw: 1.5, interruptible: random.uniform() < 0.3 }]
          : []),
      ],
      curtailable: maybe(0.4, () => ({
        series: load.map((kw) => kw / 2),
        fraction: 0.8,
        costPerKWh: 0.05,
        events: maybe(0.7, () => ({ threshold: 0.2, maxSlots: 2, minSlots: 2 })),
      })),
    }
  })
  const document = {
    name: `random ${seed}`,
    stepMinutes: random.uniform() < 0.5 ? 60 : 30,
    steps,
    prices: {
      buy: series(0.15, 0.5),
      sell: series(0.02, 0.12),
      networkFee: 0.02,
      demandCharge: random.uniform() < 0.5 ? 0.3 : 0,
      lostLoad: 2,
    },
    members,
    community: maybe(0.6, () => ({ pv: series(0, 2), battery: battery() })),
    connectionKw: maybe(0.4, () => 2.5),
  }
  return readStudyDocument(JSON.parse(JSON.stringify(document))).study
}
