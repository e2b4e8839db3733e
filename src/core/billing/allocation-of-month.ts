import { allocate } from '../sharing/allocate.ts'
import { equal } from '../sharing/equal.ts'
import { byEquity } from '../sharing/equity.ts'
import { fillingKey, type Precedence } from '../sharing/filling.ts'
import type { Allocation } from '../sharing/flows.ts'
import { allocateByOperator } from '../sharing/operator.ts'
import { byPriority } from '../sharing/priority.ts'
import { proRata } from '../sharing/pro-rata.ts'
import { staticRounds } from '../sharing/static-rounds.ts'
import { checkedCoefficients, staticKey } from '../sharing/static.ts'
import type { AssembledMonth } from './assemble.ts'
import type { SettledKey } from './choice.ts'
import { slotName } from './grid.ts'
import type { SettlementInput } from './input.ts'
import { operatorSplit, type MonthEnergy } from './month-energy.ts'
import { allocateByTable } from './table-coefficients.ts'

/** Shared energy of the month under a key; `weights` are those of the key `equity`, by member; `gap` marks the slots in which the operator's two sides need not balance. */
export function allocationOfMonth(
  key: SettledKey,
  month: AssembledMonth,
  energy: MonthEnergy,
  gap: Uint8Array,
  weights: readonly number[],
  tables: Pick<SettlementInput, 'keyTables'>,
): Allocation {
  switch (key) {
    case 'operator': {
      const split = operatorSplit(month, energy.settled, gap)
      return allocateByOperator(split, energy.metered, energy.counted, (slot) => slotName(month.grid, slot))
    }
    case 'static':
      return allocate(staticKey(staticCoefficients(month)), energy.counted)
    case 'table':
      return allocateByTable(tables, month, energy.counted)
    case 'equal':
      return allocate(equal, energy.counted)
    case 'pro-rata':
      return allocate(proRata, energy.counted)
    case 'static-rounds':
    case 'priority':
    case 'equity':
      return allocate(fillingKey(precedencesOf(key, month, weights)), energy.counted)
  }
}

/** The order and weights of a key that fills everybody's need as far as it goes, in member order. */
export function precedencesOf(
  key: 'static-rounds' | 'priority' | 'equity',
  month: AssembledMonth,
  weights: readonly number[],
): Precedence[] {
  switch (key) {
    case 'static-rounds':
      return staticRounds(staticCoefficients(month))
    case 'priority':
      return byPriority(month.members.map((member) => member.priority))
    case 'equity':
      return byEquity(weights)
  }
}

/** The members' fixed shares as fractions, in their order. Throws `static-shares-missing`, `static-shares-over-one`. */
export function staticCoefficients(month: AssembledMonth): number[] {
  return checkedCoefficients(month.members.map((member) => member.staticShare))
}
