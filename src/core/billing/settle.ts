import { localMonth } from '../calendar/month.ts'
import { Zone } from '../calendar/zone.ts'
import { bugProblem } from '../problems/bugs.ts'
import { ProblemError } from '../problems/problem.ts'
import { total } from '../sharing/flows.ts'
import { centsOfPico } from '../units/money.ts'
import { roundToTotal } from '../units/shareOut.ts'
import { allocationOfMonth } from './allocation-of-month.ts'
import { assembleMonth, holdsSplit } from './assemble.ts'
import { averageDay, dailyShared, hourValues } from './average-day.ts'
import { shareTotals } from './caused-shares.ts'
import { chosenKey, chosenRule } from './choice.ts'
import { identitiesOf } from './identities.ts'
import type { SettlementInput, Watch } from './input.ts'
import { memberResult } from './member-result.ts'
import { monthEnergy } from './month-energy.ts'
import { fixedFeeOf, internalOf, monthPrices, networkOf, type MonthPrices } from './month-prices.ts'
import { potOf } from './pot.ts'
import { feePico, priceCells } from './price-cells.ts'
import { priceBreaches } from './price-check.ts'
import { rowsInUse } from './prices.ts'
import { applyGapRule, slotCounts, type SettledReadings } from './readings-of-month.ts'
import type { SettlementResult } from './result.ts'
import { partsOf } from './share-parts.ts'
import { sharesOfMonth } from './shares-of-month.ts'
import { totalsOf } from './totals.ts'
import { valuationOf } from './valuation.ts'
import { worseOff } from './worse-off.ts'

const PICO_PER_CENT = 1e10
const PICO_PER_UNIT = 1e12

/**
 * Settles one month: from readings, members and prices to every member's share of the pot and bill, to the cent
 * (settlement.md). The same input gives the same result, bit for bit.
 *
 *   readings → slots of the month → gap rule → key (who received and supplied what) → prices → pot → rule (whose the
 *   pot is) → lines, VAT, amounts → six identities
 *
 * Gives a result whatever the gaps and says what is missing. Throws a ProblemError where there is nothing to settle: no
 * member, no reading, no price, a rule or key that is not in this version or does not fit, faulty readings,
 * `cancelled` once `watch.shouldStop()` is true.
 */
export function settle(input: SettlementInput, watch: Watch): SettlementResult {
  const { cooperative } = input
  const { model } = cooperative
  const zone = new Zone(cooperative.zone)
  step(watch, 'readings')
  const rule = chosenRule(input)
  const key = chosenKey(input, holdsSplit(input.readings, input.members, localMonth(zone, input.month)))
  const assembled = assembleMonth(input, zone, key === 'operator')
  const readings = applyGapRule(input, assembled, key)
  const { month, gaps, settled } = readings
  const energy = monthEnergy(month, settled, model)
  const allocation = allocationOfMonth(key, month, energy, gaps.gap)

  step(watch, 'prices')
  const prices = monthPrices(
    month,
    input.tariffs,
    cooperative,
    gaps.empty.map((bit) => 1 - bit),
  )
  const cells = priceCells(energy, allocation, prices)
  const pot = potOf(model, cells, energy, prices, input)

  step(watch, 'coalitions')
  const valuation = valuationOf(model, energy, allocation, prices, pot)
  const money = sharesOfMonth({ rule, key }, month, energy, allocation, valuation, pot, watch)

  step(watch, 'shares')
  const potCents = centsOfPico(pot.pico)
  const exact = shareTotals(money.shares)
  const inCents = (amounts: readonly number[]): number[] => amounts.map((pico) => pico / PICO_PER_CENT)
  const shareCents = roundToTotal(inCents(exact), potCents)
  // nothing is sold between members in full supply, so there is no pass-through price to compare with
  const basisCents = model === 'full-supply' ? null : roundToTotal(inCents(money.basis), potCents)
  const fees = cells.map((own) => Number(feePico(own)))
  const feesCents = roundToTotal(inCents(fees), centsOfPico(pot.fees))
  const written = month.members.map((member, i) =>
    memberResult(
      {
        member,
        cells: cells[i]!,
        energy: {
          offtake: total(energy.metered.offtake[i]!),
          feedIn: total(energy.metered.feedIn[i]!),
          sharedIn: total(allocation.sharedIn[i]!),
          sharedOut: total(allocation.sharedOut[i]!),
        },
        shareCents: shareCents[i]!,
        basisCents: basisCents?.[i] ?? 0,
        fixedCents: fixedFeeOf(month, prices, i),
        feesCents: feesCents[i]!,
        exactShare: exact[i]! / PICO_PER_UNIT,
        parts: partsOf(money.shares, i, shareCents[i]!),
        slots: slotCounts(readings, i),
        day: averageDay(month, energy, allocation, i),
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
      name: money.method.name,
      exact: money.method.exact,
      permutations: null,
      coalitions: money.coalitions,
    },
    preview: money.method.preview === null ? null : { reason: money.method.preview },
    stability: stabilityOf(money.stability, month.members),
    kappa: money.kappa,
    identities: identitiesOf({
      result: { members, totals, model },
      potPico: pot.pico,
      supplierPico: written.map(({ supplierPico }) => supplierPico),
    }),
    worseOff: worseOff(members, cooperative.currency),
    priceBreaches: priceBreaches(cells, prices, model === 'shared-energy'),
    prices: priceList(prices),
  }
}

function step(watch: Watch, phase: 'readings' | 'prices' | 'coalitions' | 'shares' | 'checks'): void {
  if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
  watch.report({ phase, done: 0, total: 1 })
}

function gapList({ month, gaps }: SettledReadings): SettlementResult['gaps'] {
  return month.holdings.flatMap(({ point, member }, k) => {
    const slots = gaps.missing[k]!
    return slots === 0 ? [] : [{ point, member: month.members[member]!.number, slots }]
  })
}

function stabilityOf(
  found: { readonly largestExcess: number; readonly group: readonly number[] } | null,
  members: readonly { readonly number: string }[],
): SettlementResult['stability'] {
  if (found === null) return null
  const { largestExcess, group } = found
  return {
    largestExcess,
    coalition: group.map((i) => members[i]!.number),
    proved: true,
    upperBound: largestExcess,
  }
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
