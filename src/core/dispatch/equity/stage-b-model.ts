import { grossCost } from '../money.ts'
import { modelOf, type DispatchModel } from '../model/model.ts'
import type { ProgramDraft } from '../model/draft.ts'
import type { ModelContext, VariableMap } from '../model/shape.ts'
import type { ColumnKind } from '../model/program.ts'
import { incomeOfHorizon, type EquitySettings, type Study } from '../study.ts'
import { addAlphaForm } from './alpha-form.ts'
import { addLeximinForm, type LeximinSteps } from './leximin-form.ts'
import { addLimitsForm, type LimitColumns } from './limits-form.ts'
import { addNets } from './net-rows.ts'
import {
  addCostGuard,
  addNotWorse,
  consumptionAt,
  putNotRenewable,
  type EquityContext,
  type StageBBasis,
} from './parts.ts'
import { memberWeights } from './weights.ts'

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
  /** By how much limits are missed; null in the other forms. */
  readonly limits: LimitColumns | null
  /** Null in the other forms. */
  readonly leximin: LeximinSteps | null
}

/**
 * Stage B (equity.md): min (1−μ)·[Σ w_i·net_i + β·peak]/C0 + μ·(θ_b/θ_b0 + ν·θ_r), at a cost of at most
 * K* + δ·max(|K*|, C0/10), nobody above alone but for a dear and reported excess; or one of the other forms of fairness.
 * `found` is what the steps of leximin before this one attained.
 */
export function stageBModel(
  study: Study,
  settings: EquitySettings,
  basis: StageBBasis,
  found: readonly number[] = [],
): DispatchModel & { readonly extra: EquityColumns } {
  const model = modelOf(study, { greenPool: settings.greenPool, exclusive: true }, (draft, context, map) =>
    addEquity(draft, context, map, settings, basis, found),
  )
  // money counts once, through the net columns
  const { cost } = model.program
  for (const block of model.blocks)
    if (!equityKinds.has(block.kind)) cost.fill(0, block.first, block.first + block.count)
  cost[model.map.common.peak] = peakCost(settings, model.extra, found) / grossCost(study)
  return model
}

/** What a kW of peak counts: the fairer the form, the less; it breaks ties where nothing else is left to do. */
function peakCost(
  { fairness, mu, beta }: EquitySettings,
  { leximin }: EquityColumns,
  found: readonly number[],
): number {
  if (fairness.form === 'weights') return (1 - mu) * beta
  if (fairness.form === 'limits') return beta
  return leximin !== null && found.length === leximin.steps ? beta : 0
}

const equityKinds: ReadonlySet<string> = new Set<ColumnKind>([
  'net',
  'above-alone',
  'worst-burden',
  'worst-access',
  'over-burden',
  'short-access',
  'utility',
  'threshold',
  'above-threshold',
])

function addEquity(
  draft: ProgramDraft,
  context: ModelContext,
  map: VariableMap,
  settings: EquitySettings,
  basis: StageBBasis,
  found: readonly number[],
): EquityColumns {
  const { study } = context
  const { members } = study
  const weights = memberWeights(study, settings.weights)
  const incomes = members.map((member) => incomeOfHorizon(study, member))
  const burdenScale = burdenScaleOf(study, basis.alone, incomes)
  const net = addNets(draft, context, map, basis.localPrices)
  const aboveAlone = draft.block('above-alone', -1, members.length, {
    cost: () => study.prices.lostLoad,
  }).first
  const equity = { draft, context, map, settings, basis, net, aboveAlone, weights, incomes, burdenScale }
  const columns = { net, aboveAlone, worstBurden: null, worstAccess: null, burdenScale: burdenScale ?? 1 }
  const { fairness } = settings
  switch (fairness.form) {
    case 'weights':
      return { ...columns, ...addWeightsForm(equity), limits: null, leximin: null }
    case 'limits':
      return { ...columns, limits: addLimitsForm(equity, fairness), leximin: null }
    case 'alpha-fair':
      addAlphaForm(equity, fairness.alpha)
      return { ...columns, limits: null, leximin: null }
    case 'leximin':
      return { ...columns, limits: null, leximin: addLeximinForm(equity, found) }
  }
}

/** The weighted form: money by weights, the worst burden and the worst access. */
function addWeightsForm(equity: EquityContext): Pick<EquityColumns, 'worstBurden' | 'worstAccess'> {
  const { draft, context, settings, net, weights, incomes, burdenScale } = equity
  const scale = grossCost(context.study)
  const hasBurden = settings.mu > 0 && burdenScale !== null
  const free = { lower: () => -Infinity }
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
  // where no fairness is asked for, none is paid for: then this is stage A, and only ties are broken
  const asked = settings.mu > 0 || weights.some((weight) => Math.abs(weight - 1) > 1e-12)
  addCostGuard(equity, asked ? settings.delta : 0)
  for (const [i, income] of incomes.entries()) {
    addNotWorse(equity, i)
    if (income === null) continue
    if (worstBurden !== null) {
      draft.group('burden', i)
      draft.put(net + i, weights[i]! / income)
      draft.put(worstBurden, -1)
      draft.row(-Infinity, 0)
    }
    if (worstAccess !== null) addAccess(equity, i, worstAccess)
  }
  return { worstBurden, worstAccess }
}

/** θ_r ≥ w·(1 − RA). */
function addAccess(equity: EquityContext, i: number, worstAccess: number): void {
  const { draft, weights } = equity
  const consumption = consumptionAt(equity, i)
  if (consumption === 0) return
  draft.group('access', i)
  putNotRenewable(equity, i, weights[i]! / consumption)
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
