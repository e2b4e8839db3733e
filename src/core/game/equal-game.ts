import type { Flows } from '../sharing/flows.ts'
import { fillingGame } from './filling-game.ts'
import type { MemberPrices } from './member-prices.ts'
import type { PricedGame } from './priced-game.ts'

/** Equal water-filling inside the group where members have prices of their own: one rank, the same weight for all. */
export function equalGame(flows: Flows, prices: MemberPrices): PricedGame {
  const alike = flows.offtake.map(() => ({ rank: 0, weight: () => 1 }))
  return fillingGame(flows, prices, alike)
}
