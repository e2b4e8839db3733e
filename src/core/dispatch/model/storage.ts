import type { Battery } from '../study.ts'
import type { ProgramDraft } from './draft.ts'
import type { BatteryColumns, ModelContext, VariableMap } from './shape.ts'

/** A battery's columns: powers, the state of charge after each slot, and the state it starts with. */
export function addBattery(
  draft: ProgramDraft,
  { study, hours }: ModelContext,
  node: number,
  battery: Battery,
): BatteryColumns {
  const { steps } = study
  const empty = battery.minSoc * battery.capacityKWh
  const full = battery.capacityKWh
  // energy nobody paid for must not appear: only a cyclic battery may choose where it starts
  const start = battery.initialKWh ?? (battery.end === 'cyclic' ? null : empty)
  return {
    charge: draft.block('charge', node, steps, { upper: () => battery.chargeKw }).first,
    discharge: draft.block('discharge', node, steps, {
      upper: () => battery.dischargeKw,
      cost: () => battery.wearPerKWh * hours,
    }).first,
    stateOfCharge: draft.block('state-of-charge', node, steps, { lower: () => empty, upper: () => full })
      .first,
    firstCharge: draft.block('first-charge', node, 1, {
      lower: () => start ?? empty,
      upper: () => start ?? full,
    }).first,
  }
}

/** State of charge from slot to slot, and where the last slot has to leave it. */
export function addStorage(
  draft: ProgramDraft,
  { study, nodes, hours }: ModelContext,
  map: VariableMap,
): void {
  for (const [n, node] of nodes.entries()) {
    const { battery } = node
    const columns = map.nodes[n]!.battery
    if (!battery || !columns) continue
    draft.group('state-of-charge', n)
    for (let t = 0; t < study.steps; t++) {
      draft.put(columns.stateOfCharge + t, 1)
      draft.put(t === 0 ? columns.firstCharge : columns.stateOfCharge + t - 1, -1)
      draft.put(columns.charge + t, -battery.chargeEfficiency * hours)
      draft.put(columns.discharge + t, hours / battery.dischargeEfficiency)
      draft.row(0, 0)
    }
    if (battery.end === 'free') continue
    draft.group('end-of-charge', n)
    draft.put(columns.stateOfCharge + study.steps - 1, 1)
    if (battery.end === 'cyclic') draft.put(columns.firstCharge, -1)
    const end = battery.end === 'cyclic' ? 0 : battery.end
    draft.row(end, end)
  }
}
