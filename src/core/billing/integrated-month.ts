import { enumerate, fitsEnumeration } from '../game/enumeration.ts'
import { fourierOwen } from '../game/fourier-owen/fourier-owen.ts'
import type { ExcessTable } from '../game/fourier-owen/excess-game.ts'
import { poolStability, type BoundedExcess } from '../game/fourier-owen/pool-stability.ts'
import { weightedFourierOwen } from '../game/fourier-owen/weighted-fourier-owen.ts'
import type { PoolGame } from '../game/pool-game.ts'
import { largestExcess } from '../game/stability.ts'
import { bugProblem } from '../problems/bugs.ts'
import { ProblemError } from '../problems/problem.ts'
import { incomeWeights } from '../sharing/income-weights.ts'
import { emptyShares, shareTotals, type CausedShares } from './caused-shares.ts'
import type { Progress, Watch } from './input.ts'
import type { PreparedMonth } from './prepared-month.ts'
import { slotCollector } from './rules.ts'
import type { SlotCauses } from './slot-causes.ts'

const PICO = 1e12

/** How exact shares are that were found by Fourier–Owen. */
export interface Precision {
  readonly exact: boolean
  /** What the slots missed of the pot before it was spread, currency units × 10⁻¹². */
  readonly residual: number
}

/** The Shapley shares of a month too large to enumerate, and their totals by member. */
export interface Integrated extends Precision {
  readonly shares: CausedShares
  readonly shapley: readonly number[]
}

/** Shapley shares of the pool game by Fourier–Owen, parts by cause and part of the day as when enumerated. Throws `cancelled`. */
export function integrateMonth({ flows, worth }: PoolGame, causes: SlotCauses, watch: Watch): Integrated {
  const shares = emptyShares(flows.offtake.length, causes)
  const precision = fourierOwen(flows, worth, slotCollector(shares, flows), ticks(watch, 'coalitions'))
  return { shares, shapley: shareTotals(shares), ...precision }
}

/** What weights change in an integrated month, φ(w) − φ(1) by member, with the exactness of both. */
export interface WeightEffect extends Precision {
  readonly effect: readonly number[]
}

/** The effect of the weights by income (equity.md "Weights") on the Shapley shares of the pool game. Throws `cancelled`. */
export function integratedWeightEffect(
  { flows, worth }: PoolGame,
  { shapley, exact, residual }: Integrated,
  { incomes }: PreparedMonth,
  watch: Watch,
): WeightEffect {
  const effect = shapley.map((share) => 0 - share)
  const precision = weightedFourierOwen(
    flows,
    worth,
    incomeWeights(incomes),
    (_, members, weighted) => {
      for (const [k, i] of members.entries()) effect[i]! += weighted[k]!
    },
    ticks(watch, 'coalitions'),
  )
  return { effect, exact: exact && precision.exact, residual: residual + precision.residual }
}

/**
 * The largest excess of a group of the pool game, currency units; `paid` likewise. Every group is looked at where that is
 * not too long, to 18 members (engine.md "Stability"); for more, a group found by search and a proved bound.
 */
export function stabilityOfPool(
  game: PoolGame,
  paid: readonly number[],
  watch: Watch,
  table?: () => ExcessTable,
): BoundedExcess | null {
  const tick = ticks(watch, 'shares')
  if (paid.length > MOST_SCANNED || !fitsEnumeration(game)) {
    return poolStability(game.flows, game.worth, paid, tick, table)
  }
  const values = enumerate(game, null, tick).map((value) => value / PICO)
  const found = largestExcess(values, paid)
  return found === null ? null : { ...found, upperBound: found.excess, proved: true }
}

const MOST_SCANNED = 18

function ticks(watch: Watch, phase: Progress['phase']) {
  return (done: number, total: number): void => {
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
    watch.report({ phase, done, total })
  }
}
