import { midMarket, supplyDemandRatio } from '../../dispatch/local-price.ts'
import type { NodePlan, Plan } from '../../dispatch/plan.ts'
import type { Study } from '../../dispatch/study.ts'

/** Scores of a market in [0, 1] (equity.md, "Side studies"); null with a note where a rule has none. */
export interface MarketScore {
  readonly rule: string
  /** Shared energy / min(what is offered, what is asked for). */
  readonly grid: number | null
  /** Jain index of sold inside / surplus over the sellers. */
  readonly sellers: number | null
  /** 1 − |mean price − middle| / half the span between b′ and s, each weighted by what is traded. */
  readonly prices: number | null
  readonly note: string | null
}

/** A plan's market under mid-market, supply–demand ratio and one uniform price of a double auction. */
export function marketScores(study: Study, plan: Plan): MarketScore[] {
  const { buy, sell, networkFee } = study.prices
  const traded = buy.map((_, t) => plan.nodes.reduce((sum, node) => sum + node.poolSell[t]!, 0))
  const all = traded.reduce((sum, kw) => sum + kw, 0)
  const offered = sumOf(plan, (node, t) => node.poolSell[t]! + node.gridSell[t]!)
  const asked = sumOf(plan, (node, t) => node.poolBuy[t]! + node.gridBuy[t]!)
  const least = Math.min(offered, asked)
  const grid = least > 0 ? Math.min(1, all / least) : null
  const sellers = jainOf(plan)
  const receiver = buy.map((price) => price - networkFee)
  const mean = (of: readonly number[]): number =>
    of.reduce((sum, price, t) => sum + price * traded[t]!, 0) / all
  const score = (prices: readonly number[]): number | null => {
    if (all === 0) return null
    const [high, low] = [mean(receiver), mean(sell)]
    return high > low ? clamp(1 - Math.abs(mean(prices) - (high + low) / 2) / ((high - low) / 2)) : null
  }
  const hasSellPrice = sell.every((price) => price > 0)
  return [
    {
      rule: 'mid-market',
      grid,
      sellers,
      prices: score(midMarket(study)),
      note: null,
    },
    {
      rule: 'supply-demand-ratio',
      grid,
      sellers,
      prices: hasSellPrice ? score(supplyDemandRatio(study, plan)) : null,
      note: hasSellPrice ? null : 'It gives no price where feeding in earns nothing.',
    },
    {
      rule: 'double-auction',
      grid,
      sellers,
      prices: score(auctionPrices(study, plan, receiver)),
      note: null,
    },
  ]
}

/** One price where everyone bids the true value: b′ where asked exceeds offered, s where offered exceeds asked. */
function auctionPrices(study: Study, plan: Plan, receiver: readonly number[]): number[] {
  return receiver.map((high, t) => {
    const low = study.prices.sell[t]!
    let [offered, asked] = [0, 0]
    for (const node of plan.nodes) {
      offered += node.poolSell[t]! + node.gridSell[t]!
      asked += node.poolBuy[t]! + node.gridBuy[t]!
    }
    if (Math.abs(offered - asked) < 1e-9) return (high + low) / 2
    return offered < asked ? high : low
  })
}

/** (Σx)²/(n·Σx²) of the part of its surplus every seller sold inside. */
function jainOf(plan: Plan): number | null {
  const parts = plan.nodes.flatMap((node) => {
    const inside = node.poolSell.reduce((sum, kw) => sum + kw, 0)
    const surplus = inside + node.gridSell.reduce((sum, kw) => sum + kw, 0)
    return surplus > 1e-9 ? [inside / surplus] : []
  })
  const squares = parts.reduce((sum, part) => sum + part * part, 0)
  if (squares === 0) return null
  return parts.reduce((sum, part) => sum + part, 0) ** 2 / (parts.length * squares)
}

function sumOf(plan: Plan, of: (node: NodePlan, t: number) => number): number {
  return plan.nodes.reduce((sum, node) => node.gridBuy.reduce((own, _, t) => own + of(node, t), sum), 0)
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
