import { Random } from '../../../src/core/tuning/ppo/random.ts'

const round = (value: number): number => Math.round(value * 100) / 100

/**
 * A STUDY.json with everything mixed at random: members with and without load, roof, battery and income, appliances,
 * called load, common plant, connection, prices below zero, every form of fairness. The same seed gives the same one.
 */
export function randomCommunity(seed: number): Record<string, unknown> {
  const random = new Random(seed)
  const pick = <T>(...of: readonly T[]): T => of[random.below(of.length)]!
  const maybe = <T>(part: number, make: () => T): T | undefined =>
    random.uniform() < part ? make() : undefined
  const steps = pick(1, 2, 4, 6, 8)
  const stepMinutes = pick(60, 30, 15, 120)
  const series = (low: number, high: number): number[] =>
    Array.from({ length: steps }, () => round(random.between(low, high)))
  const battery = (): unknown => {
    const capacityKWh = pick(0, 2, 5, 10)
    return {
      capacityKWh,
      chargeKw: pick(0, 1, 3),
      dischargeKw: pick(0.5, 2),
      chargeEfficiency: maybe(0.7, () => pick(0.9, 0.95, 1)),
      dischargeEfficiency: pick(0.9, 1),
      minSoc: pick(0, 0.1, 0.3),
      initialKWh: maybe(0.5, () => capacityKWh * pick(0.3, 0.5, 1)),
      end: pick<unknown>('cyclic', 'free', capacityKWh / 2),
      wearPerKWh: pick(0, 0.03),
    }
  }
  const appliances = (): unknown[] => {
    const from = random.below(steps)
    const to = from + 1 + random.below(steps - from)
    const hours = ((to - from) * stepMinutes) / 60
    return [
      maybe(0.4, () => ({
        usual: series(0, 1),
        from,
        to,
        maxKw: pick(0.5, 2),
        interruptible: pick(true, false),
      })),
      maybe(0.3, () => ({
        energyKWh: round(hours * pick(0.3, 0.6, 1)),
        from,
        to,
        maxKw: 1,
        interruptible: pick(true, true, false),
      })),
    ].filter((one) => one !== undefined)
  }
  const members = Array.from({ length: 1 + random.below(5) }, (_, i) => {
    const load = random.uniform() < 0.1 ? series(0, 0) : series(0, 3)
    return {
      id: i === 0 ? pick('__proto__', 'm0') : `m${i}`,
      group: pick('low', 'mid', 'high'),
      incomePerYear: maybe(0.7, () => Math.round(random.between(5000, 120_000))),
      load,
      pv: maybe(0.6, () => series(0, pick(1, 4, 12))),
      battery: maybe(0.5, battery),
      shiftable: appliances(),
      curtailable: maybe(0.3, () => ({
        series: load.map((kw) => kw * pick(0.3, 1)),
        fraction: pick(0.5, 1),
        costPerKWh: pick(0, 0.05, 0.3),
        events: maybe(0.5, () => ({
          threshold: pick(0, 0.5),
          maxSlots: random.below(steps + 1),
          minSlots: 1 + random.below(Math.min(3, steps)),
        })),
      })),
    }
  })
  const sell = pick(series(0, 0.1), series(0, 0), series(0.02, 0.3), series(-0.05, 0.1))
  return {
    name: `random ${seed}`,
    stepMinutes,
    steps,
    prices: {
      buy: random.uniform() < 0.1 ? series(-0.1, 0.5) : series(0.1, 0.5),
      sell,
      local: sell.every((price) => price > 0)
        ? pick('sdr', 'mid-market')
        : pick<unknown>('mid-market', series(0.1, 0.2)),
      networkFee: pick(0, 0.02),
      demandCharge: pick(0, 0.3, 2),
      lostLoad: pick(3, 1, 0.2),
      lostLoadFraction: pick(0.5, 0, 1),
    },
    members,
    community: maybe(0.5, () => ({ pv: maybe(0.7, () => series(0, 6)), battery: maybe(0.7, battery) })),
    connectionKw: maybe(0.3, () => pick(0, 1, 3, 8)),
    settings: {
      mu: pick(0, 0.3, 0.5, 1),
      nu: pick(0, 0.5),
      beta: pick(0, 0, 0.2),
      delta: pick(0, 0.02, 0.1),
      weights: pick<unknown>('equal', 'income', { [members[0]!.group]: pick(2, 10) }),
      rho: pick(0, 0.5),
      greenPool: random.uniform() < 0.6,
      fairness: pick<unknown>(
        { form: 'weights' },
        { form: 'weights' },
        { form: 'leximin' },
        { form: 'alpha-fair', alpha: pick(0, 0.5, 1, 2) },
        { form: 'limits', burdenMost: pick(0.01, 0.05), accessLeast: pick(0.2, 0.8) },
      ),
    },
  }
}
