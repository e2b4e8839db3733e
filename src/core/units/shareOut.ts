/** Fractions that differ by no more than this are equal; then the earlier one wins (settlement.md A.6). */
export const EQUAL_FRACTIONS = 1e-9

/**
 * Shares an integer total out by largest remainder: result[k] is weights[k]·total/Σweights rounded down or up,
 * and Σ result = total exactly. Earlier entries win ties, so give the weights in member order.
 * Where all weights are 0 and the total is 0 the result is all 0; a total without weights throws.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`not a whole total: ${total}`)
  let sum = 0
  for (const weight of weights) sum += weight
  if (sum === 0) {
    if (total === 0) return weights.map(() => 0)
    throw new RangeError('a total cannot be shared out over no weight')
  }
  return roundToTotal(
    weights.map((weight) => (total * weight) / sum),
    total,
  )
}

/**
 * Rounds real shares to integers that sum to `total` (which must lie within a half-unit per entry of their sum).
 * Largest fractions first; fractions within 10⁻⁹ are equal, then the earlier entry wins. Works with negative shares.
 */
export function roundToTotal(shares: readonly number[], total: number): number[] {
  const floors: number[] = []
  const fractions: number[] = []
  for (const share of shares) {
    if (!Number.isFinite(share)) throw new RangeError(`not a finite share: ${share}`)
    let floor = Math.floor(share)
    let fraction = share - floor
    // 2.9999999999 is 3 with a fraction of nothing, not 2 with the largest fraction of all
    if (fraction > 1 - EQUAL_FRACTIONS) {
      floor += 1
      fraction = 0
    }
    floors.push(floor)
    fractions.push(fraction)
  }
  let rest = total
  for (const floor of floors) rest -= floor
  const order = orderByFraction(fractions)
  if (Math.abs(rest) > shares.length) throw new RangeError('the shares do not belong to this total')
  if (rest >= 0) for (let k = 0; k < rest; k++) floors[order[k % order.length] as number]! += 1
  else for (let k = 0; k < -rest; k++) floors[order[order.length - 1 - k] as number]! -= 1
  return floors
}

/** Indices, largest fraction first; fractions chained within 10⁻⁹ of a group's first form one group, in index order. */
function orderByFraction(fractions: readonly number[]): number[] {
  const order = fractions.map((_, k) => k).toSorted((a, b) => fractions[b]! - fractions[a]! || a - b)
  const grouped: number[] = []
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && fractions[order[start]!]! - fractions[order[end]!]! <= EQUAL_FRACTIONS) end++
    grouped.push(...order.slice(start, end).toSorted((a, b) => a - b))
    start = end
  }
  return grouped
}
