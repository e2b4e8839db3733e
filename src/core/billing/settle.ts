import { centsOfPico } from '../units/money.ts'
import { roundToTotal } from '../units/shareOut.ts'
import { dailyShared, hourValues } from './average-day.ts'
import { shareTotals } from './caused-shares.ts'
import { checkRho, chosenKey, chosenRule, type SettledRule } from './choice.ts'
import { identitiesOf } from './identities.ts'
import type { SettlementInput, Watch } from './input.ts'
import { factsOfMembers, inCents } from './member-facts.ts'
import { memberResult } from './member-result.ts'
import { internalOf, networkOf, type MonthPrices } from './month-prices.ts'
import { assembledFor, hasSplit, prepareMonth, step, type PreparedMonth } from './prepared-month.ts'
import { capBreaches } from './price-cap.ts'
import { priceBreaches } from './price-check.ts'
import { rowsInUse } from './prices.ts'
import type { SettledReadings } from './readings-of-month.ts'
import type { SettlementResult } from './result.ts'
import { partsOf } from './share-parts.ts'
import { sharesOfMonth, type Stability } from './shares-of-month.ts'
import type { Solvers } from './solvers.ts'
import { totalsOf } from './totals.ts'
import { WalkedGames } from './walked-games.ts'
import { worseOff } from './worse-off.ts'

const PICO_PER_UNIT = 1e12

/**
 * Settles one month: from readings, members and prices to every member's share of the pot and bill, to the cent
 * (settlement.md). The same input gives the same result, bit for bit.
 *
 *   readings → slots of the month → gap rule → key (who received and supplied what) → prices → pot → rule (whose the
 *   pot is) → lines, VAT, amounts → six identities
 *
 * Gives a result whatever the gaps and says what is missing. Throws a ProblemError where there is nothing to settle: no
 * member, no reading, no price, a rule or key that is not available on this month, faulty readings,
 * `cancelled` once `watch.shouldStop()` is true.
 */
export async function settle(
  input: SettlementInput,
  solvers: Solvers,
  watch: Watch,
): Promise<SettlementResult> {
  step(watch, 'readings')
  const key = chosenKey(input, hasSplit(input))
  const rule = chosenRule(input, key)
  checkRho(input, rule)
  const prepared = prepareMonth(key, input, assembledFor(key, input), watch)
  return settlePrepared(rule, prepared, new WalkedGames(solvers), watch)
}

/** The part of a settlement that depends on the money rule: shares, bills, identities. */
export async function settlePrepared(
  rule: SettledRule,
  prepared: PreparedMonth,
  walked: WalkedGames,
  watch: Watch,
  withStability = true,
): Promise<SettlementResult> {
  const { input, key, readings, allocation, prices, cells, pot, valuation } = prepared
  const { cooperative } = input
  const { model } = cooperative
  const { month, gaps, settled } = readings
  step(watch, 'coalitions')
  const money = await sharesOfMonth(rule, prepared, walked, watch)

  step(watch, 'shares')
  const potCents = centsOfPico(pot.pico)
  const exact = shareTotals(money.shares)
  const shareCents = roundToTotal(inCents(exact), potCents)
  const written = factsOfMembers(prepared, money.basis).map((facts, i) =>
    memberResult(
      {
        ...facts,
        shareCents: shareCents[i]!,
        exactShare: exact[i]! / PICO_PER_UNIT,
        halfWidth95: money.sampling?.halfWidths[i] ?? null,
        parts: partsOf(money.shares, i, shareCents[i]!),
      },
      model,
      prices,
    ),
  )
  const members = written.map(({ result }) => result)

  step(watch, 'checks')
  const totals = totalsOf(model, members, allocation, pot, input)
  return {
    month: input.month,
    model,
    currency: cooperative.currency,
    rule,
    key,
    gapRule: readings.gapRule,
    vatRate: prices.vatRate,
    seed: input.seed,
    complete: gaps.emptySlots === 0 && gaps.gapSlots === 0,
    gaps: gapList(readings),
    slots: {
      grid: month.grid.slots,
      settled: settled.reduce((sum, bit) => sum + bit, 0),
      leftOut: readings.leftOut,
      empty: gaps.emptySlots,
      stepSeconds: month.grid.stepSeconds,
    },
    members,
    totals,
    daily: dailyShared(month.grid, allocation),
    hourValue: hourValues(month.grid, allocation, valuation),
    method: {
      name: money.method,
      exact: money.exact,
      permutations: money.sampling?.permutations ?? null,
      coalitions: money.coalitions,
      ...(money.residual === null ? {} : { residual: money.residual }),
    },
    preview: null,
    ...(money.solidarity === null ? {} : { solidarity: money.solidarity }),
    stability: stabilityOf(withStability ? await money.stabilityUnder(money.shares) : null, month.members),
    kappa: money.kappa,
    identities: identitiesOf({
      result: { members, totals, model },
      potPico: pot.pico,
      supplierPico: written.map(({ supplierPico }) => supplierPico),
    }),
    worseOff: worseOff(members, cooperative.currency),
    priceBreaches: [
      ...priceBreaches(cells, prices, model === 'shared-energy'),
      ...capBreaches(members, prepared),
    ],
    prices: priceList(prices),
  }
}

function gapList({ month, gaps }: SettledReadings): SettlementResult['gaps'] {
  return month.holdings.flatMap(({ point, member }, k) => {
    const slots = gaps.missing[k]!
    return slots === 0 ? [] : [{ point, member: month.members[member]!.number, slots }]
  })
}

function stabilityOf(
  found: Stability | null,
  members: readonly { readonly number: string }[],
): SettlementResult['stability'] {
  if (found === null) return null
  const { largestExcess, group, proved, upperBound } = found
  return { largestExcess, coalition: group.map((i) => members[i]!.number), proved, upperBound }
}

function priceList(prices: MonthPrices): SettlementResult['prices'] {
  return rowsInUse(prices.reference).map(({ row, from, until, band }) => ({
    from,
    until,
    band,
    buy: row.buy,
    sell: row.sell,
    sharedNetwork: networkOf(row, prices),
    fee: row.fee,
    internal: internalOf(row, prices),
  }))
}
