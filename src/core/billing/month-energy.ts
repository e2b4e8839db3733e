import type { Model } from '../community/vocabulary.ts'
import type { OperatorSplit } from '../sharing/operator.ts'
import { emptyFlows, netted, withFactors, type Flows } from '../sharing/flows.ts'
import { isPresent, type AssembledMonth } from './assemble.ts'

/** Everyone's energy on the settled slots; 0 everywhere else. */
export interface MonthEnergy {
  /** As metered. */
  readonly metered: Flows
  /** What the comparison "without the cooperative" is charged on: metered, or netted behind one connection. */
  readonly billed: Flows
  /** What the key and the game see: billed, times the participation factor. */
  readonly counted: Flows
  /** 1 where the slot is part of the settlement. */
  readonly settled: Uint8Array
}

/**
 * Adds the points of each member per direction, on the slots that are settled. Missing points are absent (rule `member`,
 * or what `impute` could not fill). Full supply nets o and f of a slot and knows no participation factor: whatever is
 * behind the connection takes part.
 */
export function monthEnergy(month: AssembledMonth, settled: Uint8Array, model: Model): MonthEnergy {
  const metered = emptyFlows(month.members.length, month.grid.slots)
  for (const holding of month.holdings) {
    const rows = holding.direction === 'offtake' ? metered.offtake : metered.feedIn
    const row = rows[holding.member]!
    for (let t = holding.from; t < holding.until; t++) {
      if (settled[t] === 1 && isPresent(holding, t)) row[t]! += holding.energy[t]!
    }
  }
  if (model === 'full-supply') {
    const billed = netted(metered)
    return { metered, billed, counted: billed, settled }
  }
  const factors = month.members.map((member) => member.factor ?? 1)
  return { metered, billed: metered, counted: withFactors(metered, factors), settled }
}

/** The operator's split added up per member, on the settled slots; `gap` as after the gap rule. */
export function operatorSplit(month: AssembledMonth, settled: Uint8Array, gap: Uint8Array): OperatorSplit {
  const { offtake, feedIn } = emptyFlows(month.members.length, month.grid.slots)
  const columns = new Uint16Array(month.grid.slots)
  for (const holding of month.holdings) {
    const row = (holding.direction === 'offtake' ? offtake : feedIn)[holding.member]!
    for (let t = holding.from; t < holding.until; t++) {
      if (settled[t] !== 1 || !isPresent(holding, t)) continue
      row[t]! += holding.shared![t]!
      columns[t]! += 1
    }
  }
  return { sharedIn: offtake, sharedOut: feedIn, columns, gap }
}
