import { uniformRandom } from '../../../../src/core/game/sampling/random.ts'
import type { StorageCommunity } from '../../../../src/core/game/storage/storage-community.ts'

/** Members with some roofs among them, a day of hours, a plant, a battery that saves, a peak that costs. */
export function dayCommunity(players: number, seed: number): StorageCommunity {
  const random = uniformRandom(seed)
  const slots = Float64Array.from({ length: 24 }, (_one, t) => t)
  const members = Array.from({ length: players }, () => {
    const roof = random() < 0.4 ? 5 * random() : 0
    const size = 0.5 + random()
    const net = slots.map(
      (t) =>
        size * (0.2 + Number(t > 16) + random()) - roof * Math.max(0, Math.sin(((t - 6) / 12) * Math.PI)),
    )
    return {
      drawn: net.map((one) => Math.max(0, one)),
      fed: net.map((one) => Math.max(0, -one)),
      share: 1 / players,
    }
  })
  return {
    prices: {
      buy: slots.map((t) => (t < 7 ? 0.15 : 0.3)),
      sell: slots.map(() => 0.06),
      fee: slots.map(() => 0.02),
    },
    members,
    plant: slots.map((t) => Math.max(0, 4 * Math.sin(((t - 6) / 12) * Math.PI))),
    battery: {
      capacity: 12,
      charge: 5,
      discharge: 5,
      chargeEfficiency: 0.95,
      dischargeEfficiency: 0.95,
      wear: 0.02,
      initial: 2,
    },
    demandCharge: 0.4,
  }
}
