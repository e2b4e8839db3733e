import type { ProgramDraft } from '../model/draft.ts'
import type { ModelContext, VariableMap } from '../model/shape.ts'
import { consumptionOf, type EquitySettings, type Study } from '../study.ts'
import { grossCost } from '../money.ts'

/** What stage B stands on: the cheapest plan of the same mode, and what everyone pays alone. */
export interface StageBBasis {
  /** K* = C + β·peak of the cheapest plan. */
  readonly cheapest: number
  readonly alone: readonly number[]
  readonly localPrices: readonly number[]
}

/** What every form of fairness is written with. */
export interface EquityContext {
  readonly draft: ProgramDraft
  readonly context: ModelContext
  readonly map: VariableMap
  readonly settings: EquitySettings
  readonly basis: StageBBasis
  /** First of the columns of what members pay in the end. */
  readonly net: number
  /** First of the columns by how much members pay more than alone. */
  readonly aboveAlone: number
  /** By member, mean 1. */
  readonly weights: readonly number[]
  /** Of the horizon, by member; null where not known. */
  readonly incomes: readonly (number | null)[]
  /** θ_b0, the worst burden of all alone; null where nobody's income is known. */
  readonly burdenScale: number | null
}

/** max(|K|, C0/10): what a price of fairness and δ are measured against. */
export const costScale = (study: Study, cheapest: number): number =>
  Math.max(Math.abs(cheapest), grossCost(study) / 10)

/** C + β·peak ≤ K* + δ·max(|K*|, C0/10). */
export function addCostGuard(
  { draft, context, map, settings, basis, net }: EquityContext,
  delta: number,
): void {
  const { study } = context
  draft.group('cost-guard', -1)
  for (const i of study.members.keys()) draft.put(net + i, 1)
  draft.put(map.common.peak, settings.beta)
  // the cheapest plan itself is known to the solver's tolerance only: at δ = 0 it needs a hair of room
  const hair = 1e-9 * (1 + Math.abs(basis.cheapest))
  draft.row(-Infinity, basis.cheapest + (delta > 0 ? delta * costScale(study, basis.cheapest) - hair : hair))
}

/** net_i ≤ alone_i + a dear and reported excess. */
export function addNotWorse({ draft, basis, net, aboveAlone }: EquityContext, i: number): void {
  draft.group('not-worse', i)
  draft.put(net + i, 1)
  draft.put(aboveAlone + i, -1)
  draft.row(-Infinity, basis.alone[i]!)
}

/**
 * In the green pool what is not renewable is what the grid sells, and what is not served: puts factor × that, in kWh, into
 * the row being written. Gives the consumption, kWh.
 */
export function putNotRenewable({ draft, context, map }: EquityContext, i: number, factor: number): void {
  const own = map.nodes[i]!
  for (let t = 0; t < context.study.steps; t++) {
    draft.put(own.gridBuy + t, factor * context.hours)
    if (own.unserved !== null) draft.put(own.unserved + t, factor * context.hours)
    if (own.curtailed !== null) draft.put(own.curtailed + t, factor * context.hours)
  }
}

export const consumptionAt = ({ context: { study } }: EquityContext, i: number): number =>
  consumptionOf(study, study.members[i]!)
