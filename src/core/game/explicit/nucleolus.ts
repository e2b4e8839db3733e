import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import { subsetSums } from '../lattice.ts'
import { lowestExcess, scan, type Level, type Payoffs, type SettledGroup } from './excess-program.ts'
import type { SolveLinearProgram } from './linear-program.ts'
import { isZero, LinearSystem } from './linear-system.ts'
import { gameProblem } from './problems.ts'

/** How the caller learns how far the work is, and stops it. */
export interface GameWatch {
  report(progress: { readonly phase: 'nucleolus'; readonly done: number; readonly total: number }): void
  shouldStop(): boolean
}

export interface Nucleolus {
  readonly payoff: readonly number[]
  /**
   * The largest excess over proper non-empty groups, the largest of those that could still be lowered then, and so on.
   * Over the preimputations the first is the ε of the least core. Empty for a single player.
   */
  readonly levels: readonly number[]
}

/** How far the excess solved from the tight groups may lie from the solver's before the answer is not believed. */
const AGREEMENT = 1e-7

/**
 * The nucleolus (Schmeidler 1969) of a game by values per mask: the payoff x whose excesses v(S) − x(S), sorted from the
 * largest, are lexicographically smallest, over the imputations x_i ≥ v({i}), Σ x = v(N), or over all x with Σ x = v(N)
 * (then it is called the prenucleolus; it lies in the least core of every game).
 *
 * Maschler's scheme (Maschler, Peleg, Shapley 1979). Level by level the largest excess of the groups not settled yet is
 * minimised; groups tight in every optimum keep that excess for good, and with them every group whose incidence vector
 * theirs span. It ends when the settled groups span everything, after at most n − 1 levels.
 *
 * Which groups are tight is read off the multipliers. They add up to 1 over unsettled rows, so some are decisive at every
 * level and the rank always rises. A row with a smaller multiplier, or tight with none (degenerate), needs no program of
 * its own: it stays an inequality of the next level, where it allows no optimum but the same one, and is settled there.
 *
 * Solver numbers decide only *which* groups are tight. The excess of a level, and at last the payoff, are solved from
 * those groups' equations, so that 11.5 is 11.5.
 *
 * Values must be zero-normalised, v({i}) = 0, and of size 1 (solve-game.ts does that): tolerances are absolute. Over the
 * imputations v(N) ≥ 0. Throws a ProblemError where a program cannot be solved or `watch` says to stop.
 */
export async function nucleolus(
  values: Float64Array,
  over: Payoffs,
  solve: SolveLinearProgram,
  watch: GameWatch,
): Promise<Nucleolus> {
  const players = Math.log2(values.length)
  const together = values.length - 1
  const system = new LinearSystem(players)
  const settledGroups: SettledGroup[] = []
  const settleGroup = (mask: number, paid: number): void => {
    if (system.add(incidence(mask, players), paid)) settledGroups.push({ mask, paid })
  }
  settleGroup(together, values[together]!)
  const search = {
    values,
    over,
    settledGroups,
    settled: new Uint8Array(values.length),
    rows: new Set<number>(),
    inside: new Float64Array(players).fill(values[together]! / players),
  }
  // the single players alone keep every program bounded
  for (let i = 0; i < players; i++) search.rows.add(2 ** i).add(together - 2 ** i)
  const sums = new Float64Array(values.length)
  const levels: number[] = []
  while (system.rank < players) {
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
    watch.report({ phase: 'nucleolus', done: system.rank, total: players })
    markSettled(search.settled, system, sums)
    for (const mask of search.rows) if (search.settled[mask]) search.rows.delete(mask)
    system.meet(search.inside)
    const level = await lowestExcess(search, sums, solve)
    const excess = excessOf(level, system, values)
    levels.push(excess)
    const before = system.rank
    for (const mask of level.tight) settleGroup(mask, values[mask]! - excess)
    for (const i of level.atFloor) settleGroup(2 ** i, 0)
    if (system.rank === before) throw new Error('a level of the nucleolus settled no group')
  }
  const payoff = Array.from({ length: players }, (_one, i) => system.valueOf(incidence(2 ** i, players))!)
  check(payoff)
  return { payoff, levels }

  /** The answer as a whole: its largest excess is the first level's, and nobody is below the floor. */
  function check(found: readonly number[]): void {
    search.settled.fill(0)
    const { largest } = scan(search, Float64Array.from(found), Infinity, sums)
    const apart = levels.length === 0 ? 0 : Math.abs(largest - levels[0]!)
    const below = over === 'imputations' ? -Math.min(...found) : 0
    if (!(apart <= AGREEMENT && below <= AGREEMENT))
      throw doubtful(`the payoff is ${Math.max(apart, below)} off`)
  }
}

/** The row of zeros and ones that sums a group's payoff; `tail` behind it. */
function incidence(mask: number, players: number, ...tail: readonly number[]): number[] {
  return [...Array.from({ length: players }, (_one, i) => (mask >>> i) & 1), ...tail]
}

/**
 * Marks every group whose payoff follows from the equations: its incidence vector is 0 along every direction they leave
 * free.
 */
function markSettled(settled: Uint8Array, system: LinearSystem, sums: Float64Array): void {
  settled.fill(1)
  for (const direction of system.freeDirections()) {
    subsetSums(direction, sums)
    for (let mask = 0; mask < settled.length; mask++) if (!isZero(sums[mask]!)) settled[mask] = 0
  }
}

/**
 * The excess of a level from its tight groups: x(S) + ε = v(S) and what is settled already, solved for ε. Where groups
 * with too small a multiplier would be needed for that, the solver's own number stands.
 */
function excessOf(level: Level, system: LinearSystem, values: Float64Array): number {
  const players = Math.log2(values.length)
  const equations = system.widened()
  for (const mask of level.tight) equations.add(incidence(mask, players, 1), values[mask]!)
  for (const i of level.atFloor) equations.add(incidence(2 ** i, players, 0), 0)
  const excess = equations.valueOf(incidence(0, players, 1)) ?? level.excess
  const apart = Math.abs(excess - level.excess)
  if (!(apart <= AGREEMENT)) throw doubtful(`a level of the nucleolus is ${apart} off`)
  return excess
}

function doubtful(detail: string): ProblemError {
  return new ProblemError(gameProblem('linear-program-doubtful', { detail }))
}
