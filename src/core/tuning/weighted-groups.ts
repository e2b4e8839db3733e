import { FEWEST_HOUSEHOLDS } from '../reporting/energy-burden.ts'
import { clipped, groupWeights, type GroupIncome } from '../sharing/income-weights.ts'
import type { Proposal } from './proposal.ts'

/**
 * Weights by income of each group before and after clipping (equity.md "Weights"); how many households a group has is told
 * from five on.
 */
export function weightedGroups(incomes: readonly (GroupIncome | null)[]): Proposal['groups'] {
  const counts = Map.groupBy(
    incomes.filter((income) => income !== null),
    ({ group }) => group,
  )
  return [...groupWeights(incomes)].map(([group, before]) => {
    const households = counts.get(group)?.length ?? 0
    return {
      group,
      households: households >= FEWEST_HOUSEHOLDS ? households : null,
      before,
      after: clipped(before),
    }
  })
}
