import type { DispatchModel } from './model/model.ts'
import type { RowGroup, RowKind } from './model/program.ts'
import type { DispatchSolver, OpenProgram } from './solver.ts'

/** One of the conditions that cannot all be kept. */
export interface Conflict {
  readonly kind: RowKind
  /** Member, `community`, or null where it concerns all. */
  readonly member: string | null
  readonly sentence: string
}

/**
 * Names conditions that contradict each other: a smallest set, so that leaving any of it out would resolve it (deletion
 * filter: each condition is left out in turn, and left out for good where the rest still cannot be kept). Whole kinds go
 * first, then owners. Empty where everything can be kept after all.
 */
export async function conflictsOf(
  model: DispatchModel,
  solver: DispatchSolver,
  secondsLimit: number,
): Promise<Conflict[]> {
  // without costs nothing is unbounded, and any point will do
  const free = { ...model, program: { ...model.program, cost: new Float64Array(model.program.cost.length) } }
  const open = await solver.open(free.program)
  try {
    return filter(free, open, secondsLimit)
  } finally {
    open.close()
  }
}

function filter(model: DispatchModel, open: OpenProgram, secondsLimit: number): Conflict[] {
  const { program, groups } = model
  const lower = program.rows.lower.slice()
  const upper = program.rows.upper.slice()
  const relaxed = open.solve({ relaxed: true, secondsLimit, start: null }).status === 'infeasible'
  const contradicts = (): boolean =>
    open.solve({ relaxed, secondsLimit, start: null }).status === 'infeasible'
  if (!relaxed && !contradicts()) return []
  const rowsOf = Map.groupBy(model.rowGroup.keys(), (r) => model.rowGroup[r]!)
  const set = (members: readonly number[], kept: boolean): void => {
    for (const group of members)
      for (const r of rowsOf.get(group) ?? []) {
        program.rows.lower[r] = kept ? lower[r]! : -Infinity
        program.rows.upper[r] = kept ? upper[r]! : Infinity
      }
  }
  let left = [...groups.keys()]
  const tryWithout = (some: readonly number[]): void => {
    set(some, false)
    if (contradicts()) left = left.filter((group) => !some.includes(group))
    else set(some, true)
  }
  for (const ofKind of Map.groupBy(left, (group) => groups[group]!.kind).values()) tryWithout(ofKind)
  for (const group of left.slice()) tryWithout([group])
  return left.map((group) => conflictOf(model, groups[group]!))
}

function conflictOf(model: DispatchModel, group: RowGroup): Conflict {
  const member = group.node < 0 ? null : (model.nodes[group.node]?.id ?? null)
  return { kind: group.kind, member, sentence: sentenceOf(model, group, member ?? 'the community') }
}

function sentenceOf({ nodes, study }: DispatchModel, { kind, node, part }: RowGroup, who: string): string {
  const battery = nodes[node]?.battery
  const appliance = nodes[node]?.shiftable[part]
  const kWh = (energy: number): string => `${Number(energy.toFixed(3))} kWh`
  if ((kind === 'appliance-energy' || kind === 'appliance-run') && appliance) {
    const slots = appliance.to - appliance.from
    const most = appliance.maxKw * slots * (study.stepMinutes / 60)
    const piece = kind === 'appliance-run' ? ' in one piece' : ''
    return `${who} needs ${kWh(appliance.energyKWh)}${piece} in slots ${appliance.from} to ${appliance.to - 1}, where at most ${kWh(most)} can be taken.`
  }
  if (kind === 'end-of-charge' && battery)
    return `The battery of ${who} has to end ${battery.end === 'cyclic' ? 'as it began' : `at ${kWh(Number(battery.end))}`}.`
  if (kind === 'state-of-charge' && battery)
    return `The battery of ${who} charges at most ${battery.chargeKw} kW and gives at most ${battery.dischargeKw} kW, from ${kWh(battery.initialKWh ?? battery.minSoc * battery.capacityKWh)} on.`
  return `${sentences[kind] ?? kind} (${who}).`
}

const sentences: Partial<Record<RowKind, string>> = {
  balance: 'The load has to be served in every slot',
  pool: 'What is sold into the pool has to be bought from it',
  curtailment: 'Load is curtailed only within its events',
  exclusive: 'Nothing is bought and sold, or charged and discharged, at once',
  connection: 'Import and export stay within the connection',
  green: 'Only local renewables are stored and traded',
  'cost-guard': 'The fair plan may cost only so much more than the cheapest',
}
