import { FEWEST_HOUSEHOLDS } from '../reporting/energy-burden.ts'
import { clipped, groupWeights, type GroupIncome } from '../sharing/income-weights.ts'
import type { Proposal } from './proposal.ts'

/** The weight by income of each group, clipped (equity.md "Weights"). */
export function weightsByIncome(incomes: readonly (GroupIncome | null)[]): Map<string, number> {
  return new Map([...groupWeights(incomes)].map(([group, before]) => [group, clipped(before)]))
}

/**
 * Weights by income of each group before and after clipping, as far as they may be told; who is in no group has no row. A weight tells a group's mean
 * income against the others', so a group below five households has none here; and because the weights have mean 1 over all
 * households, a single hidden group would follow from the others: then the next smallest is hidden with it, until those
 * hidden have five households together.
 */
export function weightedGroups(
  incomes: readonly ((GroupIncome & { readonly isAlone: boolean }) | null)[],
): Proposal['groups'] {
  const counts = new Map<string, number>()
  for (const income of incomes)
    if (income !== null) counts.set(income.group, (counts.get(income.group) ?? 0) + 1)
  const hidden = hiddenGroups(counts)
  const alone = new Set(incomes.filter((income) => income?.isAlone).map((income) => income!.group))
  return [...groupWeights(incomes)]
    .filter(([group]) => !alone.has(group))
    .map(([group, before]) => {
      const told = <T>(figure: T): T | null => (hidden.has(group) ? null : figure)
      return {
        group,
        households: told(counts.get(group)!),
        before: told(before),
        after: told(clipped(before)),
      }
    })
}

function hiddenGroups(counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const smallestFirst = [...counts].toSorted(([, a], [, b]) => a - b)
  const hidden = new Set<string>()
  let together = 0
  for (const [group, count] of smallestFirst) {
    if (count >= FEWEST_HOUSEHOLDS && (together === 0 || together >= FEWEST_HOUSEHOLDS)) break
    hidden.add(group)
    together += count
  }
  return hidden
}
