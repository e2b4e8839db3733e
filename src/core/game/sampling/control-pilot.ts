import type { ControlGames } from './control-games.ts'
import { ControlFit, type ControlFactors } from './control-fit.ts'
import type { JumpingWalk } from './marginal-walk.ts'
import { ORDERS_PER_BLOCK, type OrderBlocks } from './orders.ts'
import { chainsOf, randomSweep, type Chain, type Stratum } from './position-strata.ts'
import type { UniformRandom } from './random.ts'

/** Sweeps of a block, for each stratum on average. */
const SWEEPS_A_STRATUM = 2

/** Runs chains along which every member joins once and gives what each added: to the controls, then to the parts. */
function* rowsAlong(
  walk: JumpingWalk,
  controls: ControlGames,
  chains: Iterable<Chain>,
): Iterable<[number, Float64Array]> {
  const games = controls.shapley.length
  const beside = new Float64Array(games)
  const added = new Float64Array(walk.parts)
  for (const { inside, joining } of chains) {
    walk.startWith(inside)
    controls.start()
    for (const member of inside) controls.join(member, beside)
    for (const member of joining) {
      walk.join(member, added)
      controls.join(member, beside)
      yield [member, Float64Array.of(...beside, ...added)]
    }
  }
}

/** Factors from two blocks of whole orders, each compared with the other block's. */
export function factorsFromOrders(
  walk: JumpingWalk,
  controls: ControlGames,
  blocks: OrderBlocks,
  pause: () => void,
): ControlFactors {
  const fit = new ControlFit(controls.shapley.length, walk.parts)
  const [first, second] = [blocks.next(), blocks.next()]
  for (let k = 0; k < ORDERS_PER_BLOCK; k++) {
    pause()
    const [one, other] = [first, second].map(
      (block) => new Map(rowsAlong(walk, controls, [{ inside: [], joining: block[k]! }])),
    )
    for (const [member, row] of one!) fit.compare(row, other!.get(member)!, 1)
  }
  return fit.factors()
}

export interface SweepPilot {
  readonly factors: ControlFactors
  /** How many sweeps of each stratum a block should have. */
  readonly sweeps: readonly number[]
}

/**
 * Two sweeps of every stratum, compared. The sweeps of a block are as Neyman (1934) has them: where the strata are longer
 * and what is left after the controls spreads more, more of them.
 */
export function pilotSweeps(
  walk: JumpingWalk,
  controls: ControlGames,
  strata: readonly Stratum[],
  random: UniformRandom,
  pause: () => void,
): SweepPilot {
  const { players } = walk
  const games = controls.shapley.length
  const fit = new ControlFit(games, walk.parts)
  const runs = strata.map((stratum) => {
    pause()
    const [one, other] = [0, 1].map(
      () => new Map(rowsAlong(walk, controls, chainsOf(randomSweep(players, stratum, random), stratum))),
    )
    const pairs = Array.from(one!, ([member, row]) => [row, other!.get(member)!] as const)
    for (const [row, twin] of pairs) fit.compare(row, twin, lengthOf(stratum) / players)
    return pairs
  })
  const factors = fit.factors()
  const needs = strata.map((stratum, h) => {
    const squares = runs[h]!.reduce((sum, [row, twin]) => sum + leftOf(row, twin, factors, games) ** 2, 0)
    return (lengthOf(stratum) * Math.sqrt(squares / players)) / players
  })
  const all = needs.reduce((sum, need) => sum + need, 0)
  const each = (SWEEPS_A_STRATUM * strata.length) / (all || 1)
  return { factors, sweeps: needs.map((need) => Math.max(1, Math.round(each * need))) }
}

const lengthOf = ({ from, until }: Stratum): number => until - from

/** How much two joinings differ once the controls are taken off. */
function leftOf(one: Float64Array, other: Float64Array, factors: ControlFactors, games: number): number {
  let left = 0
  for (const [p, own] of factors.entries()) {
    left += one[games + p]! - other[games + p]!
    for (let k = 0; k < games; k++) left -= own[k]! * (one[k]! - other[k]!)
  }
  return left
}
