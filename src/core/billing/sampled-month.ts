import { sampleWithControls } from '../game/sampling/controlled-sampling.ts'
import { equalMembers, withEqualShares } from '../game/sampling/equal-members.ts'
import { sharingControls } from '../game/sampling/sharing-controls.ts'
import { sharingWalk, type SlotParts } from '../game/sampling/sharing-walk.ts'
import { isPricedGame } from '../game/priced-game.ts'
import type { SharingGame } from '../game/sharing-game.ts'
import type { Flows } from '../sharing/flows.ts'
import type { Cents } from '../units/money.ts'
import { emptyShares, type CausedShares } from './caused-shares.ts'
import type { SettlementInput, Watch } from './input.ts'
import type { SlotCauses } from './slot-causes.ts'

const PICO_PER_CENT = 1e10

/** ± at 95 % that every sampled share keeps where nobody asks for another: half a currency unit (engine.md). */
export const DEFAULT_HALF_WIDTH: Cents = 50

/** Shapley shares found from random moments of joining, currency units × 10⁻¹². */
export interface SampledMonth {
  readonly shares: CausedShares
  /** By member, ± at 95 %. */
  readonly halfWidths: readonly number[]
  readonly permutations: number
}

/**
 * Samples a month's game until every member's share is known to the half-width asked for, parts by cause and part of the
 * day as when enumerated; with `weights` the value of Kalai and Samet. The same seed gives the same shares, bit for bit.
 * Throws `cancelled`.
 */
export function sampleMonth(
  game: SharingGame,
  causes: SlotCauses,
  { seed, halfWidthCents }: Pick<SettlementInput, 'seed' | 'halfWidthCents'>,
  watch: Watch,
  weights?: readonly number[],
): SampledMonth {
  const halfWidth = (halfWidthCents ?? DEFAULT_HALF_WIDTH) * PICO_PER_CENT
  const sampled = sampleWithControls(
    sharingWalk(game, slotParts(game.flows, causes)),
    (_random, pause) => sharingControls(game, halfWidth, weights, pause),
    {
      seed,
      halfWidth,
      ...(weights === undefined ? {} : { weights }),
    },
    {
      report: ({ done, total }) => watch.report({ phase: 'coalitions', done, total }),
      shouldStop: () => watch.shouldStop(),
    },
  )
  // chance must not tell apart whom the game does not
  const found = isPricedGame(game) ? withEqualShares(sampled, equalMembers(game, weights)) : sampled
  const shares = emptyShares(game.flows.offtake.length, causes)
  for (const [i, parts] of found.parts.entries()) shares.cells[i]!.set(parts)
  return { shares, halfWidths: Array.from(found.halfWidth95), permutations: found.permutations }
}

/** What a newcomer adds in a slot, divided by its offtake : feed-in over `bought` and `sold`. */
function slotParts({ offtake, feedIn }: Flows, causes: SlotCauses): SlotParts {
  return {
    count: causes.cells.length,
    divide(member, slot, added, parts) {
      const drawn = offtake[member]![slot]!
      const bought = (added * drawn) / (drawn + feedIn[member]![slot]!)
      causes.add(parts, member, slot, bought, added - bought)
    },
  }
}
