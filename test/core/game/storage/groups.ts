import type { UniformRandom } from '../../../../src/core/game/sampling/random.ts'
import type { CommonBattery } from '../../../../src/core/game/storage/common-battery.ts'
import type { GroupFlows } from '../../../../src/core/game/storage/connection-stages.ts'
import type { SlotPrices } from '../../../../src/core/game/storage/slot-prices.ts'

export interface StoringGroup {
  readonly prices: SlotPrices
  readonly flows: GroupFlows
  readonly battery: CommonBattery
  readonly demandCharge: number
}

/**
 * A group drawn at random: flat, two-price and dynamic tariffs (also free energy and buy = sell), fees or none, no load at
 * all, an empty or full battery at the start or a free one, no battery, equal slots, no losses, one slot.
 */
export function storingGroup(random: UniformRandom, mostSlots = 24): StoringGroup {
  const one = <T>(...choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!
  const slots = 1 + Math.floor(random() * mostSlots)
  const series = (value: (slot: number) => number): Float64Array =>
    Float64Array.from({ length: slots }, (_one, slot) => value(slot))
  const tariff = one('flat', 'two', 'dynamic')
  const sell = series(() => (tariff === 'dynamic' ? 0.2 * random() : one(0, 0.06)))
  const margin = one(0, 0.1, 0.24)
  const buy = series((slot) =>
    tariff === 'dynamic'
      ? sell[slot]! + 0.3 * random()
      : sell[slot]! + margin + (tariff === 'two' ? one(0, 0.12) : 0),
  )
  const isEmpty = random() < 0.05
  const energy = (part: number, size: number): Float64Array =>
    series(() => (isEmpty || random() > part ? 0 : one(size * random(), size / 2)))
  const flows = { drawn: energy(0.8, 3), fed: energy(0.5, 4), plant: energy(one(0, 0.5), 3) }
  const capacity = one(0, 10 * random(), 5)
  return {
    prices: { buy, sell, fee: series(() => 0).fill(one(0, 0, 0.02, 0.15 * random())) },
    flows,
    battery: {
      capacity,
      charge: one(3 * random(), 1, 20),
      discharge: one(3 * random(), 1, 20),
      chargeEfficiency: one(1, 0.95, 0.8 + 0.2 * random()),
      dischargeEfficiency: one(1, 0.95, 0.8 + 0.2 * random()),
      wear: one(0, 0, 0.04),
      initial: one(0, capacity, capacity * random(), null),
    },
    demandCharge: one(0, 1, 2 * random(), 30),
  }
}
