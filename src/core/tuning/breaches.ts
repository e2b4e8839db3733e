import { brokenLimit, type GuardRails } from './guard-rails.ts'
import type { Consequences } from './consequences.ts'
import type { EquitySetting } from './proposal.ts'

/** A limit of the board that a setting breaks, with the figures to say it. */
export type Breach =
  | { readonly limit: 'most-rho'; readonly rho: number; readonly most: number }
  | {
      readonly limit: 'weight'
      readonly group: string
      readonly weight: number
      readonly least: number
      readonly most: number
    }
  | { readonly limit: 'excess'; readonly excess: number | null; readonly most: number }
  | { readonly limit: 'worse-off'; readonly members: readonly string[] }

/** Which limits of the board a setting breaks: its own bounds, then what it would have led to where that is known. */
export function breachesOf(
  { rho, weights }: EquitySetting,
  rails: GuardRails,
  led: Pick<Consequences, 'excess' | 'worseOff'> | null,
): Breach[] {
  const found: Breach[] = []
  if (rho > rails.mostRho + 1e-9) found.push({ limit: 'most-rho', rho, most: rails.mostRho })
  const { leastWeight: least, mostWeight: most } = rails
  for (const [group, weight] of Object.entries(weights ?? {}))
    if (weight < least - 1e-9 || weight > most + 1e-9)
      found.push({ limit: 'weight', group, weight, least, most })
  if (led === null) return found
  const isUnset = rho === 0 && weights === null
  if (rails.mostExcess !== null && !isUnset) {
    const broken =
      led.excess === null ||
      brokenLimit(
        { mostExcess: rails.mostExcess, nobodyWorseOff: false },
        { excess: led.excess.after, worseOff: 0 },
        { excess: led.excess.without, worseOff: 0 },
      ) !== null
    if (broken) found.push({ limit: 'excess', excess: led.excess?.after ?? null, most: rails.mostExcess })
  }
  if (rails.nobodyWorseOff && led.worseOff.length > 0)
    found.push({ limit: 'worse-off', members: led.worseOff.map(({ name }) => name) })
  return found
}
