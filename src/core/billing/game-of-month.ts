import { equalGame } from '../game/equal-game.ts'
import { fillingGame } from '../game/filling-game.ts'
import { ownPriceGame } from '../game/own-price-game.ts'
import { poolGame } from '../game/pool-game.ts'
import type { SharingGame } from '../game/sharing-game.ts'
import { staticGame } from '../game/static-game.ts'
import { precedencesOf, staticCoefficients } from './allocation-of-month.ts'
import type { PreparedMonth } from './prepared-month.ts'
import { tableCoefficients } from './table-coefficients.ts'

/** A month's game, named so that months of one cooperative and one reading of the meters can tell the same game. */
export interface MonthGame {
  readonly name: string
  readonly game: SharingGame
}

/**
 * What a group is worth: the pot it would have alone, under the same key (settlement.md A.4). With one price for all and
 * a key that shares everything possible it is the same game whatever the key. `kappa` is given for the operator's key
 * only.
 */
export function gameOfMonth(prepared: PreparedMonth, kappa: Float64Array | null): MonthGame {
  const { key, input, valuation, readings, keyWeights } = prepared
  const { counted } = prepared.energy
  const { oneWorth } = valuation
  if (key === 'static') {
    const coefficients = staticCoefficients(readings.month)
    return { name: key, game: staticGame(counted, valuation, (member) => coefficients[member]!) }
  }
  if (key === 'table') {
    return { name: key, game: staticGame(counted, valuation, tableCoefficients(input, readings.month)) }
  }
  if (oneWorth !== null) {
    if (kappa === null) return { name: 'one price', game: poolGame(counted, oneWorth) }
    const worth = oneWorth.map((price, t) => price * kappa[t]!)
    return { name: key, game: poolGame(counted, worth) }
  }
  switch (key) {
    case 'operator':
    case 'pro-rata':
      return { name: key, game: ownPriceGame(counted, valuation, kappa) }
    case 'equal':
      return { name: key, game: equalGame(counted, valuation) }
    case 'static-rounds':
    case 'priority':
    case 'equity':
      return {
        name: key,
        game: fillingGame(counted, valuation, precedencesOf(key, readings.month, keyWeights)),
      }
  }
}
