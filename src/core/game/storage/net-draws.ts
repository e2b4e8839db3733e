import type { StorageCommunity } from './storage-community.ts'

/** What every member draws net of what it and its part of the plant feed in, [member][slot]. */
export function netDraws({ members, plant }: StorageCommunity): Float64Array[] {
  return members.map(({ drawn, fed, share }) =>
    drawn.map((one, t) => one - fed[t]! - (plant === null ? 0 : share * plant[t]!)),
  )
}
