import type { ProgramDraft } from './draft.ts'
import { mostGiven } from './nodes.ts'
import type { ModelContext, VariableMap } from './shape.ts'

/**
 * No node does two opposite things in one slot: charge and discharge, import and export, buy from and sell to the pool,
 * buy from the pool and export. The bounds of the columns are the big numbers, so the relaxation is as tight as the data.
 */
export function addExclusivity(draft: ProgramDraft, context: ModelContext, map: VariableMap): void {
  const { study, nodes } = context
  const binary = { upper: () => 1, integer: true }
  const { steps } = study
  for (const [n, node] of nodes.entries()) {
    const own = map.nodes[n]!
    if (own.battery && node.battery) {
      const charging = draft.block('is-charging', n, steps, binary).first
      draft.group('exclusive', n)
      for (let t = 0; t < steps; t++) {
        unless(draft, own.battery.charge + t, charging + t, node.battery.chargeKw, 'only-when-1')
        unless(draft, own.battery.discharge + t, charging + t, node.battery.dischargeKw, 'only-when-0')
      }
    }
    const gives = (t: number): boolean => mostGiven(node, t) > 0
    if (!node.pv.some((_, t) => gives(t)) && context.shape.greenPool) continue
    const importing = draft.block('is-importing', n, steps, binary).first
    const buying = draft.block('is-pool-buyer', n, steps, binary).first
    draft.group('exclusive', n)
    for (let t = 0; t < steps; t++) {
      const most = (column: number): number => draft.upperOf(column)
      if (gives(t)) {
        unless(draft, own.gridBuy + t, importing + t, most(own.gridBuy + t), 'only-when-1')
        unless(draft, own.gridSell + t, importing + t, most(own.gridSell + t), 'only-when-0')
        unless(draft, own.gridSell + t, buying + t, most(own.gridSell + t), 'only-when-0')
      }
      unless(draft, own.poolBuy + t, buying + t, most(own.poolBuy + t), 'only-when-1')
      unless(draft, own.poolSell + t, buying + t, most(own.poolSell + t), 'only-when-0')
    }
  }
}

/** column ≤ most · decision, or column ≤ most · (1 − decision). */
function unless(
  draft: ProgramDraft,
  column: number,
  decision: number,
  most: number,
  when: 'only-when-1' | 'only-when-0',
): void {
  draft.put(column, 1)
  draft.put(decision, when === 'only-when-1' ? -most : most)
  draft.row(-Infinity, when === 'only-when-1' ? 0 : most)
}
