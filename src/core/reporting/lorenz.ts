/**
 * The Lorenz curve: what the lightest 0, 1, … n of n carry together, as a fraction of Σ|x|. It ends at 1 where nobody is
 * below 0, and dips below the axis where somebody is. Gini = last − 2·area under the curve, also then. Empty for fewer
 * than two values, or where all are 0.
 */
export function lorenz(values: readonly number[]): number[] {
  const size = values.reduce((all, value) => all + Math.abs(value), 0)
  if (values.length < 2 || size === 0) return []
  let carried = 0
  return [0, ...values.toSorted((a, b) => a - b).map((value) => (carried += value) / size)]
}
