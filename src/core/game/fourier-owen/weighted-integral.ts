import { weightedShapley } from '../explicit/weighted-shapley.ts'
import { subsetSums } from '../lattice.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import { netDraws, type NetDraws } from './net-draws.ts'
import { LATTICE_LOG_ODDS, TRUNCATED_LOG_ODDS, type SlotBudget } from './slot-integral.ts'
import type { AbsoluteGameSolver } from './slot-shapley.ts'
import { WeightedSeries, type SeriesPlan, type WeightedNode } from './weighted-series.ts'

/** u = z³ makes u^w, with weights from 1 on, three times differentiable at 0 and more. */
const POWER = 3
/** How many nodes a rule has: at least `fewest`, else so many per root of the members. */
interface Nodes {
  readonly fewest: number
  readonly perRoot: number
}

/** As for the plain integral, half as many again for the substitution. */
const EXACT_NODES: Nodes = { fewest: 32, perRoot: 4.5 }
/** Measured at 60 and 200 members: the error is a hundredth of what cutting the series off leaves. */
const COARSE_NODES: Nodes = { fewest: 24, perRoot: 2.3 }

/** A node with the range that |X| stays within there, in 10⁻⁶ kWh, and the sign of X where that is certain, else 0. */
interface PlannedNode extends WeightedNode {
  readonly range: number
  readonly certainSign: number
}

/** A node of a rule for everybody, whichever slot it is used in and whoever is in it. */
interface RuleNode {
  readonly chances: Float64Array
  readonly weights: Float64Array
  /** By member, q·(1 − q). */
  readonly variances: Float64Array
  /** By member, what a squared draw counts with in Kearns and Saul's bound. */
  readonly proxies: Float64Array
}

/** Weighted Shapley values of |Σ_S d| of one slot, by Gauss–Legendre in z with u = z³ (see weightedFourierOwen). */
export class WeightedIntegral implements AbsoluteGameSolver {
  readonly #weights: readonly number[]
  readonly #budget: SlotBudget
  readonly #series: WeightedSeries
  /** By number of nodes: a month of thousands of slots needs a few. */
  readonly #rules = new Map<number, readonly RuleNode[]>()

  constructor(weights: readonly number[], budget: SlotBudget) {
    // only ratios count (u^λ is as good a clock as u), and with the lightest at 1 the integrand is smooth at 0
    const lightest = Math.min(...weights)
    this.#weights = weights.map((weight) => weight / lightest)
    this.#budget = budget
    this.#series = new WeightedSeries(weights.length)
  }

  exactCost(draws: Float64Array, count: number, who: Int32Array): number {
    if (count <= this.#budget.enumerated) return 0
    const net = netDraws(draws, count)
    return costOf(net, this.#nodes(net, who, LATTICE_LOG_ODDS, EXACT_NODES))
  }

  solve(draws: Float64Array, count: number, who: Int32Array, values: Float64Array): boolean {
    if (count <= this.#budget.enumerated) {
      this.#enumerate(draws.subarray(0, count), who, values)
      return true
    }
    const net = netDraws(draws, count)
    values.fill(0, 0, count)
    const exact = this.#nodes(net, who, LATTICE_LOG_ODDS, EXACT_NODES)
    if (costOf(net, exact) <= this.#budget.lattice) {
      for (const node of exact) this.#add(net, node, latticePlan(net, node), values)
      return true
    }
    const terms = Math.ceil(this.#budget.truncated / count)
    for (const node of this.#nodes(net, who, TRUNCATED_LOG_ODDS, COARSE_NODES)) {
      this.#add(net, node, { half: Math.ceil(node.range), unit: 1, terms, complete: false }, values)
    }
    return false
  }

  #add(net: NetDraws, node: PlannedNode, plan: SeriesPlan, values: Float64Array): void {
    if (node.certainSign === 0) {
      this.#series.add(net, node, plan, values)
      return
    }
    for (let j = 0; j < net.count; j++) values[j]! += node.weights[j]! * node.certainSign * net.draws[j]!
  }

  #nodes(net: NetDraws, who: Int32Array, logOdds: number, { fewest, perRoot }: Nodes): PlannedNode[] {
    const { draws, count, largest } = net
    const wanted = 2 * Math.ceil((perRoot * Math.sqrt(count)) / 2)
    return this.#rule(Math.max(fewest, wanted)).map((node) => {
      const chances = new Float64Array(count)
      const weights = new Float64Array(count)
      let mean = 0
      let variance = 0
      let proxy = 0
      for (let j = 0; j < count; j++) {
        const i = who[j]!
        const draw = draws[j]!
        const chance = node.chances[i]!
        chances[j] = chance
        weights[j] = node.weights[i]!
        mean += chance * draw
        variance += node.variances[i]! * draw * draw
        proxy += node.proxies[i]! * draw * draw
      }
      const spread = weightedSpread(net, variance, proxy, logOdds) + largest
      return {
        chances,
        weights,
        range: Math.min(Math.max(net.drawn, net.fed), Math.abs(mean) + spread),
        certainSign: Math.abs(mean) > spread ? Math.sign(mean) : 0,
      }
    })
  }

  #rule(size: number): readonly RuleNode[] {
    const known = this.#rules.get(size) ?? ruleNodes(size, this.#weights)
    this.#rules.set(size, known)
    return known
  }

  #enumerate(draws: Float64Array, who: Int32Array, values: Float64Array): void {
    const table = new Float64Array(2 ** draws.length)
    subsetSums(draws, table)
    const game = {
      players: Array.from(draws, (_, j) => String(who[j]!)),
      values: table.map(Math.abs),
      weights: Array.from(draws, (_, j) => this.#weights[who[j]!]!),
    }
    for (const [j, value] of weightedShapley(game).entries()) values[j] = value
  }
}

function ruleNodes(size: number, members: readonly number[]): RuleNode[] {
  const rule = gaussLegendre(size)
  return Array.from(rule.nodes, (z, k) => {
    const u = z ** POWER
    const chances = Float64Array.from(members, (weight) => u ** weight)
    return {
      chances,
      // w·u^(w−1)·du, with du = 3z²·dz
      weights: chances.map(
        (chance, i) => ((members[i]! * chance) / u) * POWER * z ** (POWER - 1) * rule.weights[k]!,
      ),
      variances: chances.map((chance) => chance * (1 - chance)),
      // the limit at q = ½ is ¼, and 0/0 on the way there
      proxies: chances.map((q) =>
        Math.abs(q - 0.5) < 1e-6 ? 0.25 : (1 - 2 * q) / (2 * Math.log((1 - q) / q)),
      ),
    }
  })
}

/** The bounds of `spreadAround` where everyone has a chance of its own: Bernstein's and Kearns and Saul's, the smaller. */
function weightedSpread({ largest }: NetDraws, variance: number, proxy: number, logOdds: number): number {
  const linear = (largest * logOdds) / 3
  const bernstein = linear + Math.sqrt(linear * linear + 2 * logOdds * variance)
  return Math.min(bernstein, Math.sqrt(2 * logOdds * proxy))
}

/** Any even H with the range inside it will do, since angles are turned and not looked up. */
function latticePlan({ step }: NetDraws, { range }: PlannedNode): SeriesPlan {
  const half = Math.max(4, 2 * Math.ceil(((range / step) * (1 + 1e-12)) / 2))
  return { half, unit: step, terms: half / 2, complete: true }
}

function costOf(net: NetDraws, nodes: readonly PlannedNode[]): number {
  let terms = 0
  for (const node of nodes) if (node.certainSign === 0) terms += latticePlan(net, node).terms
  return terms * net.count
}
