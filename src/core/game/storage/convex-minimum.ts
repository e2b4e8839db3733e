/** A convex function at a point: its value, a slope of it there, and the slope in one other direction that goes along. */
export interface Tangent {
  readonly at: number
  readonly value: number
  readonly slope: number
  /** Slope of the same supporting plane in another variable; 0 where there is none. */
  readonly along: number
}

export interface ConvexMinimum {
  readonly at: number
  readonly value: number
  /** Slope in the other variable of a plane that supports the function at its minimum and is flat in this one. */
  readonly along: number
}

/** Relative gap between value and lower bound at which a minimum is one: rounding of the values themselves. */
const ROUNDING = 1e-13

/** Far more than a piecewise linear function of any month needs; reached only if tangents were wrong. */
const MOST_TANGENTS = 200

/**
 * The minimum of a convex piecewise linear function over an interval, by tangents: the next point is where the tangents of
 * the two sides meet (Kelley 1960); their meeting point is a lower bound, so the end is proved and not a tolerance. Where
 * the meeting point brings no news the interval is halved. `guess` only saves work.
 */
export function convexMinimum(
  lowest: number,
  highest: number,
  guess: number,
  tangentAt: (point: number) => Tangent,
): ConvexMinimum {
  let left: Tangent | null = null
  let right: Tangent | null = null
  let best: Tangent | null = null
  let next = Math.min(Math.max(guess, lowest), highest)
  let step = Math.max(highest - lowest, 0) / 256
  for (let count = 0; count < MOST_TANGENTS; count++) {
    const tangent = tangentAt(next)
    if (best === null || tangent.value < best.value) best = tangent
    if (tangent.slope === 0) return { at: next, value: tangent.value, along: tangent.along }
    if (tangent.slope < 0) {
      if (next >= highest) return { at: next, value: tangent.value, along: tangent.along }
      left = tangent
    } else {
      if (next <= lowest) return { at: next, value: tangent.value, along: tangent.along }
      right = tangent
    }
    if (left === null) {
      next = Math.max(lowest, next - step)
      step *= 4
      continue
    }
    if (right === null) {
      next = Math.min(highest, next + step)
      step *= 4
      continue
    }
    const meet: number =
      (right.value - left.value + left.slope * left.at - right.slope * right.at) / (left.slope - right.slope)
    const bound = left.value + left.slope * (meet - left.at)
    if (best.value - bound <= ROUNDING * Math.max(1e-6, Math.abs(best.value))) break
    next = meet > left.at && meet < right.at ? meet : (left.at + right.at) / 2
    if (next <= left.at || next >= right.at) break
  }
  if (best === null || left === null || right === null) throw new Error('a convex minimum was not found')
  // the mixture of both planes that is flat
  const weight = right.slope / (right.slope - left.slope)
  return {
    at: best.at,
    value: best.value,
    along: weight * left.along + (1 - weight) * right.along,
  }
}
