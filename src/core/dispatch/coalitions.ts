import { ProblemError } from '../problems/problem.ts'
import { shapleyOfTable } from '../game/shapley.ts'
import { modelOf, type DispatchModel } from './model/model.ts'
import type { ColumnKind } from './model/program.ts'
import { throwIfStopped, type Limits, type PlanWatch } from './optimum.ts'
import { shareOf } from './part.ts'
import { dispatchProblem } from './problems.ts'
import type { DispatchSolver } from './solver.ts'
import type { Study } from './study.ts'

/** More members have too many groups to plan for each of them. */
export const MOST_MEMBERS_OF_GAME = 12

/** What every group of members pays together, by mask (bit i = member i), and what it saves against everyone alone. */
export interface CoalitionValues {
  readonly costs: Float64Array
  /** v(S) = Σ alone − C(S); 0 for one alone. */
  readonly savings: Float64Array
  /** Shapley value of the savings, in member order. */
  readonly shapley: readonly number[]
  readonly solves: number
}

/**
 * Plans for every group: two or more use their ownership share of the common assets and of the connection. One model
 * stays in the solver and only its bounds change; groups follow each other in Gray order, so that one member joins or
 * leaves at a time. Exclusivity needs no decisions here while buying is dearer than selling (see docs/studies.md); where
 * appliances or events need whole numbers they are kept.
 */
export async function coalitionValues(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<CoalitionValues> {
  const players = study.members.length
  if (players > MOST_MEMBERS_OF_GAME)
    throw new ProblemError(
      dispatchProblem('dispatch-too-many-members', { members: players, most: MOST_MEMBERS_OF_GAME }),
    )
  const exclusive = study.prices.buy.some((buy, t) => buy <= study.prices.sell[t]!)
  const model = modelOf(study, { greenPool: false, exclusive })
  const relaxed = !model.program.integer.includes(1)
  const groups = 2 ** players
  const costs = new Float64Array(groups)
  const present = presenceOf(model)
  const open = await solver.open(model.program)
  try {
    for (let k = 1; k < groups; k++) {
      throwIfStopped(watch)
      if (k % 16 === 0) watch.report({ phase: 'coalitions', done: k, total: groups })
      const mask = k ^ (k >> 1)
      present(mask)
      const answer = open.solve({ relaxed, secondsLimit: limits.secondsLimit, start: null })
      if (answer.status !== 'optimal')
        throw new ProblemError(
          dispatchProblem('dispatch-unsolved', { reason: `a group of members: ${answer.status}` }),
        )
      costs[mask] = answer.objective
    }
  } finally {
    open.close()
  }
  return { costs, ...savingsOf(players, costs), solves: groups - 1 }
}

/** Savings and Shapley value of a table of costs. */
export function savingsOf(
  players: number,
  costs: Float64Array,
): Pick<CoalitionValues, 'savings' | 'shapley'> {
  const savings = costs.map((cost, mask) => {
    let alone = 0
    for (let i = 0; i < players; i++) if ((mask >> i) & 1) alone += costs[2 ** i]!
    return mask === 0 ? 0 : alone - cost
  })
  const shapley = new Float64Array(players)
  shapleyOfTable(players, savings, new Float64Array(savings.length), shapley)
  return { savings, shapley: [...shapley] }
}

/**
 * Rewrites a model's bounds for a group of members: an absent member is scaled to 0, what the common node owns to the
 * group's share. How much it can buy to pass on or sell to the others depends on them, not on the share; those bounds and
 * the decisions' big numbers stay.
 */
function presenceOf(model: DispatchModel): (mask: number) => void {
  const { program, study, nodes, blocks, groups, rowGroup } = model
  const players = study.members.length
  const lower = program.columns.lower.slice()
  const upper = program.columns.upper.slice()
  const rowLower = program.rows.lower.slice()
  const rowUpper = program.rows.upper.slice()
  const scaleNode = (node: number, scale: number): void => {
    for (const block of blocks) {
      if (block.node !== node) continue
      const owned = scale === 0 || !forTheOthers.has(block.kind)
      for (let j = block.first; j < block.first + block.count; j++) {
        program.columns.lower[j] = scaled(lower[j]!, scale)
        // a decision stays one however large the plant is
        const keeps = !owned || (program.integer[j] === 1 && scale > 0)
        program.columns.upper[j] = keeps ? upper[j]! : scaled(upper[j]!, scale)
      }
    }
    for (let r = 0; r < rowGroup.length; r++) {
      const group = groups[rowGroup[r]!]!
      if (group.node !== node) continue
      const factor = group.kind === 'exclusive' && scale > 0 ? 1 : scale
      program.rows.lower[r] = scaled(rowLower[r]!, factor)
      program.rows.upper[r] = scaled(rowUpper[r]!, factor)
    }
  }
  const limitConnection = (limit: number): void => {
    for (let r = 0; r < rowGroup.length; r++) {
      if (groups[rowGroup[r]!]!.kind !== 'connection') continue
      if (rowLower[r]! > -Infinity) program.rows.lower[r] = -limit
      if (rowUpper[r]! < Infinity) program.rows.upper[r] = limit
    }
  }
  let before = 2 ** players - 1
  return (mask) => {
    const inside: number[] = []
    for (let i = 0; i < players; i++) {
      const now = (mask >> i) & 1
      if (now === 1) inside.push(i)
      if (now !== ((before >> i) & 1)) scaleNode(i, now)
    }
    before = mask
    const share = inside.length < 2 ? 0 : shareOf(study, inside)
    if (nodes.length > players) scaleNode(players, share)
    if (study.connectionKw !== null)
      limitConnection(inside.length < 2 ? Infinity : study.connectionKw * share)
  }
}

/** Columns whose bound is what the other nodes could take. */
const forTheOthers: ReadonlySet<ColumnKind> = new Set(['grid-buy', 'pool-sell'])

const scaled = (bound: number, scale: number): number => (Number.isFinite(bound) ? bound * scale : bound)
