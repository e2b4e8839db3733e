import { allocate } from '../sharing/allocate.ts'
import { equal } from '../sharing/equal.ts'
import type { Allocation } from '../sharing/flows.ts'
import { allocateByOperator } from '../sharing/operator.ts'
import { proRata } from '../sharing/pro-rata.ts'
import { checkedCoefficients, staticKey } from '../sharing/static.ts'
import type { AssembledMonth } from './assemble.ts'
import type { SettledKey } from './choice.ts'
import { slotName } from './grid.ts'
import { operatorSplit, type MonthEnergy } from './month-energy.ts'

/** Shared energy of the month under a key; `gap` marks the slots in which the operator's two sides need not balance. */
export function allocationOfMonth(
  key: SettledKey,
  month: AssembledMonth,
  energy: MonthEnergy,
  gap: Uint8Array,
): Allocation {
  switch (key) {
    case 'operator': {
      const split = operatorSplit(month, energy.settled, gap)
      return allocateByOperator(split, energy.metered, energy.counted, (slot) => slotName(month.grid, slot))
    }
    case 'static':
      return allocate(staticKey(staticCoefficients(month)), energy.counted)
    case 'equal':
      return allocate(equal, energy.counted)
    case 'pro-rata':
      return allocate(proRata, energy.counted)
  }
}

export function staticCoefficients(month: AssembledMonth): number[] {
  return checkedCoefficients(month.members.map((member) => member.staticShare))
}
