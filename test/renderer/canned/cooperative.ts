import type { MemberResult, SettlementResult } from '../../../src/core/billing/result.ts'
import { centsOfPico } from '../../../src/core/units/money.ts'
import { lineCents, picoOf } from '../../../src/core/units/price.ts'
import { roundToTotal, shareOut } from '../../../src/core/units/shareOut.ts'

/** An invented cooperative of twelve, settled by hand-set shares, so that every sum on every page adds up. */

export const month = '2026-10'
export const zone = 'Europe/Vienna'
const price = { buy: 291_000, sell: 62_000, sharedNetwork: 21_000, fee: 10_000, internal: 170_000 }
const perSharedKWh = price.buy - price.sharedNetwork - price.sell - price.fee

interface Seed {
  readonly name: string
  readonly organisation?: true
  readonly used: number
  readonly fedIn: number
  readonly from: number
  readonly to: number
  /** Weight of the share of savings. */
  readonly share: number
  /** Part of the share given by need, for the page that shows it. */
  readonly need?: number
}

/** kWh of the month. */
export const seeds: readonly Seed[] = [
  { name: 'Anna Berger', used: 166.3, fedIn: 0, from: 39.9, to: 0, share: 732, need: 0.43 },
  { name: 'Tomasz Nowak', used: 201.4, fedIn: 142.6, from: 10.2, to: 67.2, share: 593, need: 0.11 },
  { name: 'Lindenhof Farm', organisation: true, used: 448.8, fedIn: 747.4, from: 19, to: 355.1, share: 2226 },
  { name: 'Leyla Demir', used: 245, fedIn: 0, from: 87.5, to: 0, share: 1499, need: 0.34 },
  { name: 'Jonas Huber', used: 157.1, fedIn: 109.5, from: 7.9, to: 51.3, share: 412 },
  { name: 'Primary School', organisation: true, used: 866.7, fedIn: 206, from: 232.2, to: 69.3, share: 2118 },
  { name: 'Maria Santos', used: 186.7, fedIn: 0, from: 76.4, to: 0, share: 1218, need: 0.29 },
  { name: 'Petra Wimmer', used: 216.6, fedIn: 224.2, from: 10.3, to: 107, share: 800 },
  {
    name: 'Old Mill Bakery',
    organisation: true,
    used: 1460.7,
    fedIn: 233.9,
    from: 339.7,
    to: 202.1,
    share: 6741,
  },
  { name: 'David Okafor', used: 230.8, fedIn: 0, from: 55.6, to: 0, share: 857, need: 0.32 },
  { name: 'Hannah Lindqvist', used: 416.5, fedIn: 243.6, from: 20.2, to: 107.8, share: 832, need: 0.11 },
  { name: 'Erik Sommer', used: 149.8, fedIn: 0, from: 60.9, to: 0, share: 975, need: 0.29 },
]

export const micro = (kWh: number): number => Math.round(kWh * 1_000_000)
const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

const morning = [2, 2, 2, 2, 2, 3, 5, 6, 5, 4, 5, 6, 7, 6, 6, 6, 7, 9, 10, 10, 8, 6, 4, 3]
const roof = [0, 0, 0, 0, 0, 0, 0, 1, 3, 6, 9, 11, 12, 11, 9, 6, 3, 1, 0, 0, 0, 0, 0, 0]

/** Mean energy an hour of the average day, 10⁻⁶ kWh, from a month's sum and the shape of its day. */
function dayOf(kWh: number, shape: readonly number[]): number[] {
  return shareOut(Math.round(micro(kWh) / 31), shape)
}

export interface Options {
  readonly vat: boolean
  readonly need: boolean
  readonly longNames: boolean
  /** How many members there are; beyond the twelve they come again with other figures. */
  readonly members: number
}
export const plain: Options = { vat: false, need: false, longNames: false, members: seeds.length }

/** The seeds of as many members as asked for. */
function seedsOf({ members }: Options): Seed[] {
  return Array.from({ length: members }, (_, index) => {
    const seed = seeds[index % seeds.length]!
    const round = Math.floor(index / seeds.length)
    return {
      ...seed,
      name: round === 0 ? seed.name : `${seed.name} ${round + 1}`,
      share: seed.share + 7 * round,
    }
  })
}

export function numberOf(index: number): string {
  return String(index + 1)
}
const namedOf = ({ name }: Seed, index: number, { longNames }: Options): string =>
  longNames && index % 3 === 0 ? `${name} von und zu Hohenfriedeberg-Großweikersdorf` : name
export function nameOf(index: number, options: Options): string {
  const seed = seedsOf(options)[index]
  return seed === undefined ? '' : namedOf(seed, index, options)
}

/** The month settled: shared energy, internal sale (settlement.md A.2). */
export function settled(options: Options = plain): SettlementResult {
  const all = seedsOf(options)
  const shared = total(all.map((seed) => micro(seed.from)))
  const pot = centsOfPico(picoOf(perSharedKWh, shared))
  const shares = shareOut(
    pot,
    all.map((seed) => seed.share),
  )
  const basis = roundToTotal(
    all.map(
      (seed) =>
        (seed.from * (price.buy - price.sharedNetwork - price.internal - price.fee) +
          seed.to * (price.internal - price.sell)) /
        10_000,
    ),
    pot,
  )
  const members = all.map((seed, index) =>
    memberOf(seed, index, { share: shares[index] ?? 0, basis: basis[index] ?? 0, options }),
  )
  const sum = (pick: (member: MemberResult) => number): number => total(members.map(pick))
  const fees = sum((member) => member.feesCents)
  const net = sum((member) => member.netCents)
  return {
    month,
    model: 'shared-energy',
    currency: 'EUR',
    rule: options.need ? 'solidarity' : 'shapley',
    key: 'pro-rata',
    gapRule: null,
    vatRate: options.vat ? 2000 : null,
    seed: 1,
    complete: true,
    gaps: [],
    slots: { grid: 2980, settled: 2980, leftOut: 0, empty: 0, stepSeconds: 900 },
    members,
    totals: {
      offtake: sum((member) => member.offtake),
      feedIn: sum((member) => member.feedIn),
      shared,
      aloneCents: sum((member) => member.aloneCents),
      savingsCents: pot,
      netCents: net,
      vatCents: sum((member) => member.vatCents),
      amountCents: sum((member) => member.amountCents),
      feesCents: fees,
      fixedCents: 0,
      roundingCents: net - fees,
      invoiceCents: null,
      gridCostCents: null,
      premiumCents: null,
    },
    daily: Array.from({ length: 31 }, (_, day) => ({
      date: `2026-10-${String(day + 1).padStart(2, '0')}`,
      shared: Math.round(shared / 31),
    })),
    hourValue: Array.from({ length: 24 }, (_, hour) => (hour > 6 && hour < 18 ? perSharedKWh : null)),
    method: { name: 'enumeration-dp', exact: true, permutations: null, coalitions: 4096 },
    preview: null,
    stability: { largestExcess: 8.84, coalition: ['3', '6', '8', '9'], proved: true, upperBound: null },
    kappa: null,
    identities: identities(pot, fees, net),
    worseOff: [],
    priceBreaches: [],
    prices: [{ from: '2026-10-01', until: '2026-10-31', band: null, ...price }],
  }
}

function identities(pot: number, fees: number, net: number): SettlementResult['identities'] {
  const euro = (cents: number): string => (cents / 100).toFixed(2)
  return [
    { name: 'Shares sum to the savings', ok: true, detail: `${euro(pot)} = ${euro(pot)}` },
    { name: 'Settlement lines sum to zero', ok: true, detail: '0.00' },
    {
      name: 'Bills sum to what stays',
      ok: true,
      detail: `${euro(net)} = ${euro(fees)} fees, ${euro(net - fees)} rounding`,
    },
    { name: 'Lines make each bill', ok: true, detail: '12 of 12' },
    { name: 'Parts make each share', ok: true, detail: '12 of 12' },
    { name: 'With is without less the share', ok: true, detail: '12 of 12' },
  ]
}

function memberOf(
  seed: Seed,
  index: number,
  { share, basis, options }: { readonly share: number; readonly basis: number; readonly options: Options },
): MemberResult {
  const [sharedIn, sharedOut] = [micro(seed.from), micro(seed.to)]
  const alone = lineCents(price.buy, micro(seed.used)) - lineCents(price.sell, micro(seed.fedIn))
  const settlement = basis - share
  const rate = options.vat ? 2000 : null
  const sold = options.vat ? (seed.organisation ? 2000 : 0) : null
  const line = { from: null, until: null, band: null }
  const bought = lineCents(price.internal, sharedIn)
  const credit = lineCents(price.internal, sharedOut)
  const fee = lineCents(price.fee, sharedIn)
  const lines: MemberResult['lines'] = [
    { ...line, kind: 'bought', microKWh: sharedIn, price: price.internal, netCents: bought, vatRate: rate },
    ...(sharedOut === 0
      ? []
      : [
          {
            ...line,
            kind: 'sold' as const,
            microKWh: sharedOut,
            price: price.internal,
            netCents: -credit,
            vatRate: sold,
          },
        ]),
    { ...line, kind: 'fee', microKWh: sharedIn, price: price.fee, netCents: fee, vatRate: rate },
    { ...line, kind: 'settlement', microKWh: null, price: null, netCents: settlement, vatRate: rate },
  ]
  const net = total(lines.map((one) => one.netCents))
  const rates = [...new Set(lines.flatMap((one) => (one.vatRate === null ? [] : [one.vatRate])))]
  const vat = rates.map((one) => {
    const base = total(
      lines.filter((candidate) => candidate.vatRate === one).map((candidate) => candidate.netCents),
    )
    return { rate: one, baseCents: base, vatCents: Math.round((base * one) / 10_000) }
  })
  const vatCents = total(vat.map((one) => one.vatCents))
  const need = options.need ? Math.round(share * (seed.need ?? 0)) : 0
  const [midday = 0, evening = 0, night = 0] = shareOut(share - need, [83, 12, 5])
  const cause = sharedIn >= sharedOut ? ('bought' as const) : ('sold' as const)
  return {
    member: numberOf(index),
    name: namedOf(seed, index, options),
    kind: seed.organisation ? 'organisation' : 'person',
    vatStatus: seed.organisation ? 'standard' : 'none',
    points: [`AT0031000000000000000000${String(351 + index).padStart(9, '0')}`],
    offtake: micro(seed.used),
    feedIn: micro(seed.fedIn),
    sharedIn,
    sharedOut,
    aloneCents: alone,
    basisCents: basis,
    shareCents: share,
    exactShare: share / 100,
    halfWidth95: null,
    settlementCents: settlement,
    fixedCents: 0,
    feesCents: fee,
    withCents: alone - share,
    benefitCents: share,
    parts: [
      { cause, band: 'midday', cents: midday },
      { cause, band: 'evening', cents: evening },
      { cause, band: 'night', cents: night },
      ...(need === 0 ? [] : [{ cause: 'solidarity' as const, band: null, cents: need }]),
    ],
    lines,
    netCents: net,
    vat,
    vatCents,
    amountCents: net + vatCents,
    openingBalanceCents: index === 3 ? -250 : 0,
    savingGrossCents: share,
    aloneGrossCents: alone,
    withGrossCents: alone - share,
    absentSlots: 0,
    imputedSlots: 0,
    estimatedSlots: index === 2 ? 8 : 0,
    day: {
      offtake: dayOf(seed.used, morning),
      sharedIn: dayOf(seed.from, roof),
      feedIn: dayOf(seed.fedIn, roof),
      sharedOut: dayOf(seed.to, roof),
    },
  }
}
