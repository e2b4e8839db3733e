import { MOST_ENUMERATED } from '../game/enumeration.ts'
import { energyBurdens } from '../reporting/energy-burden.ts'
import { gini } from '../reporting/gini.ts'
import { centsOfPico } from '../units/money.ts'
import { roundToTotal } from '../units/shareOut.ts'
import { copyOfShares, shareTotals } from './caused-shares.ts'
import { MOST_RHO } from './choice.ts'
import type { SolidarityRange, TriedShare } from './comparison.ts'
import { addSolidarity } from './equity-effects.ts'
import type { Watch } from './input.ts'
import { factsOfMembers, inCents } from './member-facts.ts'
import { memberResult } from './member-result.ts'
import { step, type PreparedMonth } from './prepared-month.ts'
import { sharesOfMonth } from './shares-of-month.ts'
import type { WalkedGames } from './walked-games.ts'

const HUNDREDTHS = Math.round(MOST_RHO * 100)
/** Above the enumerated games the stability takes long (a second with 200 members), so it is looked at in every fifth only. */
const SPARSE = 20

/**
 * The month under every solidarity share from 0 to the most, by hundredths, each to the cent what settling with it gives.
 * The Shapley shares are found once: a solidarity share only mixes them with the shares by need. Where the stability is
 * not looked at it is bounded: a group's excess is linear in ρ, so the largest is convex, and a chord lies above it.
 */
export async function solidarityRange(
  prepared: PreparedMonth,
  walked: WalkedGames,
  watch: Watch,
): Promise<SolidarityRange> {
  const { input, prices, pot, readings } = prepared
  const money = await sharesOfMonth('shapley', prepared, walked, watch)
  const { reason } = addSolidarity(copyOfShares(money.shares), 0, prepared)
  if (reason !== null) return { reason, tries: [] }

  const facts = factsOfMembers(prepared, money.basis)
  const potCents = centsOfPico(pot.pico)
  const isSparse = readings.month.members.length > MOST_ENUMERATED
  const tries: TriedShare[] = []
  const bounds: (number | null)[] = []
  for (let hundredth = 0; hundredth <= HUNDREDTHS; hundredth++) {
    step(watch, 'shares')
    const rho = hundredth / 100
    const shares = copyOfShares(money.shares)
    addSolidarity(shares, rho, prepared)
    const exact = shareTotals(shares)
    const shareCents = roundToTotal(inCents(exact), potCents)
    const members = facts.map((known, i) => {
      const found = {
        shareCents: shareCents[i]!,
        exactShare: exact[i]! / 1e12,
        halfWidth95: null,
        parts: [],
      }
      return memberResult({ ...known, ...found }, input.cooperative.model, prices).result
    })
    const { households } = energyBurdens([{ month: input.month, members }], input.members, input.bands ?? [])
    const isLooked = !isSparse || hundredth % SPARSE === 0
    const stability = isLooked ? await money.stabilityUnder(shares) : null
    bounds.push(stability?.upperBound ?? null)
    tries.push({
      rho,
      shareCents,
      amountCents: members.map(({ amountCents }) => amountCents),
      largestExcess: stability?.largestExcess ?? null,
      isBound: !isLooked,
      worseOff: members.filter(({ benefitCents }) => benefitCents < 0).map(({ member }) => member),
      giniBurden: gini(households.map(({ burdenWith }) => burdenWith)),
    })
  }
  return { reason: null, tries: tries.map((tried, k) => (tried.isBound ? bounded(tried, k, bounds) : tried)) }
}

/** The chord between the bounds on both sides at which the groups were looked at. */
function bounded(tried: TriedShare, hundredth: number, bounds: readonly (number | null)[]): TriedShare {
  const before = hundredth - (hundredth % SPARSE)
  const [low, high] = [bounds[before] ?? null, bounds[before + SPARSE] ?? null]
  if (low === null || high === null) return { ...tried, isBound: false }
  return { ...tried, largestExcess: low + ((high - low) * (hundredth - before)) / SPARSE }
}
