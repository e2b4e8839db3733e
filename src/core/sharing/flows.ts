/**
 * Energy of every member in every slot, as arrays [member][slot] of whole microKWh, members in member order.
 * A member who is absent in a slot (not yet joined, or left out by a gap rule) stands there with 0.
 */
export interface Flows {
  readonly slots: number
  readonly offtake: readonly Float64Array[]
  readonly feedIn: readonly Float64Array[]
}

/** Shared energy received and supplied as a key assigns it, same shape; per slot Σ in = Σ out = `shared`. */
export interface Allocation {
  readonly sharedIn: readonly Float64Array[]
  readonly sharedOut: readonly Float64Array[]
  /** E_t. */
  readonly shared: Float64Array
}

/** Flows of so many members and slots, all 0. */
export function emptyFlows(members: number, slots: number): Flows {
  const rows = (): Float64Array[] => Array.from({ length: members }, () => new Float64Array(slots))
  return { slots, offtake: rows(), feedIn: rows() }
}

/**
 * The participation factor of each member (0…1) applied to offtake and feed-in before any key, rounded to whole
 * microKWh (settlement.md A.4).
 */
export function withFactors(flows: Flows, factors: readonly number[]): Flows {
  if (factors.every((factor) => factor === 1)) return flows
  const scale = (rows: readonly Float64Array[]): Float64Array[] =>
    rows.map((row, i) => row.map((energy) => Math.round(energy * (factors[i] as number))))
  return { slots: flows.slots, offtake: scale(flows.offtake), feedIn: scale(flows.feedIn) }
}

/** One connection behind which everything is netted: d = o − f, its positive part as offtake, its negative as feed-in. */
export function netted(flows: Flows): Flows {
  const net = (plus: readonly Float64Array[], minus: readonly Float64Array[]): Float64Array[] =>
    plus.map((row, i) => row.map((energy, t) => Math.max(0, energy - (minus[i] as Float64Array)[t]!)))
  return {
    slots: flows.slots,
    offtake: net(flows.offtake, flows.feedIn),
    feedIn: net(flows.feedIn, flows.offtake),
  }
}

/** Sum of an array of energies. */
export function total(energies: Float64Array): number {
  let sum = 0
  for (const energy of energies) sum += energy
  return sum
}
