/** A household's income and the group that it is weighted with. */
export interface GroupIncome {
  readonly group: string
  /** Whole or half currency units a year, above 0. */
  readonly incomePerYear: number
}

const EXPONENT = 1.3
const LEAST = 0.25
const MOST = 4

/**
 * Weights by income (equity.md "Weights"), in member order; null is a member without known income. For the group g of
 * mean income y_g, with y_med the median income of all households: w_g = (y_med/y_g)^1.3, divided by the mean over these
 * households, clipped to [0.25, 4]; members without income get 1; all are divided by the mean over all members, so that
 * the mean weight is 1.
 */
export function incomeWeights(members: readonly (GroupIncome | null)[]): number[] {
  const ofGroup = groupWeights(members)
  const weights = members.map((member) => (member === null ? 1 : clipped(ofGroup.get(member.group)!)))
  const all = mean(weights)
  return weights.map((weight) => weight / all)
}

/** The weight of each group before it is clipped: (y_med/y_g)^1.3, divided by the mean over the households. */
export function groupWeights(members: readonly (GroupIncome | null)[]): Map<string, number> {
  const households = members.filter((member) => member !== null)
  if (households.length === 0) return new Map()
  const middle = median(households.map(({ incomePerYear }) => incomePerYear))
  const ofGroup = new Map(
    [...Map.groupBy(households, ({ group }) => group)].map(([group, own]) => {
      const income = mean(own.map(({ incomePerYear }) => incomePerYear))
      return [group, (middle / income) ** EXPONENT]
    }),
  )
  const unclipped = mean(households.map(({ group }) => ofGroup.get(group)!))
  return new Map([...ofGroup].map(([group, weight]) => [group, weight / unclipped]))
}

/** A weight kept between a quarter and four (equity.md). */
export function clipped(weight: number): number {
  return Math.min(MOST, Math.max(LEAST, weight))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
