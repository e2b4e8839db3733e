import { grossCost } from '../money.ts'
import { modelOf, type DispatchModel } from '../model/model.ts'
import type { ProgramDraft } from '../model/draft.ts'
import type { ModelContext, VariableMap } from '../model/shape.ts'
import { consumptionOf, incomeOfHorizon, type EquitySettings, type Study } from '../study.ts'
import { addNets } from './net-rows.ts'
import { memberWeights } from './weights.ts'

/** What stage B stands on: the cheapest plan of the same mode, and what everyone pays alone. */
export interface StageBBasis {
  /** K* = C + β·peak of the cheapest plan. */
  readonly cheapest: number
  readonly alone: readonly number[]
  readonly localPrices: readonly number[]
}

/** Where the equity part keeps its columns. */
export interface EquityColumns {
  /** What each member pays in the end. */
  readonly net: number
  /** By how much a member would pay more than alone; one a member. */
  readonly aboveAlone: number
  /** θ_b, null where nobody's income is known. */
  readonly worstBurden: number | null
  /** θ_r, null outside the green pool, where access means nothing. */
  readonly worstAccess: number | null
  /** θ_b0. */
  readonly burdenScale: number
}

/** max(|K|, C0/10): what a price of fairness and δ are measured against. */
export const costScale = (study: Study, cheapest: number): number =>
  Math.max(Math.abs(cheapest), grossCost(study) / 10)

/**
 * Stage B (equity.md): min (1−μ)·[Σ w_i·net_i + β·peak]/C0 + μ·(θ_b/θ_b0 + ν·θ_r), at a cost of at most
 * K* + δ·max(|K*|, C0/10), nobody above alone but for a dear and reported excess.
 */
export function stageBModel(
  study: Study,
  settings: EquitySettings,
  basis: StageBBasis,
): DispatchModel & { readonly extra: EquityColumns } {
  const model = modelOf(study, { greenPool: settings.greenPool, exclusive: true }, (draft, context, map) =>
    addEquity(draft, context, map, settings, basis),
  )
  // money counts once, through the net columns
  const { cost } = model.program
  for (const block of model.blocks)
    if (!equityKinds.has(block.kind)) cost.fill(0, block.first, block.first + block.count)
  cost[model.map.common.peak] = ((1 - settings.mu) * settings.beta) / grossCost(study)
  return model
}

const equityKinds: ReadonlySet<string> = new Set(['net', 'above-alone', 'worst-burden', 'worst-access'])

function addEquity(
  draft: ProgramDraft,
  context: ModelContext,
  map: VariableMap,
  settings: EquitySettings,
  basis: StageBBasis,
): EquityColumns {
  const { study } = context
  const { members } = study
  const scale = grossCost(study)
  const weights = memberWeights(study, settings.weights)
  const incomes = members.map((member) => incomeOfHorizon(study, member))
  const burdenScale = burdenScaleOf(study, basis.alone, incomes)
  const hasBurden = settings.mu > 0 && burdenScale !== null
  const free = { lower: () => -Infinity }
  const net = addNets(draft, context, map, basis.localPrices)
  const aboveAlone = draft.block('above-alone', -1, members.length, {
    cost: () => study.prices.lostLoad,
  }).first
  const worstBurden = hasBurden
    ? draft.block('worst-burden', -1, 1, { ...free, cost: () => settings.mu / burdenScale }).first
    : null
  const worstAccess =
    hasBurden && settings.greenPool
      ? draft.block('worst-access', -1, 1, { cost: () => settings.mu * settings.nu }).first
      : null
  draft.setCosts(
    net,
    weights.map((weight) => ((1 - settings.mu) * weight) / scale),
  )
  draft.group('cost-guard', -1)
  for (const i of members.keys()) draft.put(net + i, 1)
  draft.put(map.common.peak, settings.beta)
  // where no fairness is asked for, none is paid for: then this is stage A, and only ties are broken
  const asked = settings.mu > 0 || weights.some((weight) => Math.abs(weight - 1) > 1e-12)
  const delta = asked ? settings.delta : 0
  // the cheapest plan itself is known to the solver's tolerance only: at δ = 0 it needs a hair of room
  const hair = 1e-9 * (1 + Math.abs(basis.cheapest))
  draft.row(-Infinity, basis.cheapest + (delta > 0 ? delta * costScale(study, basis.cheapest) - hair : hair))
  for (const [i, income] of incomes.entries()) {
    draft.group('not-worse', i)
    draft.put(net + i, 1)
    draft.put(aboveAlone + i, -1)
    draft.row(-Infinity, basis.alone[i]!)
    if (income === null) continue
    if (worstBurden !== null) {
      draft.group('burden', i)
      draft.put(net + i, weights[i]! / income)
      draft.put(worstBurden, -1)
      draft.row(-Infinity, 0)
    }
    if (worstAccess !== null) addAccess(draft, context, map, i, weights[i]!, worstAccess)
  }
  return { net, aboveAlone, worstBurden, worstAccess, burdenScale: burdenScale ?? 1 }
}

/** θ_r ≥ w·(1 − RA); in the green pool what is not renewable is what the grid sells, and what is not served. */
function addAccess(
  draft: ProgramDraft,
  { study, hours }: ModelContext,
  map: VariableMap,
  i: number,
  weight: number,
  worstAccess: number,
): void {
  const consumption = consumptionOf(study, study.members[i]!)
  if (consumption === 0) return
  const own = map.nodes[i]!
  const factor = (weight * hours) / consumption
  draft.group('access', i)
  for (let t = 0; t < study.steps; t++) {
    draft.put(own.gridBuy + t, factor)
    if (own.unserved !== null) draft.put(own.unserved + t, factor)
    if (own.curtailed !== null) draft.put(own.curtailed + t, factor)
  }
  draft.put(worstAccess, -1)
  draft.row(-Infinity, 0)
}

/**
 * θ_b0, the worst burden of all alone; where nobody pays anything alone, the burden of the gross load. Null where no
 * income is known.
 */
function burdenScaleOf(
  study: Study,
  alone: readonly number[],
  incomes: readonly (number | null)[],
): number | null {
  const known = incomes.flatMap((income, i) => (income === null ? [] : [{ income, cost: alone[i]! }]))
  if (known.length === 0) return null
  const worst = Math.max(...known.map(({ cost, income }) => cost / income))
  if (worst > 0) return worst
  return grossCost(study) / known.reduce((sum, { income }) => sum + income, 0)
}
