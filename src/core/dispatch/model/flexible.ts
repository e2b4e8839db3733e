import type { Appliance } from '../study.ts'
import type { ProgramDraft } from './draft.ts'
import type { ModelContext, VariableMap } from './shape.ts'

/** Appliances get their energy; those that must not be interrupted run in one piece. */
export function addFlexible(draft: ProgramDraft, context: ModelContext, map: VariableMap): void {
  const { nodes, study, hours } = context
  for (const [n, node] of nodes.entries()) {
    for (const [part, appliance] of node.shiftable.entries()) {
      const moved = map.nodes[n]!.moved[part]!
      draft.group('appliance-energy', n, part)
      for (let t = 0; t < study.steps; t++) draft.put(moved + t, hours)
      draft.row(appliance.energyKWh, appliance.energyKWh)
      if (!appliance.interruptible && appliance.energyKWh > 0) addRun(draft, context, n, part, moved)
    }
  }
}

/** Slots of an uninterruptible run: as few as the power allows. */
export function slotsOfRun(appliance: Appliance, hours: number): number {
  // 1e-9: 6 kWh at 2 kW are three hours, also when the sum of the usual run says 6.000000001
  return Math.max(1, Math.ceil(appliance.energyKWh / (appliance.maxKw * hours) - 1e-9))
}

/** Either one start within the window, with power only during the run, or everything as usual. */
function addRun(
  draft: ProgramDraft,
  { nodes, study, hours }: ModelContext,
  node: number,
  part: number,
  moved: number,
): void {
  const appliance = nodes[node]!.shiftable[part]!
  const length = slotsOfRun(appliance, hours)
  const starts = Math.max(0, appliance.to - appliance.from - length + 1)
  const binary = { upper: () => 1, integer: true }
  const first = draft.block('run-start', node, starts, binary, part).first
  const usual = appliance.usual && draft.block('run-usual', node, 1, binary, part).first
  draft.group('appliance-run', node, part)
  for (let s = 0; s < starts; s++) draft.put(first + s, 1)
  if (usual !== null) draft.put(usual, 1)
  draft.row(1, 1)
  for (let t = 0; t < study.steps; t++) {
    draft.put(moved + t, 1)
    for (let s = Math.max(0, t - appliance.from - length + 1); s < starts && s <= t - appliance.from; s++)
      draft.put(first + s, -appliance.maxKw)
    if (usual !== null) draft.put(usual, -appliance.usual![t]!)
    draft.row(-Infinity, 0)
  }
}
