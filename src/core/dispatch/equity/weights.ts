import { incomeWeights } from '../../sharing/income-weights.ts'
import type { GroupWeights, Study } from '../study.ts'

/**
 * Every member's weight in stage B, mean 1 over all members: equal; by income (equity.md, "Weights"); or by group, where
 * a group not named has 1.
 */
export function memberWeights(study: Study, weights: GroupWeights): number[] {
  const { members } = study
  if (weights === 'equal') return members.map(() => 1)
  if (weights === 'income')
    return incomeWeights(
      members.map(({ group, incomePerYear }) => (incomePerYear === null ? null : { group, incomePerYear })),
    )
  const raw = members.map(({ group }) => (Object.hasOwn(weights, group) ? weights[group]! : 1))
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / raw.length
  return raw.map((weight) => weight / mean)
}
