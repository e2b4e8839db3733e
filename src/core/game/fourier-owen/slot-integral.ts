import { subsetSums } from '../lattice.ts'
import { shapleyOfTable } from '../shapley.ts'
import { latticeCost, LatticeSeries } from './lattice-series.ts'
import { netDraws, type NetDraws } from './net-draws.ts'
import { nodePairs, type NodePair } from './node-pairs.ts'
import type { AbsoluteGameSolver } from './slot-shapley.ts'
import { TruncatedSeries } from './truncated-series.ts'

/** What the Shapley values of one slot may cost; the first way that fits is taken. */
export interface SlotBudget {
  /** All groups are counted where at most so many members draw or feed in; exact. */
  readonly enumerated: number
  /** The lattice series is summed where its terms × members cannot be more than this; exact to rounding. */
  readonly lattice: number
  /** Else the series of a node is cut off at so many terms × members, at sixteen times as many where that is not close. */
  readonly truncated: number
}

/** The chance that X is farther from its mean than the range of a series allows for is 2·e^(−logOdds). */
export const LATTICE_LOG_ODDS = 36
export const TRUNCATED_LOG_ODDS = 21

/**
 * Owen's integrand bends on a scale of 1/n near 0 and 1, where Gauss–Legendre nodes lie as 1/nodes²: nodes ~ √n do.
 * Measured on communities of 100, 200 and 500 members, 3√n nodes leave a relative error of 10⁻¹⁴, 1.5√n one far below
 * that of a series that is cut off.
 */
const NODES_PER_ROOT = 3
const COARSE_NODES_PER_ROOT = 1.5
/** A truncated slot whose relative residual is above this is done again, at most twice, with four times the terms. */
const CLOSE = 2e-5

/**
 * Shapley values of the game |Σ_S d| of one slot, d the net draws of its members: ψ_j = ∫₀¹ E[|X + d_j| − |X|] du where
 * everyone but j is in the group with chance u, independently (Owen 1972). It is a polynomial in u of degree n − 1, so
 * n/2 Gauss–Legendre nodes are exact.
 */
export class SlotIntegral implements AbsoluteGameSolver {
  readonly #lattice: LatticeSeries
  readonly #truncated: TruncatedSeries
  readonly #budget: SlotBudget
  readonly #table: Float64Array
  readonly #scratch: Float64Array

  constructor(members: number, budget: SlotBudget) {
    this.#lattice = new LatticeSeries(members)
    this.#truncated = new TruncatedSeries(members)
    this.#budget = budget
    const groups = 2 ** Math.min(members, budget.enumerated)
    this.#table = new Float64Array(groups)
    this.#scratch = new Float64Array(groups)
  }

  exactCost(draws: Float64Array, count: number): number {
    if (count <= this.#budget.enumerated) return 0
    const net = netDraws(draws, count)
    return latticeCost(net, exactPairs(net))
  }

  solve(draws: Float64Array, count: number, _who: Int32Array, values: Float64Array): boolean {
    if (count <= this.#budget.enumerated) {
      this.#enumerate(draws.subarray(0, count), values)
      return true
    }
    const net = netDraws(draws, count)
    values.fill(0, 0, count)
    const exact = exactPairs(net)
    if (latticeCost(net, exact) <= this.#budget.lattice) {
      for (const pair of exact) if (!pair.certain) this.#lattice.add(net, pair, values)
      addCertain(net, exact, values)
      return true
    }
    this.#truncate(net, values)
    return false
  }

  #truncate(net: NetDraws, values: Float64Array): void {
    const { drawn, fed, count } = net
    const far = 2 * CLOSE * Math.min(drawn, fed)
    let terms = Math.ceil(this.#budget.truncated / net.padded)
    for (const nodesPerRoot of [COARSE_NODES_PER_ROOT, NODES_PER_ROOT, NODES_PER_ROOT]) {
      values.fill(0, 0, count)
      const pairs = nodePairs(net, nodesOf(count, nodesPerRoot * Math.sqrt(count)), TRUNCATED_LOG_ODDS)
      for (const pair of pairs) if (!pair.certain) this.#truncated.add(net, pair, terms, values)
      addCertain(net, pairs, values)
      let sum = 0
      for (let j = 0; j < count; j++) sum += values[j]!
      if (Math.abs(sum - Math.abs(drawn - fed)) <= far) return
      terms *= 4
    }
  }

  #enumerate(draws: Float64Array, values: Float64Array): void {
    const table = this.#table
    subsetSums(draws, table)
    for (let group = 0; group < 2 ** draws.length; group++) table[group] = Math.abs(table[group]!)
    shapleyOfTable(draws.length, table, this.#scratch, values)
  }
}

function exactPairs(net: NetDraws): NodePair[] {
  return nodePairs(net, nodesOf(net.count, NODES_PER_ROOT * Math.sqrt(net.count)), LATTICE_LOG_ODDS)
}

/** An even number of nodes, for an odd one would have a node at u = ½; never more than make the integral exact. */
function nodesOf(members: number, wanted: number): number {
  return 2 * Math.ceil(Math.min(wanted, members / 2) / 2)
}

/** Where the sign of X is certain a member changes |X| by its own draw, with that sign. */
function addCertain(net: NetDraws, pairs: readonly NodePair[], values: Float64Array): void {
  let weight = 0
  for (const pair of pairs) weight += pair.weight * ((pair.certain ? 1 : 0) + (pair.mirrorCertain ? 1 : 0))
  const signed = weight * Math.sign(net.drawn - net.fed)
  for (let j = 0; j < net.count; j++) values[j]! += signed * net.draws[j]!
}
