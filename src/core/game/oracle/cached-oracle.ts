import type { Coalition, CoalitionOracle } from './coalition-oracle.ts'

/** Numbers kept at most, 8 bytes each, besides the names of the coalitions. */
const MOST_KEPT = 2 ** 21

/**
 * An oracle that asks another only for coalitions it has not seen. What was seen first is forgotten first once there is
 * too much of it.
 */
export function cachedOracle(oracle: CoalitionOracle, mostKept: number = MOST_KEPT): CoalitionOracle {
  const { players, parts } = oracle
  const known = new Map<string, Float64Array>()
  return {
    players,
    parts,
    async values(coalitions, watch) {
      const names = coalitions.map(nameOf)
      const asked = new Map<string, Coalition>()
      for (const [k, name] of names.entries()) if (!known.has(name)) asked.set(name, coalitions[k]!)
      const values = new Float64Array(coalitions.length * parts)
      // copied before anything is forgotten
      for (const [k, name] of names.entries()) values.set(known.get(name) ?? [], k * parts)
      if (asked.size === 0) return values
      const found = await oracle.values([...asked.values()], watch)
      const fresh = new Map(
        [...asked.keys()].map((name, k) => [name, found.slice(k * parts, (k + 1) * parts)]),
      )
      for (const [k, name] of names.entries()) {
        const one = fresh.get(name)
        if (one) values.set(one, k * parts)
      }
      for (const [name, one] of fresh) known.set(name, one)
      for (const name of known.keys()) {
        if (known.size * parts <= mostKept) break
        known.delete(name)
      }
      return values
    },
  }
}

/** Eight members a character. */
function nameOf(coalition: Coalition): string {
  let name = ''
  for (let from = 0; from < coalition.length; from += 8) {
    let bits = 0
    for (let i = from; i < Math.min(from + 8, coalition.length); i++) bits |= coalition[i]! << (i - from)
    name += String.fromCharCode(bits)
  }
  return name
}
