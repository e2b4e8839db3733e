import { grossCost } from '../money.ts'
import { addCostGuard, addNotWorse, type EquityContext } from './parts.ts'

/** The steps of leximin before its last. */
export interface LeximinSteps {
  readonly steps: number
  /** What a solution of this step attains. */
  attained(columns: Float64Array): number
}

/**
 * One step of the leximin form (equity.md, "Also offered"). `found` is what the steps before attained: the first makes what
 * members pay above alone as small as can be, the next the worst weighted burden, then the sum of the two worst, of the
 * three worst and so on, each keeping what those before attained; the last takes the cheapest plan that is left. The sum of
 * the k largest of x is the least of k·t + Σ max(0, x_i − t) (Ogryczak and Śliwiński 2003), so every step is a program
 * like the others. Burdens are counted in θ_b0.
 */
export function addLeximinForm(equity: EquityContext, found: readonly number[]): LeximinSteps {
  const { draft, context, map, settings, net, aboveAlone, weights, incomes, burdenScale } = equity
  const { study } = context
  addCostGuard(equity, settings.delta)
  for (const i of incomes.keys()) addNotWorse(equity, i)
  const scale = burdenScale ?? 1
  const households = incomes.flatMap((income, i) =>
    income === null ? [] : [{ i, perUnit: weights[i]! / (income * scale) }],
  )
  const addSum = (k: number, cost: number): (() => void) => {
    const threshold = draft.block('threshold', -1, 1, { lower: () => -Infinity, cost: () => cost * k }).first
    const above = draft.block('above-threshold', -1, households.length, { cost: () => cost }).first
    for (const [n, { i, perUnit }] of households.entries()) {
      draft.group('worst-burdens', i)
      draft.put(net + i, perUnit)
      draft.put(threshold, -1)
      draft.put(above + n, -1)
      draft.row(-Infinity, 0)
    }
    return () => {
      draft.put(threshold, k)
      for (const n of households.keys()) draft.put(above + n, 1)
    }
  }
  for (const [k, value] of found.entries()) {
    const putSum = k === 0 ? () => incomes.forEach((_, i) => draft.put(aboveAlone + i, 1)) : addSum(k, 0)
    draft.group('worst-burdens', -1)
    putSum()
    // known to the solver's tolerance only
    draft.row(-Infinity, value + 1e-7 * (1 + Math.abs(value)))
  }
  const steps = 1 + households.length
  const k = found.length
  if (k > 0 && k < steps) addSum(k, 1)
  if (k === steps) {
    draft.setCosts(
      net,
      incomes.map(() => 1 / grossCost(study)),
    )
    draft.setCosts(map.common.peak, [settings.beta / grossCost(study)])
  }
  return {
    steps,
    attained: (columns) =>
      k === 0
        ? incomes.reduce<number>((sum, _, i) => sum + columns[aboveAlone + i]!, 0)
        : households
            .map(({ i, perUnit }) => perUnit * columns[net + i]!)
            .toSorted((a, b) => b - a)
            .slice(0, k)
            .reduce((sum, burden) => sum + burden, 0),
  }
}
