import type { Solvers } from '../../billing/solvers.ts'
import { FEWEST_HOUSEHOLDS } from '../../reporting/energy-burden.ts'
import { Life } from '../life.ts'
import type { Proposal } from '../proposal.ts'
import type { Field } from '../verdict.ts'
import { factsOf, type ProposalOrder, type ProposalWatch } from './facts-of-months.ts'
import { fieldOfMonths } from './field-of-months.ts'
import { householdsOf } from './month-period.ts'

const CURVE_STEP = 0.05

/**
 * Each ρ in steps of 5 % up to `mostRho`, had it been in force in all the months with today's weights: Gini of burden of the
 * last year, as the page on fairness tells it, against what a group could gain alone, a mean over the months. It needs no learning, so a board can look at it before it sets its limits.
 */
export function curveOf({ community, periods, shape, today }: Field, mostRho: number): Proposal['curve'] {
  const points: Proposal['curve'] = []
  for (let k = 0; k * CURVE_STEP <= mostRho + 1e-9; k++) {
    const rho = Math.round(k * CURVE_STEP * 100) / 100
    const levers = { ...today, rho }
    const life = new Life(community, shape.window)
    let giniBurden = 0
    let excess = 0
    for (const period of periods) {
      const { measures } = life.live(period, levers, 1)
      giniBurden = measures.giniBurden
      excess += measures.excess / periods.length
    }
    const isTold = community.groupOf.length >= FEWEST_HOUSEHOLDS
    points.push({ rho, giniBurden: isTold ? giniBurden : null, excess })
  }
  return points
}

/** The curve of a cooperative's own months. Throws what `factsOf` throws. */
export async function curveOfMonths(
  order: Pick<ProposalOrder, 'months' | 'rails' | 'today'>,
  solvers: Solvers,
  watch: ProposalWatch,
): Promise<Pick<Proposal, 'months' | 'curve' | 'today' | 'currency'>> {
  const facts = await factsOf(order, solvers, watch)
  const { field } = fieldOfMonths(facts, householdsOf(facts), order.today, order.rails)
  return {
    months: facts.map(({ month }) => month),
    curve: curveOf(field, order.rails.mostRho),
    today: order.today,
    currency: facts.at(-1)!.prepared.input.cooperative.currency,
  }
}
