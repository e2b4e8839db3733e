/** Nodes and weights of a quadrature on the interval (0, 1). */
export interface Quadrature {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

const rules = new Map<number, Quadrature>()

/**
 * Gauss–Legendre with `count` nodes on (0, 1), ascending; exact for polynomials up to degree 2·count − 1. The nodes are
 * symmetric about ½ (nodes[k] = 1 − nodes[count − 1 − k]). Each is a root of the Legendre polynomial, found by Newton
 * from the Chebyshev-like guess cos(π(k + ¾)/(count + ½)), which is in the basin of the right root for every count.
 */
export function gaussLegendre(count: number): Quadrature {
  const known = rules.get(count)
  if (known !== undefined) return known
  const nodes = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    let root = Math.cos((Math.PI * (k + 0.75)) / (count + 0.5))
    let slope = 0
    for (let step = 0; step < 100; step++) {
      let value = 1
      let before = 0
      for (let degree = 0; degree < count; degree++) {
        const next = ((2 * degree + 1) * root * value - degree * before) / (degree + 1)
        before = value
        value = next
      }
      slope = (count * (root * value - before)) / (root * root - 1)
      const change = value / slope
      root -= change
      if (Math.abs(change) < 1e-15) break
    }
    nodes[k] = (1 - root) / 2
    weights[k] = 1 / ((1 - root * root) * slope * slope)
  }
  const rule = { nodes, weights }
  rules.set(count, rule)
  return rule
}
