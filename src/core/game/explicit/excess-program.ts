import { subsetSums } from '../lattice.ts'
import { optimumOf, TOLERANCE, type LinearProgram, type SolveLinearProgram } from './linear-program.ts'

/** Payoffs the nucleolus is looked for among; an imputation gives everyone at least v({i}). */
export type Payoffs = 'imputations' | 'preimputations'

/** A group whose payoff is settled for good. */
export interface SettledGroup {
  readonly mask: number
  readonly paid: number
}

/** Where one level of the nucleolus is looked for. */
export interface Search {
  /** v(S) by mask, zero-normalised. */
  readonly values: Float64Array
  readonly over: Payoffs
  /** Independent groups whose payoff is settled, the group of all among them. */
  readonly settledGroups: readonly SettledGroup[]
  /** 1 by mask for every group whose payoff follows from the settled ones. */
  readonly settled: Uint8Array
  /** Groups whose rows the program starts from; those a scan finds are added. */
  readonly rows: Set<number>
  /** A payoff that keeps what is settled, and the floor; moved along. */
  readonly inside: Float64Array
}

export interface Level {
  /** The smallest possible largest excess over the groups not settled, as the solver found it. */
  readonly excess: number
  /** Groups that have this excess in every optimum. */
  readonly tight: readonly number[]
  /** Players who get exactly v({i}) = 0 in every optimum. */
  readonly atFloor: readonly number[]
}

/** Violated groups taken into the program after a scan: more at once are mostly of no use, fewer cost more scans. */
const ROWS_A_SCAN = 24

/**
 * A multiplier from here on is proof that its row is tight in every optimum. Non-zero multipliers of a vertex are
 * quotients of 0/1 determinants, in practice above 10⁻³; the solver's noise is 10⁻⁹.
 */
const DECISIVE = 1e-6

/**
 * Minimises ε where x(S) + ε ≥ v(S) for every group not settled. The program holds only the few rows that matter; scans
 * of all 2ⁿ groups bring those it lacks. `sums` is room for 2ⁿ numbers.
 */
export async function lowestExcess(
  search: Search,
  sums: Float64Array,
  solve: SolveLinearProgram,
): Promise<Level> {
  const players = search.inside.length
  for (;;) {
    const rows = [...search.rows]
    const { columns, duals, reducedCosts } = await optimumOf(programOf(search, rows), solve)
    const excess = columns[players]!
    const lacking = separate(search, columns.subarray(0, players), excess, sums)
    if (lacking.length === 0) {
      const first = search.settledGroups.length
      return {
        excess,
        tight: rows.filter((_mask, k) => duals[first + k]! >= DECISIVE),
        atFloor: Array.from({ length: players }, (_one, i) => i).filter((i) => reducedCosts[i]! >= DECISIVE),
      }
    }
    for (const mask of lacking) search.rows.add(mask)
  }
}

/**
 * Groups the program lacks; none where its optimum `lower` is proved to be the smallest excess over all groups.
 *
 * The vertices a program of few rows comes up with lie far out, and cutting them off one by one can take thousands of
 * rows (convex games). So rows are looked for half way between the vertex and a payoff inside, whose own largest excess
 * is known: either some are violated there, and they cut deep, or that point is the better inside one (in-out separation,
 * Ben-Ameur and Neto 2007). The program bounds the excess from below, the inside payoff from above; where the two meet,
 * the multipliers prove the optimum, whether or not the vertex keeps all rows. `search.inside` is moved along.
 */
function separate(search: Search, vertex: Float64Array, lower: number, sums: Float64Array): number[] {
  const { inside } = search
  if (scan(search, vertex, lower + TOLERANCE, sums).violated.length === 0) {
    inside.set(vertex)
    return []
  }
  let upper = scan(search, inside, Infinity, sums).largest
  while (upper - lower > TOLERANCE) {
    const middle = inside.map((paid, i) => (paid + vertex[i]!) / 2)
    const { largest, violated } = scan(search, middle, (upper + lower) / 2, sums)
    if (violated.length > 0) return violated
    // what is left above the middle's bound are rows of the program, missed by less than its tolerance
    inside.set(middle)
    upper = largest
  }
  return []
}

/**
 * The largest excess v(S) − x(S) at a payoff over the groups not settled, and of the groups not in the program whose
 * excess is above `limit` the worst few.
 */
export function scan(
  { values, settled, rows }: Pick<Search, 'values' | 'settled' | 'rows'>,
  payoff: Float64Array,
  limit: number,
  paid: Float64Array,
): { largest: number; violated: number[] } {
  subsetSums(payoff, paid)
  const excess = (mask: number): number => values[mask]! - paid[mask]!
  let largest = -Infinity
  let violated: number[] = []
  let least = limit
  const cut = (): void => {
    violated = violated.toSorted((a, b) => excess(b) - excess(a)).slice(0, ROWS_A_SCAN)
  }
  for (let mask = 1; mask < values.length - 1; mask++) {
    const here = values[mask]! - paid[mask]!
    if (here <= largest && here <= least) continue
    if (settled[mask]) continue
    if (here > largest) largest = here
    if (here <= least || rows.has(mask)) continue
    violated.push(mask)
    if (violated.length === 4 * ROWS_A_SCAN) {
      cut()
      least = excess(violated.at(-1)!)
    }
  }
  cut()
  return { largest, violated }
}

/** Columns x₀ … xₙ₋₁, ε; first the settled groups as equations, then the groups of `rows`. */
function programOf({ values, over, settledGroups }: Search, rows: readonly number[]): LinearProgram {
  const players = Math.log2(values.length)
  const masks = [...settledGroups.map(({ mask }) => mask), ...rows]
  const starts = [0]
  const indices: number[] = []
  for (const [k, mask] of masks.entries()) {
    for (let rest = mask; rest !== 0; rest &= rest - 1) indices.push(31 - Math.clz32(rest & -rest))
    if (k >= settledGroups.length) indices.push(players)
    starts.push(indices.length)
  }
  const floor = over === 'imputations' ? 0 : -Infinity
  return {
    cost: new Float64Array(players + 1).fill(1, players),
    columns: {
      lower: new Float64Array(players + 1).fill(floor).fill(-Infinity, players),
      upper: new Float64Array(players + 1).fill(Infinity),
    },
    rows: {
      lower: Float64Array.of(...settledGroups.map(({ paid }) => paid), ...rows.map((mask) => values[mask]!)),
      upper: Float64Array.of(...settledGroups.map(({ paid }) => paid), ...rows.map(() => Infinity)),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
  }
}
