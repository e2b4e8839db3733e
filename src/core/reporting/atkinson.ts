/**
 * Atkinson's index with an aversion of ½: 1 − (mean of √x)² / mean of x (Atkinson 1970). 0 when all are alike, 1 − 1/n
 * when one has everything; the same for any multiple of the values. It is defined for values from 0 on only: null where
 * one is below 0 (a household that earned more by feeding in than it paid), and for fewer than two values.
 */
export function atkinson(values: readonly number[]): number | null {
  const n = values.length
  if (n < 2 || values.some((value) => value < 0)) return null
  const sum = values.reduce((all, value) => all + value, 0)
  if (sum === 0) return 0
  const roots = values.reduce((all, value) => all + Math.sqrt(value), 0)
  // rounding may leave a hair below zero where all are alike
  return Math.max(0, 1 - (roots * roots) / (n * sum))
}
