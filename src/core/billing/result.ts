import * as v from 'valibot'
import {
  CentsSchema,
  CountSchema,
  DateSchema,
  MicroKWhSchema,
  MicroPriceSchema,
  MonthSchema,
  VatRateSchema,
} from '../community/schema.ts'
import { gapRules, keys, memberKinds, models, rules, vatStatuses } from '../community/vocabulary.ts'

/** What a settlement gives, as stored and as it crosses every door. Cents, 10⁻⁶ kWh, 10⁻⁶ currency units per kWh. */

export const lineKinds = [
  'bought',
  'sold',
  'fee',
  'settlement',
  'supply',
  'standing',
  'feed-in',
  'saving',
  'fixed',
  'correction',
] as const

/** One line of a bill; minus is a credit. `from`/`until` are local days, both included, where a price changed inside the month. */
export const BillLineSchema = v.object({
  kind: v.picklist(lineKinds),
  /** Energy billed, as a positive amount; null where the line has none. */
  microKWh: v.nullable(MicroKWhSchema),
  price: v.nullable(MicroPriceSchema),
  from: v.nullable(DateSchema),
  until: v.nullable(DateSchema),
  /** `22:00–06:00`, `mon–fri 08:00–20:00`: the tariff's time band, null = all day. */
  band: v.nullable(v.string()),
  netCents: CentsSchema,
  /** Null where the cooperative charges no VAT. */
  vatRate: v.nullable(VatRateSchema),
})
export type BillLine = v.InferOutput<typeof BillLineSchema>

export const VatAmountSchema = v.object({
  rate: VatRateSchema,
  baseCents: CentsSchema,
  vatCents: CentsSchema,
})
export type VatAmount = v.InferOutput<typeof VatAmountSchema>

export const causes = [
  'bought',
  'sold',
  'common-pv',
  'battery',
  'peak',
  'fee',
  'standing',
  'weights',
  'solidarity',
  'stability',
  'invoice-difference',
  'operator-difference',
] as const
export const dayParts = ['night', 'morning', 'midday', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

/** An additive part of a member's share of savings; the parts sum to the share to the cent. */
export const SharePartSchema = v.object({
  cause: v.picklist(causes),
  /** Part of the local day: night 22–6, morning 6–10, midday 10–16, evening 16–22; null = not of a time. */
  band: v.nullable(v.picklist(dayParts)),
  cents: CentsSchema,
})
export type SharePart = v.InferOutput<typeof SharePartSchema>

export const MemberResultSchema = v.object({
  member: v.string(),
  name: v.string(),
  kind: v.picklist(memberKinds),
  vatStatus: v.picklist(vatStatuses),
  points: v.array(v.string()),
  /** What of them the member owns with others, and its part of it; left out where nothing. */
  common: v.exactOptional(
    v.array(v.object({ point: v.string(), kind: v.picklist(['pv', 'battery']), share: v.number() })),
  ),
  offtake: MicroKWhSchema,
  feedIn: MicroKWhSchema,
  /** Shared energy received and supplied. */
  sharedIn: MicroKWhSchema,
  sharedOut: MicroKWhSchema,
  /** settlement.md A.2/A.3, without VAT. basis and settlement are null in full supply, settlement also in premium. */
  aloneCents: CentsSchema,
  basisCents: v.nullable(CentsSchema),
  shareCents: CentsSchema,
  /** Share before rounding, currency units. */
  exactShare: v.number(),
  /** ± at 95 % of a sampled share, currency units; null where shares are exact. */
  halfWidth95: v.nullable(v.number()),
  settlementCents: v.nullable(CentsSchema),
  fixedCents: CentsSchema,
  feesCents: CentsSchema,
  withCents: CentsSchema,
  /** share − fixed: what being in the cooperative brings. */
  benefitCents: CentsSchema,
  parts: v.array(SharePartSchema),
  lines: v.array(BillLineSchema),
  netCents: CentsSchema,
  vat: v.array(VatAmountSchema),
  vatCents: CentsSchema,
  /** net + VAT. The opening balance stands beside it, outside net and VAT. */
  amountCents: CentsSchema,
  openingBalanceCents: CentsSchema,
  /** The saving with VAT, where the member cannot reclaim it; equal to shareCents where no VAT is charged. */
  savingGrossCents: CentsSchema,
  aloneGrossCents: CentsSchema,
  withGrossCents: CentsSchema,
  /** Slots left out for this member by the gap rule `member`, slots imputed, slots the operator estimated. */
  absentSlots: CountSchema,
  imputedSlots: CountSchema,
  estimatedSlots: CountSchema,
  /** The average day: 24 means of energy an hour, 10⁻⁶ kWh (rounded), by local hour. */
  day: v.object({
    offtake: v.array(MicroKWhSchema),
    sharedIn: v.array(MicroKWhSchema),
    feedIn: v.array(MicroKWhSchema),
    sharedOut: v.array(MicroKWhSchema),
  }),
})
export type MemberResult = v.InferOutput<typeof MemberResultSchema>

export const SettlementResultSchema = v.object({
  month: MonthSchema,
  model: v.picklist(models),
  currency: v.string(),
  rule: v.picklist(rules),
  key: v.picklist(keys),
  gapRule: v.nullable(v.picklist(gapRules)),
  vatRate: v.nullable(VatRateSchema),
  seed: CountSchema,
  /** False while any point lacks a value inside a membership, or the month has slots without any value. */
  complete: v.boolean(),
  gaps: v.array(v.object({ point: v.string(), member: v.string(), slots: CountSchema })),
  /** Slots in the month's grid, slots settled, slots left out by the gap rule `slot`, slots in which nobody has a value. */
  slots: v.object({
    grid: CountSchema,
    settled: CountSchema,
    leftOut: CountSchema,
    empty: CountSchema,
    stepSeconds: CountSchema,
  }),
  members: v.array(MemberResultSchema),
  totals: v.object({
    offtake: MicroKWhSchema,
    feedIn: MicroKWhSchema,
    shared: MicroKWhSchema,
    aloneCents: CentsSchema,
    /** The pot: what was saved together. */
    savingsCents: CentsSchema,
    netCents: CentsSchema,
    vatCents: CentsSchema,
    amountCents: CentsSchema,
    feesCents: CentsSchema,
    fixedCents: CentsSchema,
    roundingCents: CentsSchema,
    /** Full supply: the supplier's real invoice and what the master tariff gives; premium: the amount received. */
    invoiceCents: v.nullable(CentsSchema),
    gridCostCents: v.nullable(CentsSchema),
    premiumCents: v.nullable(CentsSchema),
  }),
  /** Shared energy by local day, for the year's picture. */
  daily: v.array(v.object({ date: DateSchema, shared: MicroKWhSchema })),
  /** Hour-by-hour value of shared energy: 24 means of Δ weighted by shared energy, 10⁻⁶ currency units per kWh; null where none was shared. */
  hourValue: v.array(v.nullable(v.number())),
  method: v.object({
    name: v.picklist([
      'enumeration',
      'fourier-owen',
      'enumeration-dp',
      'sampled',
      'closed-form',
      'lp',
      'preview',
    ]),
    exact: v.boolean(),
    permutations: v.nullable(CountSchema),
    /** Groups of members whose value was computed. */
    coalitions: v.nullable(CountSchema),
    /**
     * Fourier–Owen only: what the shares of all slots together missed of the pot before it was spread over them,
     * currency units. Rounding where `exact`, else the certificate of how close the shares are.
     */
    residual: v.exactOptional(v.number()),
  }),
  /** Null; a draft of an earlier version may hold why its shares were a stand-in. Such a draft is never approved. */
  preview: v.nullable(v.object({ reason: v.string() })),
  /**
   * Only under the rule `solidarity`: ρ as asked for and as applied, and why it was not applied as asked. Absent under
   * every other rule.
   */
  solidarity: v.exactOptional(
    v.object({ asked: v.number(), rho: v.number(), reason: v.nullable(v.string()) }),
  ),
  stability: v.nullable(
    v.object({
      /** Currency units a month; > 0: the coalition would do better alone. */
      largestExcess: v.number(),
      coalition: v.array(v.string()),
      proved: v.boolean(),
      upperBound: v.nullable(v.number()),
    }),
  ),
  /** Smallest κ of the operator's key where below 1, else null. */
  kappa: v.nullable(v.number()),
  /** The six identities of settlement.md A.6, in order. */
  identities: v.array(v.object({ name: v.string(), ok: v.boolean(), detail: v.string() })),
  /** Members with benefit < 0, with the cause in words. */
  worseOff: v.array(v.object({ member: v.string(), benefitCents: CentsSchema, cause: v.string() })),
  /** Prices outside s ≤ p ≤ b − n − fee: shown, not forbidden. */
  priceBreaches: v.array(v.object({ tariff: v.string(), from: DateSchema, sentence: v.string() })),
  /** The reference prices of the month, in order of their first day. */
  prices: v.array(
    v.object({
      from: DateSchema,
      until: DateSchema,
      band: v.nullable(v.string()),
      buy: MicroPriceSchema,
      sell: MicroPriceSchema,
      sharedNetwork: MicroPriceSchema,
      fee: MicroPriceSchema,
      internal: MicroPriceSchema,
    }),
  ),
})
export type SettlementResult = v.InferOutput<typeof SettlementResultSchema>
