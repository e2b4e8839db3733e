import { Random } from '../../tuning/ppo/random.ts'
import { modelOf } from '../../dispatch/model/model.ts'
import { midMarket } from '../../dispatch/local-price.ts'
import { moneyOf } from '../../dispatch/money.ts'
import { solveOpen, throwIfStopped, type Limits, type PlanWatch } from '../../dispatch/optimum.ts'
import type { DispatchSolver } from '../../dispatch/solver.ts'
import { hoursOfSlot, type Study } from '../../dispatch/study.ts'

/** What planning with wrong prices costs. */
export interface Distorted {
  readonly seeds: number
  readonly distortion: number
  readonly addedCost: { readonly mean: number; readonly worst: number }
  readonly worstAboveAlone: number
  readonly members: readonly { readonly id: string; readonly addedCost: number }[]
}

const SEEDS = 20
const DISTORTION = 0.3
const PART = 0.25

/**
 * Plans with buying prices 30 % off, up or down, in a random quarter of the slots, and pays the true ones; twenty seeds.
 * The smaller savings are divided in the proportions of the Shapley value, so a member's added cost is its part of the
 * loss, and nobody ends above alone while the savings are positive.
 */
export async function distortedPrices(
  study: Study,
  game: { readonly alone: readonly number[]; readonly shapley: readonly number[]; readonly cheapest: number },
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<Distorted> {
  const model = modelOf(study, { greenPool: false, exclusive: false })
  const hours = hoursOfSlot(study)
  const local = midMarket(study)
  const total = game.shapley.reduce((sum, share) => sum + share, 0)
  const added: number[] = []
  let worstAboveAlone = -Infinity
  const open = await solver.open(model.program)
  try {
    for (let seed = 1; seed <= SEEDS; seed++) {
      throwIfStopped(watch)
      const prices = distort(study.prices.buy, new Random(seed))
      for (const own of model.map.nodes)
        for (const [t, price] of prices.entries()) model.program.cost[own.gridBuy + t] = price * hours
      const optimum = solveOpen(model, open, limits, !model.program.integer.includes(1))
      if (!optimum) continue
      const loss = Math.max(0, moneyOf(study, optimum.plan, local).cost - game.cheapest)
      added.push(loss)
      const left = total > 0 ? (total - loss) / total : 0
      worstAboveAlone = Math.max(worstAboveAlone, ...game.shapley.map((share) => -share * left))
    }
  } finally {
    open.close()
  }
  const mean = added.reduce((sum, loss) => sum + loss, 0) / added.length
  return {
    seeds: added.length,
    distortion: DISTORTION,
    addedCost: { mean, worst: Math.max(...added) },
    worstAboveAlone,
    members: study.members.map(({ id }, i) => ({
      id,
      addedCost: total > 0 ? (mean * game.shapley[i]!) / total : 0,
    })),
  }
}

function distort(buy: readonly number[], random: Random): number[] {
  const order = Uint32Array.from(buy.keys())
  random.shuffle(order)
  const chosen = new Set(order.slice(0, Math.round(buy.length * PART)))
  return buy.map((price, t) =>
    chosen.has(t) ? price * (random.uniform() < 0.5 ? 1 - DISTORTION : 1 + DISTORTION) : price,
  )
}
