import { ProblemError } from '../problems/problem.ts'
import type { Plan } from './plan.ts'
import { dispatchProblem } from './problems.ts'
import type { Study } from './study.ts'

/** (buy + sell)/2, slot by slot. */
export function midMarket({ prices }: Study): number[] {
  return prices.buy.map((buy, t) => (buy + prices.sell[t]!) / 2)
}

/** The local price a first plan is made with; the supply–demand ratio needs a plan before it is one. */
export function firstLocalPrices(study: Study): readonly number[] {
  const { local } = study.prices
  if (typeof local !== 'string') return local
  if (local === 'sdr' && study.prices.sell.some((sell) => sell <= 0))
    throw new ProblemError(dispatchProblem('sdr-needs-feed-in-price'))
  return midMarket(study)
}

/**
 * The supply–demand ratio of a plan (engine.md, "Money rules"): r = what nodes sell / what they buy, b′ = b − fee;
 * r ≤ 1: π = b′·s/((b′ − s)·r + s), r > 1: π = s. A slot nobody buys in has r > 1; where a receiver can pay no more than
 * what is earned outside (b′ ≤ s) the formula has no meaning, and what the price tends to there is s.
 */
export function supplyDemandRatio(study: Study, plan: Plan): number[] {
  const { buy, sell, networkFee } = study.prices
  return buy.map((price, t) => {
    const s = sell[t]!
    const receiver = price - networkFee
    let supply = 0
    let demand = 0
    for (const node of plan.nodes) {
      const net = node.gridSell[t]! + node.poolSell[t]! - node.gridBuy[t]! - node.poolBuy[t]!
      if (net > 0) supply += net
      else demand -= net
    }
    if (demand === 0 || supply > demand || receiver <= s) return s
    return (receiver * s) / ((receiver - s) * (supply / demand) + s)
  })
}
