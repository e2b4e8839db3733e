import type { Coalition } from './coalition-oracle.ts'

/** The k-th mask of the reflected binary Gray code: neighbours differ by one member, k = 0 is nobody. */
export function grayMask(k: number): number {
  return k ^ (k >>> 1)
}

/** The coalition of a mask, bit i = member i. */
export function coalitionOf(mask: number, players: number): Coalition {
  return Uint8Array.from({ length: players }, (_one, i) => (mask >>> i) & 1)
}
