/**
 * Shares a whole total out in proportion to whole weights by largest remainder: into[k] is weights[k]·total/Σweights
 * rounded down or up, Σ into = total. Equal remainders go to the lower index, so give the weights in member order.
 * Remainders are whole numbers and compared exactly; nothing here depends on the rounding of a double.
 */
export function shareOutWhole(totalAmount: number, weights: ArrayLike<number>, into: Float64Array): void {
  let sum = 0
  let largest = 0
  for (let k = 0; k < weights.length; k++) {
    sum += weights[k]!
    largest = Math.max(largest, weights[k]!)
  }
  if (sum === 0) {
    if (totalAmount !== 0) throw new RangeError('an amount of energy cannot be shared out over no weight')
    into.fill(0)
    return
  }
  const remainders = new Float64Array(weights.length)
  const small = totalAmount * largest <= Number.MAX_SAFE_INTEGER
  let rest = totalAmount
  for (let k = 0; k < weights.length; k++) {
    const whole = small
      ? quotient(totalAmount * weights[k]!, sum)
      : Number((BigInt(totalAmount) * BigInt(weights[k]!)) / BigInt(sum))
    into[k] = whole
    rest -= whole
    remainders[k] = small
      ? totalAmount * weights[k]! - whole * sum
      : Number(BigInt(totalAmount) * BigInt(weights[k]!) - BigInt(whole) * BigInt(sum))
  }
  if (rest > 0) for (const k of largestFirst(remainders).slice(0, rest)) into[k]! += 1
}

/** Whole quotient of two safe integers; the division of doubles may land one too high. */
function quotient(product: number, divisor: number): number {
  const guess = Math.floor(product / divisor)
  return guess * divisor > product ? guess - 1 : guess
}

function largestFirst(remainders: Float64Array): number[] {
  const order: number[] = []
  for (let k = 0; k < remainders.length; k++) if (remainders[k]! > 0) order.push(k)
  return order.toSorted((a, b) => remainders[b]! - remainders[a]! || a - b)
}
