import { liveFlows } from '../growing/live-flows.ts'
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
    controls.push(meetingsOf(game, coefficient))
  return allControls(controls)
}

/** What members claim of every kWh fed in, among few and among all. */
function meetingsOf({ flows, terms: { prices } }: PricedGame, coefficient: Coefficient): ControlGames {
  const { slots, offtake, feedIn } = liveFlows(flows)
  const fed = new Float64Array(slots.length)
  const forgone = new Float64Array(slots.length)
  for (const [i, row] of feedIn.entries())
    for (const [k, energy] of row.entries()) {
      if (energy === 0) continue
      fed[k]! += energy
      forgone[k]! += prices.give(i, slots[k]!) * energy
    }
  /** By member and live slot; `part` is what of a kWh fed in the member claims. */
  const claims = (part: (coefficient: number, need: number, all: number) => number): Claims =>
    offtake.map((row, i) =>
      row.map((need, k) => {
        if (need === 0) return 0
        const worth = prices.receive(i, slots[k]!) - forgone[k]! / fed[k]!
        return worth * part(coefficient(i, slots[k]!), need, fed[k]!)
      }),
    )
  return meetingControls(feedIn, [
    // all that the coefficient gives, as while nobody's need is met
    claims((own) => own),
    // what the need leaves of it where all feed in
    claims((own, need, all) => Math.min(own, need / all)),
  ])
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
