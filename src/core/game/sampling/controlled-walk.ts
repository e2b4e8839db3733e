import type { ControlGames } from './control-games.ts'
import type { MarginalWalk } from './marginal-walk.ts'

/** factors[part][game]: how much of a control's deviation is taken off a part. */
export type ControlFactors = readonly Float64Array[]

/** A control whose spread beyond the others' is less than this of its own says nothing new. */
const NOTHING_NEW = 1e-9

/**
 * The walk with its controls taken off: what member i adds to part p, less Σ_k factor_pk · (what it adds to control k −
 * φ_ik). The mean over all orders is the same whatever the factors, for those of a control average φ_ik; what members add
 * along one order still sums to v(N). The nearer the controls, the less the rest spreads (control variates; Owen, Monte
 * Carlo Theory, Methods and Examples, 8.9).
 */
export function controlledWalk(
  walk: MarginalWalk,
  controls: ControlGames,
  factors: ControlFactors,
): MarginalWalk {
  const beside = new Float64Array(controls.shapley.length)
  return {
    players: walk.players,
    parts: walk.parts,
    start() {
      walk.start()
      controls.start()
    },
    join(member, added) {
      walk.join(member, added)
      controls.join(member, beside)
      for (let k = 0; k < beside.length; k++) {
        const deviation = beside[k]! - controls.shapley[k]![member]!
        for (let p = 0; p < added.length; p++) added[p]! -= factors[p]![k]! * deviation
      }
    },
  }
}

/**
 * The factors that make the rest spread least along some orders: least squares around each member's means, all members
 * alike. To be found from other orders than those the values are then estimated from, or these would not be unbiased.
 */
export function controlFactors(
  walk: MarginalWalk,
  controls: ControlGames,
  orders: Iterable<readonly number[]>,
): ControlFactors {
  const games = controls.shapley.length
  const width = games + walk.parts
  const added = new Float64Array(walk.parts)
  const beside = new Float64Array(games)
  const row = new Float64Array(width)
  const sums = Array.from({ length: walk.players }, () => new Float64Array(width))
  const products = Array.from({ length: games }, () => new Float64Array(width))
  let count = 0
  for (const order of orders) {
    count++
    walk.start()
    controls.start()
    for (const member of order) {
      walk.join(member, added)
      controls.join(member, beside)
      row.set(beside)
      row.set(added, games)
      for (let j = 0; j < width; j++) sums[member]![j]! += row[j]!
      for (let k = 0; k < games; k++) for (let j = 0; j < width; j++) products[k]![j]! += row[k]! * row[j]!
    }
  }
  for (const sum of sums)
    for (let k = 0; k < games; k++)
      for (let j = 0; j < width; j++) products[k]![j]! -= (sum[k]! * sum[j]!) / count
  eliminate(products, games)
  return Array.from({ length: walk.parts }, (_one, p) =>
    Float64Array.from(products, (solved) => solved[games + p]!),
  )
}

/** Solves the normal equations in place (Gauss–Jordan; they are positive semidefinite). A control that repeats others gets 0. */
function eliminate(rows: readonly Float64Array[], games: number): void {
  const own = rows.map((row, k) => row[k]!)
  for (let k = 0; k < games; k++) {
    const pivot = rows[k]!
    const size = pivot[k]!
    if (!(size > NOTHING_NEW * own[k]!)) {
      pivot.fill(0)
      for (const row of rows) row[k] = 0
      continue
    }
    for (let j = 0; j < pivot.length; j++) pivot[j]! /= size
    for (const row of rows) {
      const factor = row[k]!
      if (row === pivot || factor === 0) continue
      for (let j = 0; j < row.length; j++) row[j]! -= factor * pivot[j]!
    }
  }
}
