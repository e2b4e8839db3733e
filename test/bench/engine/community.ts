import type { Flows } from '../../../src/core/sharing/flows.ts'

/** A community that the benchmark measures on: net flows in whole microKWh, worth of a shared kWh in 10⁻⁶. */
export interface Community {
  readonly name: string
  readonly flows: Flows
  readonly worth: Float64Array
}

export interface Recipe {
  readonly members: number
  readonly days: number
  readonly slotsPerHour: number
  /** Resolution of the meters, microKWh. */
  readonly step: number
  readonly seed: number
}

/** Numbers in [0, 1), the same every time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Households drawn from a seed: base load, mornings and evenings, now and then an appliance, some with a heat pump or an
 * electric car, nearly half with 2.5 to 9.5 kWp of solar under common clouds. The worth of a shared kWh is 0.2339 by day
 * and 0.1555 by night (buy 31.25 and 23.41 ct, sell 7.86 ct).
 */
export function syntheticCommunity({ members, days, slotsPerHour, step, seed }: Recipe): Community {
  const random = dice(seed * 7919 + members * 31 + slotsPerHour)
  const slots = days * 24 * slotsPerHour
  const clouds = Array.from({ length: days }, () => 0.15 + 0.85 * random() ** 0.6)
  const haze = Array.from({ length: slots }, () => 0.8 + 0.2 * random())
  const hourOf = (t: number): number => (t % (24 * slotsPerHour)) / slotsPerHour
  const offtake: Float64Array[] = []
  const feedIn: Float64Array[] = []
  for (let i = 0; i < members; i++) {
    const base = 120 + 200 * random()
    const size = 0.5 + 1.3 * random() ** 2 + 0.3 * random()
    const morning = random()
    const evening = 0.6 + random()
    const hasCar = random() < 0.15
    const hasHeatPump = random() < 0.2
    const peakPower = random() < 0.45 ? 2500 + 7000 * random() : 0
    const facing = (random() - 0.5) * 1.2
    const drawn = new Float64Array(slots)
    const fed = new Float64Array(slots)
    for (let t = 0; t < slots; t++) {
      const hour = hourOf(t)
      const day = Math.floor(t / (24 * slotsPerHour))
      let watts = base + 350 * size * morning * Math.exp(-((hour - 7.2) ** 2) / 2)
      watts += 560 * size * evening * Math.exp(-((hour - 19.3) ** 2) / 5)
      if (hasHeatPump) watts += 250 * (1 + Math.cos(((hour - 4) / 12) * Math.PI)) * (0.5 + random())
      if (random() < 0.24 / slotsPerHour) watts += 1500 * random()
      if (hasCar && (hour >= 18 || hour < 1) && (day * 7 + i) % 3 === 0)
        watts += 7000 * (random() < 0.6 ? 1 : 0.1)
      watts *= 0.6 + 0.8 * random()
      const height =
        Math.abs(hour - 12.7) < 8 ? Math.cos(((hour - 12.7 - facing) / 24) * 2 * Math.PI * 1.55) : 0
      const sun = Math.max(0, height) ** 1.3 * peakPower * clouds[day]! * haze[t]! * (0.76 + 0.08 * random())
      const net = Math.round((((watts - sun) / slotsPerHour) * 1000) / step) * step
      if (net > 0) drawn[t] = net
      else fed[t] = 0 - net
    }
    offtake.push(drawn)
    feedIn.push(fed)
  }
  const worth = Float64Array.from({ length: slots }, (_, t) =>
    hourOf(t) >= 6 && hourOf(t) < 22 ? 233_900 : 155_500,
  )
  return { name: `${members} members, ${slots} slots`, flows: { slots, offtake, feedIn }, worth }
}
