import type { Member } from '../community/member.ts'
import type { Model } from '../community/vocabulary.ts'
import type { Cents } from '../units/money.ts'
import type { CommonThing } from './common-holdings.ts'
import { fullSupplyMoney } from './full-supply-lines.ts'
import { grossOf } from './gross.ts'
import type { MemberCase, MemberEnergy, MemberMoney } from './member-money.ts'
import type { MonthPrices } from './month-prices.ts'
import { premiumMoney } from './premium-lines.ts'
import type { PriceCell } from './price-cells.ts'
import type { MemberResult, SharePart } from './result.ts'
import { sharedEnergyMoney } from './shared-energy-lines.ts'
import { feedInRate, vatOf } from './vat.ts'

/** What is known of a member before its bill is written: rounded amounts, energy, counts. */
export interface MemberFacts {
  readonly member: Member
  readonly cells: readonly PriceCell[]
  readonly energy: MemberEnergy
  readonly shareCents: Cents
  readonly basisCents: Cents
  readonly fixedCents: Cents
  /** Of a connection of its own; 0 but in full supply. */
  readonly standingCents: Cents
  readonly feesCents: Cents
  /** Currency units, unrounded. */
  readonly exactShare: number
  /** ± at 95 %, currency units; null where the share is exact. */
  readonly halfWidth95: number | null
  readonly parts: readonly SharePart[]
  /** What the member owns with others. */
  readonly common: readonly CommonThing[]
  readonly slots: Pick<MemberResult, 'absentSlots' | 'imputedSlots' | 'estimatedSlots'>
  readonly day: MemberResult['day']
}

/** Writes a member's bill: lines by the flow of money, net, VAT, amount, and what it comes to with and without us. */
export function memberResult(
  facts: MemberFacts,
  model: Model,
  prices: MonthPrices,
): { readonly result: MemberResult; readonly supplierPico: bigint } {
  const { member, shareCents, fixedCents } = facts
  const { vatRate } = prices
  const money = moneyOf(
    model,
    { ...facts, vatRate, feedInRate: feedInRate(vatRate, member.vat) },
    facts,
    prices,
  )
  const lines = [...money.lines]
  const netCents = lines.reduce((sum, line) => sum + line.netCents, 0)
  const vat = vatOf(lines)
  const vatCents = vat.reduce((sum, part) => sum + part.vatCents, 0)
  const amountCents = netCents + vatCents
  const withCents = model === 'full-supply' ? netCents : money.aloneCents - shareCents + fixedCents
  const gross = grossOf(money, { shareCents, withCents, fixedCents, amountCents }, vatRate, member.vat)
  const result: MemberResult = {
    member: member.number,
    name: member.name,
    kind: member.kind,
    vatStatus: member.vat,
    points: [...new Set(member.points.map((point) => point.id))],
    ...(facts.common.length === 0 ? {} : { common: [...facts.common] }),
    ...facts.energy,
    aloneCents: money.aloneCents,
    basisCents: money.basisCents,
    shareCents,
    exactShare: facts.exactShare,
    halfWidth95: facts.halfWidth95,
    settlementCents: money.settlementCents,
    fixedCents,
    feesCents: money.feesCents,
    withCents,
    benefitCents: shareCents - fixedCents,
    parts: [...facts.parts],
    lines,
    netCents,
    vat,
    vatCents,
    amountCents,
    openingBalanceCents: 0,
    ...gross,
    ...facts.slots,
    day: facts.day,
  }
  return { result, supplierPico: money.supplierPico.offtake + money.supplierPico.feedIn }
}

function moneyOf(model: Model, member: MemberCase, facts: MemberFacts, prices: MonthPrices): MemberMoney {
  switch (model) {
    case 'shared-energy':
      return sharedEnergyMoney(member, facts.cells, prices)
    case 'full-supply':
      return fullSupplyMoney(member, facts.cells)
    case 'premium':
      return premiumMoney(member, facts.cells)
  }
}
