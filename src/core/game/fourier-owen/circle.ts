/**
 * cos and sin of the `parts`-th parts of a full turn, one after the other: [cos 0, sin 0, cos 2π/parts, …]. Angles are
 * whole numbers modulo `parts` and never drift.
 */
export function circleOf(parts: number): Float64Array {
  const circle = new Float64Array(2 * parts)
  for (let k = 0; k < parts; k++) {
    circle[2 * k] = Math.cos((2 * Math.PI * k) / parts)
    circle[2 * k + 1] = Math.sin((2 * Math.PI * k) / parts)
  }
  return circle
}
