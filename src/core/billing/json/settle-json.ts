import type { Json } from '../../contract/call.ts'
import { kWhOf } from '../../units/energy.ts'
import { formatCents, type Cents } from '../../units/money.ts'
import type { MemberResult, SettlementResult, SharePart } from '../result.ts'

/** A settlement with where it comes from, as `settle --json` prints it. */
export interface SettledJsonInput {
  readonly result: SettlementResult
  /** SHA-256 of everything it was computed from. */
  readonly inputs: string
  readonly version: string
  readonly seconds: number
}

/**
 * The document of `settle --json` (interface.md): amounts as decimal strings with two places, energy as kWh numbers,
 * exactShare and largestExcess as numbers before rounding, keys in fixed order.
 */
export function settleJson({ result, inputs, version, seconds }: SettledJsonInput): Json {
  const { totals, method, stability } = result
  return {
    month: result.month,
    model: result.model,
    rule: result.rule,
    key: result.key,
    currency: result.currency,
    vatRate: result.vatRate === null ? null : result.vatRate / 100,
    complete: result.complete,
    gapRule: result.gapRule,
    gaps: result.gaps.map(({ point, member, slots }) => ({ point, member, slots })),
    slots: { ...result.slots },
    members: result.members.map(memberJson),
    totals: {
      offtakeKWh: kWhOf(totals.offtake),
      feedInKWh: kWhOf(totals.feedIn),
      sharedKWh: kWhOf(totals.shared),
      aloneCost: formatCents(totals.aloneCents),
      savings: formatCents(totals.savingsCents),
      net: formatCents(totals.netCents),
      vat: formatCents(totals.vatCents),
      amount: formatCents(totals.amountCents),
      fees: formatCents(totals.feesCents),
      fixed: formatCents(totals.fixedCents),
      rounding: formatCents(totals.roundingCents),
      ...outsideJson(totals),
    },
    method: {
      name: method.name,
      exact: method.exact,
      ...(method.permutations === null ? {} : { permutations: method.permutations }),
      ...(method.residual === undefined ? {} : { residual: method.residual }),
      seconds,
    },
    stability: stability === null ? null : { ...stability, coalition: [...stability.coalition] },
    kappa: result.kappa,
    preview: result.preview,
    ...(result.solidarity === undefined ? {} : { solidarity: { ...result.solidarity } }),
    worseOff: result.worseOff.map(({ member, benefitCents, cause }) => ({
      member,
      benefit: formatCents(benefitCents),
      cause,
    })),
    priceBreaches: result.priceBreaches.map(({ tariff, from, sentence }) => ({ tariff, from, sentence })),
    identities: result.identities.map(({ name, ok, detail }) => ({ name, ok, detail })),
    inputs,
    version,
    seed: result.seed,
  }
}

function memberJson(member: MemberResult): Json {
  return {
    member: member.member,
    points: [...member.points],
    offtakeKWh: kWhOf(member.offtake),
    feedInKWh: kWhOf(member.feedIn),
    sharedInKWh: kWhOf(member.sharedIn),
    sharedOutKWh: kWhOf(member.sharedOut),
    aloneCost: formatCents(member.aloneCents),
    withCost: formatCents(member.withCents),
    basis: centsOrNull(member.basisCents),
    shareOfSavings: formatCents(member.shareCents),
    exactShare: member.exactShare,
    halfWidth95: member.halfWidth95,
    settlement: centsOrNull(member.settlementCents),
    fixed: formatCents(member.fixedCents),
    parts: partsJson(member.parts),
    net: formatCents(member.netCents),
    vat: formatCents(member.vatCents),
    amount: formatCents(member.amountCents),
    savingGross: formatCents(member.savingGrossCents),
  }
}

/** The parts of a share; `band` only where a part belongs to a part of the day. */
export function partsJson(parts: readonly SharePart[]): Json {
  return parts.map(({ cause, band, cents }) => ({
    cause,
    ...(band === null ? {} : { band }),
    amount: formatCents(cents),
  }))
}

/**
 * What the cooperative pays or receives outside. Full supply: the cost at the master tariff, which stands in for the
 * supplier's invoice until it is entered, and the invoice. Premium: the amount received.
 */
export function outsideJson(totals: SettlementResult['totals']): { [key: string]: Json } {
  return {
    ...(totals.gridCostCents === null ? {} : { gridCost: formatCents(totals.gridCostCents) }),
    ...(totals.invoiceCents === null ? {} : { invoice: formatCents(totals.invoiceCents) }),
    ...(totals.premiumCents === null ? {} : { premium: formatCents(totals.premiumCents) }),
  }
}

function centsOrNull(cents: Cents | null): string | null {
  return cents === null ? null : formatCents(cents)
}
