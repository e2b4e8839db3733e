import { isPricedGame, type Coefficient, type PricedGame } from '../priced-game.ts'
import type { SharingGame } from '../sharing-game.ts'
import { allControls, type ControlGames } from './control-games.ts'
import { meetingControls, type Claims } from './meeting-controls.ts'
import { poolControls } from './pool-controls.ts'

const PICO = 1e12
/** A pool is left out where its own error is more than this of the half-width asked for. */
const NEGLIGIBLE = 0.01

/**
 * Games that resemble a sharing game and are known, as controls: the pool in which a kWh that could be shared is worth to
 * everybody what it is worth to all together, v_t(N) ÷ min(Σo, Σf), if its values are known well enough for `halfWidth`
 * (10⁻¹² currency units, as the game); under coefficients, without weights, also what members claim of each other.
 */
export function sharingControls(
  game: SharingGame,
  halfWidth: number,
  weights: readonly number[] | undefined,
  pause: () => void,
): ControlGames {
  const pool = poolControls([{ flows: game.flows, worth: meanWorth(game) }], weights, pause)
  const controls: ControlGames[] = []
  if (pool !== null && pool.residual * PICO <= NEGLIGIBLE * halfWidth) controls.push(pool.games)
  const coefficient = isPricedGame(game) ? game.terms.coefficient : null
  if (isPricedGame(game) && coefficient !== null && weights === undefined)
    controls.push(
      meetingControls(game.flows, [claimsOf(game, coefficient, 'few'), claimsOf(game, coefficient, 'all')]),
    )
  return allControls(controls)
}

/** What a member's coefficient lets it claim of every kWh fed in: all of it among few, among all what its need leaves of it. */
function claimsOf(
  { flows, terms: { prices } }: PricedGame,
  coefficient: Coefficient,
  among: 'few' | 'all',
): Claims {
  const { slots, offtake, feedIn } = flows
  const fed = new Float64Array(slots)
  const forgone = new Float64Array(slots)
  for (const [i, row] of feedIn.entries())
    for (let t = 0; t < slots; t++) {
      if (row[t] === 0) continue
      fed[t]! += row[t]!
      forgone[t]! += prices.give(i, t) * row[t]!
    }
  return offtake.map((row, i) =>
    row.map((need, t) => {
      if (need === 0 || fed[t] === 0) return 0
      const part = coefficient(i, t)
      const claim = among === 'few' ? part : Math.min(part, need / fed[t]!)
      return claim * (prices.receive(i, t) - forgone[t]! / fed[t]!)
    }),
  )
}

function meanWorth(game: SharingGame): Float64Array {
  const { flows } = game
  const all = game.group()
  const sums = (): Float64Array => new Float64Array(all.slots.length)
  const [together, drawn, fed] = [sums(), sums(), sums()]
  all.clear()
  all.joinAll(Array.from(flows.offtake.keys()), together)
  for (const [i, offtake] of flows.offtake.entries()) {
    const feedIn = flows.feedIn[i]!
    for (const [k, slot] of all.slots.entries()) {
      drawn[k]! += offtake[slot]!
      fed[k]! += feedIn[slot]!
    }
  }
  const worth = new Float64Array(flows.slots)
  for (const [k, slot] of all.slots.entries()) worth[slot] = together[k]! / Math.min(drawn[k]!, fed[k]!)
  return worth
}
