import { vatOf, splitByRate, feedInRate, vatCents } from '../../../src/core/billing/vat.ts'
import type { BillLine, MemberResult, SettlementResult, SharePart } from '../../../src/core/billing/result.ts'
import type { Cooperative } from '../../../src/core/community/cooperative.ts'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import type { Model, VatStatus } from '../../../src/core/community/vocabulary.ts'
import { microKWhOf } from '../../../src/core/units/energy.ts'
import { lineCents } from '../../../src/core/units/price.ts'

/** Small settlements made by hand from the formulas of settlement.md A.2 and A.3, for tests of what is said about them. */

export interface MemberSketch {
  readonly number: string
  readonly name?: string
  readonly kind?: 'person' | 'organisation'
  /** kWh */
  readonly offtake?: number
  readonly feedIn?: number
  readonly sharedIn?: number
  readonly sharedOut?: number
  readonly parts?: readonly SharePart[]
  readonly fixedCents?: number
  readonly vatStatus?: VatStatus
  readonly openingBalanceCents?: number
  readonly absentSlots?: number
  readonly imputedSlots?: number
  readonly estimatedSlots?: number
}

export interface MonthSketch {
  readonly month?: string
  readonly model?: Model
  readonly rule?: SettlementResult['rule']
  readonly vatRate?: number | null
  /** 10⁻⁶ currency units per kWh */
  readonly buy?: number
  readonly sell?: number
  readonly fee?: number
  readonly internal?: number
  readonly members: readonly MemberSketch[]
  readonly overrides?: Partial<SettlementResult>
}

export const cooperative: Cooperative = {
  name: 'River Valley Energy Cooperative',
  address: '',
  email: '',
  registerNumber: '',
  vatNumber: '',
  iban: '',
  bic: '',
  zone: 'Europe/Vienna',
  currency: 'EUR',
  model: 'shared-energy',
  vatRate: null,
  rule: 'shapley',
  key: null,
  referenceTariff: 'Standard',
  paymentDays: 14,
}

export function memberRecord(number: string, changes: Partial<Member> = {}): Member {
  return { ...newMember(number, `Member ${number}`, '2024-11-01'), ...changes }
}

export function settledMonth(sketch: MonthSketch): SettlementResult {
  const month = sketch.month ?? '2026-10'
  const prices = { buy: 300_000, sell: 80_000, fee: 20_000, internal: 180_000, ...defined(sketch) }
  const model = sketch.model ?? 'shared-energy'
  const vatRate = model === 'premium' ? null : (sketch.vatRate ?? null)
  const members = sketch.members.map((member) => memberResult(member, model, vatRate, prices))
  const sum = (of: (member: MemberResult) => number): number =>
    members.reduce((all, member) => all + of(member), 0)
  return {
    month,
    model,
    currency: 'EUR',
    rule: sketch.rule ?? 'shapley',
    key: 'pro-rata',
    gapRule: null,
    vatRate,
    seed: 1,
    complete: true,
    gaps: [],
    slots: { grid: 2980, settled: 2980, leftOut: 0, empty: 0, stepSeconds: 900 },
    members,
    totals: {
      offtake: sum((member) => member.offtake),
      feedIn: sum((member) => member.feedIn),
      shared: sum((member) => member.sharedIn),
      aloneCents: sum((member) => member.aloneCents),
      savingsCents: sum((member) => member.shareCents),
      netCents: sum((member) => member.netCents),
      vatCents: sum((member) => member.vatCents),
      amountCents: sum((member) => member.amountCents),
      feesCents: sum((member) => member.feesCents),
      fixedCents: sum((member) => member.fixedCents),
      roundingCents: 0,
      invoiceCents: null,
      gridCostCents: null,
      premiumCents: null,
    },
    daily: [],
    hourValue: Array.from({ length: 24 }, () => null),
    method: { name: 'enumeration', exact: true, permutations: null, coalitions: 8 },
    preview: null,
    stability: null,
    kappa: null,
    identities: [],
    worseOff: [],
    priceBreaches: [],
    prices: [{ from: `${month}-01`, until: `${month}-28`, band: null, sharedNetwork: 0, ...prices }],
    ...sketch.overrides,
  }
}

interface Prices {
  readonly buy: number
  readonly sell: number
  readonly fee: number
  readonly internal: number
}

function defined({ buy, sell, fee, internal }: MonthSketch): Partial<Prices> {
  return Object.fromEntries(
    Object.entries({ buy, sell, fee, internal }).filter(([, price]) => price !== undefined),
  )
}

function line(
  kind: BillLine['kind'],
  netCents: number,
  vatRate: number | null,
  microKWh: number | null = null,
): BillLine {
  return { kind, microKWh, price: null, from: null, until: null, band: null, netCents, vatRate }
}

function memberResult(
  sketch: MemberSketch,
  model: Model,
  vatRate: number | null,
  prices: Prices,
): MemberResult {
  const [offtake, feedIn, sharedIn, sharedOut] = [
    sketch.offtake ?? 0,
    sketch.feedIn ?? 0,
    sketch.sharedIn ?? 0,
    sketch.sharedOut ?? 0,
  ].map(microKWhOf) as [number, number, number, number]
  const vatStatus = sketch.vatStatus ?? 'none'
  const soldRate = feedInRate(vatRate, vatStatus)
  const parts = [...(sketch.parts ?? [])]
  const shareCents = parts.reduce((sum, part) => sum + part.cents, 0)
  const fixedCents = sketch.fixedCents ?? 0
  const aloneCents = lineCents(prices.buy, offtake) - lineCents(prices.sell, feedIn)
  const basisCents =
    lineCents(prices.buy - prices.internal - prices.fee, sharedIn) +
    lineCents(prices.internal - prices.sell, sharedOut)
  const feesCents = lineCents(prices.fee, sharedIn)
  const settlement = splitByRate(
    'settlement',
    basisCents - shareCents,
    [sharedIn, sharedOut],
    [vatRate, soldRate],
  )
  const saving = splitByRate('saving', -shareCents, [offtake, feedIn], [vatRate, soldRate])
  const lines = {
    'shared-energy': () => [
      line('bought', lineCents(prices.internal, sharedIn), vatRate, sharedIn),
      line('sold', -lineCents(prices.internal, sharedOut), soldRate, sharedOut),
      line('fee', feesCents, vatRate, sharedIn),
      ...settlement.lines,
    ],
    'full-supply': () => [
      line('supply', lineCents(prices.buy, offtake), vatRate, offtake),
      line('feed-in', -lineCents(prices.sell, feedIn), soldRate, feedIn),
      ...saving.lines,
    ],
    premium: () => [line('saving', -shareCents, null)],
  }[model]()
  const kept = [...lines, line('fixed', fixedCents, vatRate)].filter(({ netCents }) => netCents !== 0)
  const vat = vatOf(kept)
  const netCents = kept.reduce((sum, { netCents: net }) => sum + net, 0)
  const tax = vat.reduce((sum, { vatCents: cents }) => sum + cents, 0)
  const amountCents = netCents + tax
  const withCents = aloneCents - shareCents + fixedCents
  const suppliedShare =
    model === 'full-supply'
      ? -saving.suppliedCents
      : lineCents(prices.internal - prices.sell, sharedOut) - settlement.suppliedCents
  const isGross = vatRate !== null && vatStatus === 'none'
  const savingGrossCents = shareCents + (isGross ? vatCents(shareCents - suppliedShare, vatRate) : 0)
  const supplier = model === 'full-supply' ? 0 : withCents - netCents
  const withGrossCents = isGross ? supplier + vatCents(supplier, vatRate) + amountCents : withCents
  const fixedGross = fixedCents + (isGross ? vatCents(fixedCents, vatRate) : 0)
  const hours = Array.from({ length: 24 }, () => 0)
  return {
    member: sketch.number,
    name: sketch.name ?? `Member ${sketch.number}`,
    kind: sketch.kind ?? 'person',
    vatStatus,
    points: [`AT00${sketch.number}`],
    offtake,
    feedIn,
    sharedIn,
    sharedOut,
    aloneCents,
    basisCents: model === 'full-supply' ? null : basisCents,
    shareCents,
    exactShare: shareCents / 100,
    halfWidth95: null,
    settlementCents: model === 'shared-energy' ? basisCents - shareCents : null,
    fixedCents,
    feesCents,
    withCents,
    benefitCents: shareCents - fixedCents,
    parts,
    lines: kept,
    netCents,
    vat,
    vatCents: tax,
    amountCents,
    openingBalanceCents: sketch.openingBalanceCents ?? 0,
    savingGrossCents,
    aloneGrossCents: isGross ? withGrossCents + savingGrossCents - fixedGross : aloneCents,
    withGrossCents,
    absentSlots: sketch.absentSlots ?? 0,
    imputedSlots: sketch.imputedSlots ?? 0,
    estimatedSlots: sketch.estimatedSlots ?? 0,
    day: { offtake: hours, sharedIn: hours, feedIn: hours, sharedOut: hours },
  }
}
