/**
 * Jain's index (Σx)² / (n·Σx²): 1 when all are alike, 1/n when one has everything (Jain, Chiu and Hawe 1984). The same for
 * any multiple of the values. 1 when all are 0; null for fewer than two values.
 */
export function jain(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const sum = values.reduce((all, value) => all + value, 0)
  const squares = values.reduce((all, value) => all + value * value, 0)
  return squares === 0 ? 1 : Math.min(1, (sum * sum) / (values.length * squares))
}
