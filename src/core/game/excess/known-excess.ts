import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { CoalitionOracle, OracleWatch } from '../oracle/coalition-oracle.ts'
import { uniformRandom } from '../sampling/random.ts'
import { HALF_A_CENT, type KnownExcess } from '../stability.ts'
import type { AdditiveBounds } from './additive-bounds.ts'
import { GroupSearch } from './group-search.ts'
import { relaxedExcess } from './relaxed-excess.ts'

export interface ExcessEffort {
  /** Prices asked for to lower the bound. */
  readonly rounds: number
  /** Groups valued to find one that gains. */
  readonly groups: number
  readonly seed: number
}

/**
 * The largest excess of any game as far as it is known: a group found by search, its gain as the oracle has it, and where
 * there are `bounds` what no group's gain is above. Amounts in currency units. Null for fewer than two members. The same
 * seed finds the same group. Throws what the oracle throws, and `cancelled` through it.
 */
export async function knownExcess(
  oracle: CoalitionOracle,
  bounds: AdditiveBounds | null,
  paid: readonly number[],
  { rounds, groups, seed }: ExcessEffort,
  watch: OracleWatch,
): Promise<KnownExcess | null> {
  if (paid.length < 2) return null
  const relaxed =
    bounds === null
      ? null
      : relaxedExcess(bounds, paid, rounds, () => {
          if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
        })
  const byPaid = Array.from(paid, (_, i) => i).toSorted((a, b) => paid[a]! - paid[b]! || a - b)
  const promise = relaxed?.slack ?? paid
  const search = new GroupSearch(oracle, paid, groups, watch)
  if (relaxed !== null) await search.alongOrder(relaxed.order)
  await search.alongOrder(byPaid)
  await search.alongOrder(byPaid.toReversed())
  await search.improve(promise)
  const { excess: first } = search.best
  if (relaxed === null || relaxed.upperBound - first > HALF_A_CENT / 10)
    await search.disturb(promise, uniformRandom(seed))
  const { excess, inside } = search.best
  const group = Array.from(inside, (_, i) => i).filter((i) => inside[i] === 1)
  if (relaxed === null) return { excess, group, upperBound: null, proved: false }
  const upperBound = Math.max(relaxed.upperBound, excess)
  return { excess, group, upperBound, proved: upperBound - excess <= HALF_A_CENT }
}
