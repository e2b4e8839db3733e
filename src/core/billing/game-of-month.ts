import { equalGame } from '../game/equal-game.ts'
import { ownPriceGame } from '../game/own-price-game.ts'
import { poolGame } from '../game/pool-game.ts'
import type { SharingGame } from '../game/sharing-game.ts'
import { staticGame } from '../game/static-game.ts'
import type { Flows } from '../sharing/flows.ts'
import type { SettledKey } from './choice.ts'
import type { Valuation } from './valuation.ts'

/**
 * What a group is worth: the pot it would have alone, under the same key (settlement.md A.4). `kappa` is given for the
 * operator's key only, `coefficients` for the static key only.
 */
export function gameOfMonth(
  key: SettledKey,
  counted: Flows,
  valuation: Valuation,
  kappa: Float64Array | null,
  coefficients: readonly number[],
): SharingGame {
  if (key === 'static') return staticGame(counted, valuation, coefficients)
  const { oneWorth } = valuation
  if (oneWorth !== null) {
    const worth = kappa === null ? oneWorth : oneWorth.map((price, t) => price * kappa[t]!)
    return poolGame(counted, worth)
  }
  if (key === 'equal') return equalGame(counted, valuation)
  return ownPriceGame(counted, valuation, kappa)
}
