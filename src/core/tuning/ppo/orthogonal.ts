import type { Random } from './random.ts'

/**
 * Fills a weight matrix (rows × columns) with orthogonal rows or columns, whichever are fewer, times a gain: normal draws
 * made orthonormal by modified Gram–Schmidt (Saxe et al. 2014). Keeps signals from growing or fading through the layers.
 */
export function orthogonal(
  weights: Float64Array,
  rows: number,
  columns: number,
  gain: number,
  random: Random,
): void {
  const [count, length] = rows <= columns ? [rows, columns] : [columns, rows]
  const basis: Float64Array[] = []
  for (let k = 0; k < count; k++) {
    const vector = Float64Array.from({ length }, () => random.normal())
    for (const other of basis) {
      const along = dot(vector, other)
      for (let m = 0; m < length; m++) vector[m]! -= along * other[m]!
    }
    const size = Math.sqrt(dot(vector, vector))
    for (let m = 0; m < length; m++) vector[m]! /= size
    basis.push(vector)
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      weights[i * columns + j] = gain * (rows <= columns ? basis[i]![j]! : basis[j]![i]!)
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!
  return sum
}
