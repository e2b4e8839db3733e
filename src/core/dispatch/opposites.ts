import type { DispatchModel } from './model/model.ts'
import type { Block } from './model/program.ts'
import type { NodePlan, Plan, Series } from './plan.ts'

/** A kW less is rounding, not a decision. */
const NOTICEABLE_KW = 1e-6

/** How often a node of a plan does two opposite things in one slot (equity.md, "exclusivity"). */
export function oppositesIn(plan: Plan): number {
  return plan.nodes.reduce((sum, node) => sum + oppositesOf(node), 0)
}

function oppositesOf(node: NodePlan): number {
  const both = (a: Series, b: Series): number =>
    a.reduce((slots, kw, t) => (Math.min(kw, b[t]!) > NOTICEABLE_KW ? slots + 1 : slots), 0)
  return (
    both(node.charge, node.discharge) +
    both(node.gridBuy, node.gridSell) +
    both(node.poolBuy, node.poolSell) +
    both(node.poolBuy, node.gridSell)
  )
}

/**
 * A relaxed solution with its exclusivity decisions set to what the energy does, as a point for the search to begin with;
 * where nothing opposite happens it is a whole solution. Other whole-number columns are left as they are.
 */
export function withDecisions(model: DispatchModel, columns: Float64Array): Float64Array {
  const whole = columns.slice()
  for (const block of model.blocks) {
    const decided = decisionOf(model, block)
    if (decided) for (let t = 0; t < block.count; t++) whole[block.first + t] = decided(columns, t) ? 1 : 0
  }
  return whole
}

function decisionOf(
  model: DispatchModel,
  { kind, node }: Block,
): ((columns: Float64Array, t: number) => boolean) | null {
  const own = model.map.nodes[node]
  if (!own) return null
  if (kind === 'is-charging') {
    const { charge, discharge } = own.battery!
    return (columns, t) => columns[charge + t]! > columns[discharge + t]!
  }
  if (kind === 'is-importing') return (columns, t) => columns[own.gridBuy + t]! >= columns[own.gridSell + t]!
  if (kind === 'is-pool-buyer')
    return (columns, t) => columns[own.poolBuy + t]! > columns[own.poolSell + t]! + columns[own.gridSell + t]!
  return null
}
