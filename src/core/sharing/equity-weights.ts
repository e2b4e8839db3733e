import { incomeWeights, type GroupIncome } from './income-weights.ts'

/**
 * Weights of the equity-weighted key in member order: those a board decided for the groups, 1 for everybody else, divided
 * by the mean over all members; where nothing is decided, those by income.
 */
export function equityWeights(
  members: readonly (GroupIncome | null)[],
  decided: Readonly<Record<string, number>> | null,
): number[] {
  if (decided === null) return incomeWeights(members)
  const weights = members.map((member) => (member === null ? 1 : (decided[member.group] ?? 1)))
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  return weights.map((weight) => weight / mean)
}
