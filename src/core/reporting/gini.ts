/**
 * Gini = Σ_ij |x_i − x_j| / (2n · Σ|x_i|), equity.md "Measures": 0 when all are alike or all are 0; at most 1, also for
 * values below zero; the same for any multiple of the values. Null for fewer than two values.
 */
export function gini(values: readonly number[]): number | null {
  const n = values.length
  if (n < 2) return null
  const sorted = values.toSorted((a, b) => a - b)
  // Σ_ij |x_i − x_j| = 2 Σ_k (2k − n + 1) x_k over the sorted values
  let differences = 0
  let sizes = 0
  for (const [k, value] of sorted.entries()) {
    differences += 2 * (2 * k - n + 1) * value
    sizes += Math.abs(value)
  }
  // rounding may leave a hair below zero where all are alike
  return sizes === 0 ? 0 : Math.max(0, differences / (2 * n * sizes))
}
