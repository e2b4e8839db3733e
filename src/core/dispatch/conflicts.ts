import type { Day } from './day-by-day/day-of-study.ts'
import { modelOf, type DispatchModel } from './model/model.ts'
import type { RowGroup, RowKind } from './model/program.ts'
import type { ModelShape } from './model/shape.ts'
import type { DispatchSolver, OpenProgram } from './solver.ts'
import type { Battery, Study } from './study.ts'

/** One of the conditions that cannot all be kept. */
export interface Conflict {
  readonly kind: RowKind
  /** Member, `community`, or null where it concerns all. */
  readonly member: string | null
  readonly sentence: string
}

/** What is asked besides the study itself. */
export interface Asked {
  /** Only local renewables are traded and stored. */
  readonly greenPool?: boolean
  readonly longer?: OfLonger | null
}

/** The day of a longer study that is looked at. */
export interface OfLonger {
  readonly study: Study
  readonly day: Day
}

/**
 * Names conditions of a study that contradict each other: a smallest set, so that leaving any of it out would resolve it
 * (deletion filter by halves: conditions are left out together, and for good where the rest still cannot be kept). Whole
 * kinds go first. Empty where everything can be kept after all.
 */
export async function conflictsOfStudy(
  study: Study,
  solver: DispatchSolver,
  secondsLimit: number,
  { greenPool = false, longer = null }: Asked = {},
): Promise<Conflict[]> {
  for (const exclusive of [false, true]) {
    const shape = { greenPool, exclusive, ...(longer ? { dayOf: longer.study } : {}) }
    const found = await conflictsIn(startingModel(study, shape), solver, secondsLimit, longer)
    // only where the energy alone contradicts nothing can it be the decisions
    if (found.length > 0) return found
  }
  return []
}

/** The same for a model as it is; its costs are gone afterwards. */
export async function conflictsIn(
  model: DispatchModel,
  solver: DispatchSolver,
  secondsLimit: number,
  longer: OfLonger | null = null,
): Promise<Conflict[]> {
  // without costs nothing is unbounded, and any point will do
  model.program.cost.fill(0)
  const open = await solver.open(model.program)
  try {
    return smallestSet(model, open, secondsLimit).map((group) => conflictOf(model, group, longer))
  } finally {
    open.close()
  }
}

/** A model in which where batteries start is a condition like others. */
function startingModel(study: Study, shape: ModelShape): DispatchModel {
  const model = modelOf(study, shape, (draft, { nodes }, map) => {
    for (const [n, { battery }] of nodes.entries()) {
      const start = startOf(battery)
      if (start === null) continue
      draft.group('start-of-charge', n)
      draft.put(map.nodes[n]!.battery!.firstCharge, 1)
      draft.row(start, start)
    }
    return null
  })
  const { program } = model
  for (const [n, { battery }] of model.nodes.entries()) {
    if (startOf(battery) === null) continue
    const first = model.map.nodes[n]!.battery!.firstCharge
    program.columns.lower[first] = battery!.minSoc * battery!.capacityKWh
    program.columns.upper[first] = battery!.capacityKWh
  }
  return model
}

/** Where a battery has to start, kWh; null where it may choose. */
const startOf = (battery: Battery | null): number | null =>
  battery && (battery.initialKWh ?? (battery.end === 'cyclic' ? null : battery.minSoc * battery.capacityKWh))

function smallestSet(model: DispatchModel, open: OpenProgram, secondsLimit: number): RowGroup[] {
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
  const left = new Set(groups.keys())
  const doWithout = (some: readonly number[]): boolean => {
    set(some, false)
    const needed = !contradicts()
    if (needed) set(some, true)
    else for (const group of some) left.delete(group)
    return !needed
  }
  const reduce = (some: readonly number[]): void => {
    if (doWithout(some) || some.length === 1) return
    const half = some.length >> 1
    reduce(some.slice(0, half))
    reduce(some.slice(half))
  }
  for (const ofKind of Map.groupBy(left, (group) => groups[group]!.kind).values()) reduce(ofKind)
  return [...left].map((group) => groups[group]!)
}

function conflictOf(model: DispatchModel, group: RowGroup, longer: OfLonger | null): Conflict {
  const member = group.node < 0 ? null : (model.nodes[group.node]?.id ?? null)
  return { kind: group.kind, member, sentence: sentenceOf(model, group, member ?? 'the community', longer) }
}

function sentenceOf(
  { nodes, study }: DispatchModel,
  { kind, node, part }: RowGroup,
  who: string,
  longer: OfLonger | null,
): string {
  const battery = nodes[node]?.battery
  const appliance = nodes[node]?.shiftable[part]
  const firstSlot = longer?.day.from ?? 0
  const day = longer ? ` day ${longer.day.number}` : ''
  if ((kind === 'appliance-energy' || kind === 'appliance-run') && appliance) {
    const slots = appliance.to - appliance.from
    const most = appliance.maxKw * slots * (study.stepMinutes / 60)
    const piece = kind === 'appliance-run' ? ' in one piece' : ''
    return `${who} needs ${kWh(appliance.energyKWh)}${piece} in slots ${firstSlot + appliance.from} to ${firstSlot + appliance.to - 1}, where at most ${kWh(most)} can be taken.`
  }
  if (kind === 'start-of-charge' && battery)
    return `The battery of ${who} starts${day} with ${kWh(startOf(battery)!)}${longer && longer.day.number > 1 ? ', as the day before left it' : ''}.`
  if (kind === 'end-of-charge' && battery)
    return `The battery of ${who} has to end${day} ${battery.end === 'cyclic' ? 'as it began' : `at ${kWh(Number(battery.end))}`}${towards(longer, node, battery)}.`
  if (kind === 'state-of-charge' && battery)
    return `The battery of ${who} charges at most ${battery.chargeKw} kW and gives at most ${battery.dischargeKw} kW.`
  return `${sentences[kind] ?? kind} (${who}).`
}

/** Why a day has to end where nothing in the study says so: to be where the study ends in time. */
function towards(longer: OfLonger | null, node: number, { end }: Battery): string {
  if (!longer || typeof end !== 'number') return ''
  const whole = (longer.study.members[node] ?? longer.study.community)?.battery?.end
  return typeof whole === 'number' && whole !== end ? `, to be at ${kWh(whole)} when the study ends` : ''
}

/** The sentences one after the other. */
export const sentencesOf = (conflicts: readonly Conflict[]): string =>
  conflicts.map(({ sentence }) => sentence).join(' ')

const kWh = (energy: number): string => `${Number(energy.toFixed(3))} kWh`

const sentences: Partial<Record<RowKind, string>> = {
  balance: 'The load has to be served in every slot',
  pool: 'What is sold into the pool has to be bought from it',
  curtailment: 'Load is curtailed only within its events',
  exclusive: 'Nothing is bought and sold, or charged and discharged, at once',
  connection: 'Import and export stay within the connection',
  green: 'Only local renewables are stored and traded',
  'cost-guard': 'The fair plan may cost only so much more than the cheapest',
  'not-worse': 'Nobody pays more than alone',
  burden: 'No burden is above the worst',
  access: 'No access is below the worst',
  net: 'What everybody pays adds up',
  'worst-burdens': 'The worst burdens stay as small as they were found',
}
