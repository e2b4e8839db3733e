import type { Flows } from '../../sharing/flows.ts'
import { ExcessBound } from './excess-bound.ts'
import { excessGame, excessTable, type ExcessTable } from './excess-game.ts'
import { WitnessSearch } from './witness-search.ts'

/** The largest excess as far as it is known, currency units: no group gains more than `upperBound`, this one gains `excess`. */
export interface BoundedExcess {
  readonly excess: number
  readonly group: readonly number[]
  readonly upperBound: number
  /** The two meet within half a cent: then no group gains noticeably more than the one named. */
  readonly proved: boolean
}

const HALF_A_CENT = 0.005
/** Columns × members × steps that the bound may take: a fifth of a second; ten times as many lower it by a per cent. */
const BOUND_WORK = 6e7
const MOST_STEPS = 3000
/** After so many steps the order of the members in the relaxation is tried as a group. */
const ROUND_AFTER: ReadonlySet<number> = new Set([25, 100, 400, 1600])
/** Columns × members that disturbing the group found may look at, some dozen times each. */
const SEARCH_WORK = 3e7

/**
 * The pool game's largest excess max v(S) − x(S) over proper non-empty groups, for more members than can be enumerated: a
 * group found by search, and a proved upper bound (see ExcessBound). `paid` in currency units by member. Deterministic.
 * Null for fewer than two members. `tick(done, total)` is called often and throws to stop. `table` gives what is the same
 * for whatever is paid.
 */
export function poolStability(
  flows: Flows,
  worth: Float64Array,
  paid: readonly number[],
  tick: (done: number, total: number) => void,
  table: () => ExcessTable = () => excessTable(flows, worth),
): BoundedExcess | null {
  if (paid.length < 2) return null
  const game = excessGame(table(), paid)
  const size = Math.max(1, game.columns) * paid.length
  const steps = Math.min(MOST_STEPS, Math.ceil(BOUND_WORK / size))
  const members = Array.from(paid, (_, i) => i)
  const byGain = members.toSorted((a, b) => game.gain[b]! - game.gain[a]! || a - b)
  const relaxed = new ExcessBound(game)
  let step = 0
  const search = new WitnessSearch(game, () => tick(step, steps))
  search.startFrom(byGain)
  search.startFrom(byGain.toReversed())
  let found = search.witness
  while (step < steps && relaxed.bound - found.excess > HALF_A_CENT / 10) {
    relaxed.improve()
    step += 1
    tick(step, steps)
    if (!ROUND_AFTER.has(step) && step !== steps) continue
    search.startFrom(relaxed.order())
    found = search.witness
  }
  search.disturb(Math.ceil(SEARCH_WORK / size))
  found = search.witness
  const { excess, inside } = found
  const upperBound = Math.max(relaxed.bound, excess)
  return {
    excess,
    group: members.filter((i) => inside[i] === 1),
    upperBound,
    proved: upperBound - excess <= HALF_A_CENT,
  }
}
