import type { BillDocument } from '../../../src/core/billing/document.ts'
import type { BillLine, MemberResult, SettlementResult, VatAmount } from '../../../src/core/billing/result.ts'
import type { Cooperative } from '../../../src/core/community/cooperative.ts'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import type { VatStatus } from '../../../src/core/community/vocabulary.ts'
import type { BillExplanation } from '../../../src/core/explanation/bill-explanation.ts'
import { divideRounded, toSafeNumber } from '../../../src/core/units/exact.ts'
import { lineCents } from '../../../src/core/units/price.ts'
import type { BillSheet } from '../../../src/main/documents/bill/sheet.ts'

/** Sample data made by hand: names, addresses and accounts belong to nobody (the IBANs are the published examples). */

export const MONTH = '2026-10'
const kWh = (amount: number): number => Math.round(amount * 1_000_000)
/** Prices of the sample, 10⁻⁶ €/kWh: buy, shared network, sell, internal, fee. */
const price = { buy: 291_000, network: 45_000, sell: 80_000, internal: 180_000, fee: 20_000 } as const

export const cooperative: Cooperative = {
  name: 'River Valley Energy Cooperative',
  address: 'Mill Lane 3\n4820 River Valley',
  email: 'treasurer@river-valley.example',
  registerNumber: 'FN 512 733 k',
  vatNumber: 'ATU0000000',
  iban: 'AT61 1904 3002 3457 3201',
  bic: '',
  zone: 'Europe/Vienna',
  currency: 'EUR',
  model: 'shared-energy',
  vatRate: 2000,
  rule: 'shapley',
  key: null,
  referenceTariff: 'house',
  paymentDays: 14,
}

type LineGiven = Partial<BillLine> & Pick<BillLine, 'kind'>

/** A line with price × energy rounded once, unless its net amount is given. */
export function line(given: LineGiven): BillLine {
  const sign = given.kind === 'sold' || given.kind === 'feed-in' ? -1 : 1
  const priced =
    given.price !== undefined &&
    given.microKWh !== undefined &&
    given.price !== null &&
    given.microKWh !== null
  const netCents = priced ? sign * lineCents(given.price as number, given.microKWh as number) : 0
  return {
    microKWh: null,
    price: null,
    from: null,
    until: null,
    band: null,
    vatRate: null,
    netCents,
    ...given,
  }
}

function vatOf(lines: readonly BillLine[]): VatAmount[] {
  const rates = [...new Set(lines.map(({ vatRate }) => vatRate).filter((rate) => rate !== null))].toSorted(
    (a, b) => b - a,
  )
  return rates.map((rate) => {
    const baseCents = sum(lines.filter(({ vatRate }) => vatRate === rate).map(({ netCents }) => netCents))
    return {
      rate,
      baseCents,
      vatCents: toSafeNumber(divideRounded(BigInt(rate) * BigInt(baseCents), 10_000n)),
    }
  })
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export interface Person {
  readonly number: string
  readonly name: string
  readonly address?: string
  readonly kind?: 'person' | 'organisation'
  readonly vatStatus?: VatStatus
  readonly offtake?: number
  readonly feedIn?: number
  readonly sharedIn?: number
  readonly sharedOut?: number
  readonly shareCents: number
  readonly fixedCents?: number
  readonly openingCents?: number
  /** Null: the cooperative charges no VAT. */
  readonly vatRate?: number | null
  readonly reclaims?: boolean
  readonly lines?: readonly BillLine[]
  readonly points?: readonly string[]
  readonly absentSlots?: number
  readonly estimatedSlots?: number
  readonly member?: Partial<Member>
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const bell = (hour: number, at: number, wide: number): number => Math.exp(-(((hour - at) / wide) ** 2))
const shaped = (total: number, weight: (hour: number) => number): number[] => {
  const all = sum(hours.map(weight))
  return hours.map((hour) => (total === 0 ? 0 : Math.round((kWh(total) / 31) * (weight(hour) / all))))
}

/** Result of one member in the sample's prices; lines of shared energy unless others are given. */
export function resultOf(person: Person): MemberResult {
  const { offtake = 0, feedIn = 0, sharedIn = 0, sharedOut = 0, fixedCents = 0, shareCents } = person
  const vatRate = person.vatRate === undefined ? 2000 : person.vatRate
  const vatStatus = person.vatStatus ?? 'none'
  const supplyRate = vatRate === null ? null : vatStatus === 'standard' ? vatRate : 0
  const aloneCents = lineCents(price.buy, kWh(offtake)) - lineCents(price.sell, kWh(feedIn))
  const basisCents =
    lineCents(price.buy - price.network - price.internal - price.fee, kWh(sharedIn)) +
    lineCents(price.internal - price.sell, kWh(sharedOut))
  const inWeight = sharedIn + sharedOut === 0 ? 1 : sharedIn / (sharedIn + sharedOut)
  const settlement = basisCents - shareCents
  const settledIn = Math.round(settlement * inWeight)
  const own: BillLine[] = [
    ...(sharedIn > 0
      ? [line({ kind: 'bought', microKWh: kWh(sharedIn), price: price.internal, vatRate })]
      : []),
    ...(sharedOut > 0
      ? [line({ kind: 'sold', microKWh: kWh(sharedOut), price: price.internal, vatRate: supplyRate })]
      : []),
    ...(sharedIn > 0 ? [line({ kind: 'fee', microKWh: kWh(sharedIn), price: price.fee, vatRate })] : []),
    ...(sharedIn > 0 ? [line({ kind: 'settlement', netCents: settledIn, vatRate })] : []),
    ...(sharedOut > 0
      ? [line({ kind: 'settlement', netCents: settlement - settledIn, vatRate: supplyRate })]
      : []),
    ...(fixedCents === 0 ? [] : [line({ kind: 'fixed', netCents: fixedCents, vatRate })]),
  ]
  const lines = [...(person.lines ?? own)]
  const vat = vatOf(lines)
  const vatCents = sum(vat.map((amount) => amount.vatCents))
  const netCents = sum(lines.map((one) => one.netCents))
  const gross = (cents: number): number =>
    vatRate === null || person.reclaims || cents < 0 ? cents : cents + Math.round((cents * vatRate) / 10_000)
  const withCents = aloneCents - shareCents + fixedCents
  return {
    member: person.number,
    name: person.name,
    kind: person.kind ?? 'person',
    vatStatus,
    points: [...(person.points ?? [`AT0030000000000000000000000${person.number.padStart(6, '0')}`])],
    offtake: kWh(offtake),
    feedIn: kWh(feedIn),
    sharedIn: kWh(sharedIn),
    sharedOut: kWh(sharedOut),
    aloneCents,
    basisCents,
    shareCents,
    exactShare: shareCents / 100,
    halfWidth95: null,
    settlementCents: settlement,
    fixedCents,
    feesCents: sum(lines.filter(({ kind }) => kind === 'fee').map((one) => one.netCents)),
    withCents,
    benefitCents: shareCents - fixedCents,
    parts: [
      {
        cause: sharedIn >= sharedOut ? 'bought' : 'sold',
        band: 'midday',
        cents: shareCents - Math.round(shareCents * 0.2),
      },
      {
        cause: sharedIn >= sharedOut ? 'bought' : 'sold',
        band: 'evening',
        cents: Math.round(shareCents * 0.2),
      },
    ],
    lines,
    netCents,
    vat,
    vatCents,
    amountCents: netCents + vatCents,
    openingBalanceCents: person.openingCents ?? 0,
    savingGrossCents: gross(shareCents),
    aloneGrossCents: gross(aloneCents),
    withGrossCents: gross(aloneCents) - gross(shareCents) + gross(fixedCents),
    absentSlots: person.absentSlots ?? 0,
    imputedSlots: 0,
    estimatedSlots: person.estimatedSlots ?? 0,
    day: {
      offtake: shaped(
        offtake,
        (hour) => 0.35 + 0.7 * bell(hour, 7, 1.6) + 0.6 * bell(hour, 12.5, 3) + 1.1 * bell(hour, 18.6, 1.9),
      ),
      sharedIn: shaped(sharedIn, (hour) => 0.02 + bell(hour, 13, 3)),
      feedIn: shaped(feedIn, (hour) => bell(hour, 13, 2.6)),
      sharedOut: shaped(sharedOut, (hour) => bell(hour, 13, 2.4)),
    },
  }
}

export function memberOf(person: Person): Member {
  return {
    ...newMember(person.number, person.name, '2024-03-01'),
    kind: person.kind ?? 'person',
    vat: person.vatStatus ?? 'none',
    address: person.address ?? 'Church Street 11, door 5\n4820 River Valley',
    openingBalanceCents: person.openingCents ?? 0,
    ...person.member,
  }
}

/** The document as frozen at approval on 4 November 2026, or a draft. */
export function documentOf(person: Person, result: MemberResult, draft = false): BillDocument {
  const openingBalanceCents = person.openingCents ?? 0
  return {
    month: MONTH,
    member: person.number,
    memberName: person.name,
    memberAddress: memberOf(person).address,
    document: result.amountCents < 0 ? 'credit-note' : 'bill',
    number: draft ? null : `${MONTH}-${person.number.padStart(3, '0')}`,
    refersTo: null,
    date: draft ? null : '2026-11-04',
    due: draft ? null : '2026-11-18',
    lines: result.lines,
    netCents: result.netCents,
    vat: result.vat,
    vatCents: result.vatCents,
    amountCents: result.amountCents,
    openingBalanceCents,
    dueCents: result.amountCents + openingBalanceCents,
    correction: null,
  }
}

/** A settlement that belongs to the members' results: totals are their sums. */
export function settlementOf(
  members: readonly MemberResult[],
  changes: Partial<SettlementResult> = {},
): SettlementResult {
  const total = (of: (member: MemberResult) => number): number => sum(members.map(of))
  const feesCents = total((member) => member.feesCents)
  const fixedCents = total((member) => member.fixedCents)
  return {
    month: MONTH,
    model: 'shared-energy',
    currency: 'EUR',
    rule: 'shapley',
    key: 'pro-rata',
    gapRule: null,
    vatRate: 2000,
    seed: 7,
    complete: true,
    gaps: [],
    slots: { grid: 2980, settled: 2980, leftOut: 0, empty: 0, stepSeconds: 900 },
    members: [...members],
    totals: {
      offtake: total((member) => member.offtake),
      feedIn: total((member) => member.feedIn),
      shared: total((member) => member.sharedIn),
      aloneCents: total((member) => member.aloneCents),
      savingsCents: total((member) => member.shareCents),
      netCents: total((member) => member.netCents),
      vatCents: total((member) => member.vatCents),
      amountCents: total((member) => member.amountCents),
      feesCents,
      fixedCents,
      roundingCents: total((member) => member.netCents) - feesCents - fixedCents,
      invoiceCents: null,
      gridCostCents: null,
      premiumCents: null,
    },
    daily: [],
    hourValue: hours.map(() => null),
    method: { name: 'enumeration', exact: true, permutations: null, coalitions: 4096 },
    preview: null,
    stability: { largestExcess: -0.42, coalition: ['1', '3'], proved: true, upperBound: null },
    kappa: null,
    identities: [
      { name: 'shares sum to the pot', ok: true, detail: '' },
      { name: 'settlement lines sum to zero', ok: true, detail: '' },
      { name: 'net sums', ok: true, detail: '' },
      { name: 'lines, net, VAT, amount', ok: true, detail: '' },
      { name: 'parts sum to the share', ok: true, detail: '' },
      { name: 'with and without', ok: true, detail: '' },
    ],
    worseOff: [],
    priceBreaches: [],
    prices: [
      {
        from: '2026-10-01',
        until: '2026-10-31',
        band: null,
        buy: price.buy,
        sell: price.sell,
        sharedNetwork: price.network,
        fee: price.fee,
        internal: price.internal,
      },
    ],
    ...changes,
  }
}

/** An explanation that belongs to the result: every sum in it adds up. */
export function explanationOf(result: MemberResult): BillExplanation {
  const midday = Math.round(result.savingGrossCents * 0.8)
  const fixedGross = result.withGrossCents - result.aloneGrossCents + result.savingGrossCents
  const supplierCents = result.withGrossCents - result.amountCents
  const two = (cents: number): string =>
    `${cents < 0 ? '−' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
  const steps: BillExplanation['steps'] = [
    { kind: 'without', label: 'Without the cooperative', cents: result.aloneGrossCents },
    { kind: 'part', label: 'At midday, from the roofs', cents: -midday },
    { kind: 'part', label: 'In the evening, from the last sun', cents: midday - result.savingGrossCents },
    ...(fixedGross === 0 ? [] : [{ kind: 'fixed' as const, label: 'Fixed fee', cents: fixedGross }]),
    { kind: 'with', label: 'With the cooperative', cents: result.withGrossCents },
    { kind: 'supplier', label: 'Your supplier, about', cents: supplierCents },
    { kind: 'bill', label: 'This bill', cents: result.amountCents },
  ]
  return {
    headline: `${result.name}, ${two(result.amountCents)} €`,
    lead: `${(result.sharedIn / 1e6).toFixed(1)} of your ${(result.offtake / 1e6).toFixed(1)}\u00A0kWh came from neighbours.`,
    steps,
    equity: null,
    why: [
      `Alone, ${(result.offtake / 1e6).toFixed(1)}\u00A0kWh at 29.10\u00A0ct would have cost ${two(result.aloneGrossCents)}\u00A0€. You used electricity when neighbours had some to spare, and so made the cooperative ${two(result.savingGrossCents)}\u00A0€ better off. That amount is yours.`,
      `Your supplier bills the rest, about ${two(supplierCents)}\u00A0€. This bill is only for what came from neighbours.`,
    ],
    addition: `${two(result.aloneGrossCents)} − ${two(midday)} − ${two(result.savingGrossCents - midday)} = ${two(result.withGrossCents - fixedGross)}`,
    settlement:
      'The settlement line brings your share to the amount the rule gives: neighbours’ prices alone would have given you less.',
    change: {
      previousMonth: '2026-09',
      previousCents: result.amountCents - 354,
      causes: [
        { cause: 'price', label: 'Price, 28.40 to 29.10 ct', cents: 152 },
        { cause: 'own-use', label: 'You used 28\u00A0kWh more', cents: 209 },
        { cause: 'sunshine', label: 'Roofs and mill gave less', cents: 192 },
        { cause: 'sharing', label: 'Others left more to you', cents: -199 },
      ],
      cents: result.amountCents,
    },
    remarks: [],
  }
}

/** As in a member's first month: nothing to compare with. */
export function firstMonthExplanationOf(result: MemberResult): BillExplanation {
  return { ...explanationOf(result), change: null }
}

/** Everything a bill is printed from. */
export function sheetOf(person: Person, changes: Partial<BillSheet> = {}, draft = false): BillSheet {
  const result = resultOf(person)
  return {
    document: documentOf(person, result, draft),
    result,
    settlement: settlementOf([result]),
    inputs: '3fa94c0177d28b6e5f10a9be3c7d4410aa52c1e09f3b7a1c2d4e5f6071829304',
    version: '0.1.0',
    explanation: explanationOf(result),
    cooperative,
    member: memberOf(person),
    ...changes,
  }
}

export const household: Person = {
  number: '4',
  name: 'Leyla Demir',
  offtake: 245.012,
  sharedIn: 87.512,
  shareCents: 992,
  fixedCents: 0,
}

export const roofHousehold: Person = {
  number: '7',
  name: 'Anna Gruber',
  offtake: 180.4,
  feedIn: 412.75,
  sharedIn: 12.3,
  sharedOut: 301.22,
  shareCents: 2610,
  fixedCents: 150,
  member: { iban: 'DE89 3704 0044 0532 0130 00' },
}

export const withOpeningBalance: Person = {
  ...household,
  number: '9',
  name: 'Tomáš Dvořák',
  openingCents: 1250,
  member: { iban: 'DE89 3704 0044 0532 0130 00', mandate: 'RVE-2024-0009', mandateDate: '2024-03-01' },
}

const spans = [
  { from: '2026-10-01', until: '2026-10-14', buy: 172_000, fee: 20_000 },
  { from: '2026-10-15', until: '2026-10-31', buy: 184_500, fee: 21_250 },
] as const
const bands = ['mon–fri 06:00–09:00', 'mon–fri 09:00–17:00', 'mon–fri 17:00–22:00', '22:00–06:00'] as const

/** A bakery that buys and sells, with a price change in the month and four time bands: 19 lines. */
export const business: Person = {
  number: '11',
  name: 'Bäckerei Hofstätter & Söhne Gesellschaft mit beschränkter Haftung',
  address: 'Industriestraße 128–132, Halle 4\n4820 River Valley',
  kind: 'organisation',
  vatStatus: 'standard',
  reclaims: true,
  offtake: 3120.55,
  feedIn: 890.2,
  sharedIn: 1320.8,
  sharedOut: 401.5,
  shareCents: 10_421,
  fixedCents: 500,
  lines: [
    ...spans.flatMap(({ from, until, buy }) =>
      bands.map((band, k) =>
        line({
          kind: 'bought',
          microKWh: kWh(120.123 + 31.7 * k),
          price: buy + 3000 * k,
          from,
          until,
          band,
          vatRate: 2000,
        }),
      ),
    ),
    ...spans.flatMap(({ from, until, buy }) =>
      bands.slice(0, 3).map((band, k) =>
        line({
          kind: 'sold',
          microKWh: kWh(40.2 + 20.9 * k),
          price: buy,
          from,
          until,
          band,
          vatRate: 2000,
        }),
      ),
    ),
    ...spans.map(({ from, until, fee }) =>
      line({ kind: 'fee', microKWh: kWh(660.4), price: fee, from, until, vatRate: 2000 }),
    ),
    line({ kind: 'settlement', netCents: -1213, vatRate: 2000 }),
    line({ kind: 'settlement', netCents: -369, vatRate: 2000 }),
    line({ kind: 'fixed', netCents: 500, vatRate: 2000 }),
  ],
}

/** The same bakery with twelve lines, which still fit on one page. */
export const twelveLines: Person = {
  ...business,
  number: '12',
  lines: (business.lines ?? []).filter((_, k) => k < 7 || k > 13),
}

export const withoutVat: Person = {
  ...household,
  number: '2',
  name: 'Łukasz Grzegorczyk-Żółkiewski',
  vatRate: null,
  fixedCents: 200,
}
export const greek: Person = {
  ...household,
  number: '5',
  name: 'Ελένη Παπαδοπούλου-Κωνσταντινίδη',
  address: 'Λεωφόρος Δημοκρατίας 25\n4820 River Valley',
}
export const cyrillic: Person = {
  ...household,
  number: '6',
  name: 'Олександр Шевченко',
  address: 'вул. Хрещатик 12, кв. 7\n01001 Київ',
}
export const foreignScript: Person = {
  ...household,
  number: '8',
  name: '山田 太郎 (Yamada Tarō) 🌞',
  address: 'Nguyễn Văn Cừ 5\nבית 3',
}

/** Full supply: lines at the comparison tariff, the share of the saving as a line. */
export const fullSupplyPerson: Person = {
  number: '3',
  name: 'Maria Fernández Gómez-Villanueva de la Torre',
  offtake: 245.012,
  sharedIn: 87.512,
  shareCents: 1499,
  fixedCents: 300,
  lines: [
    line({ kind: 'supply', microKWh: kWh(160.5), price: 291_000, band: '06:00–22:00', vatRate: 2000 }),
    line({ kind: 'supply', microKWh: kWh(84.512), price: 240_000, band: '22:00–06:00', vatRate: 2000 }),
    line({ kind: 'saving', netCents: -1499, vatRate: 2000 }),
    line({ kind: 'fixed', netCents: 300, vatRate: 2000 }),
  ],
}

export const premiumPerson: Person = {
  ...household,
  number: '10',
  name: 'Giulia De Santis',
  vatRate: null,
  shareCents: 1120,
  fixedCents: 100,
  lines: [line({ kind: 'saving', netCents: -1120 }), line({ kind: 'fixed', netCents: 100 })],
  member: { iban: 'DE89 3704 0044 0532 0130 00' },
}

/** Fourteen lines: the most that one page holds. */
export const fourteenLines: Person = {
  ...business,
  number: '14',
  lines: (business.lines ?? []).filter((_, k) => k < 7 || k > 11),
}

/** Names as long as the file allows them to be. */
export const longestNames: Person = {
  ...household,
  number: 'Haushalt-Nr. 0000000000000000000000001234',
  name: 'Genossenschaft der vereinigten Streuobstwiesen- und Kleinwasserkraftbetriebe im oberen und mittleren Flusstal samt angrenzenden Gemeinden eingetragene Genossenschaft mit beschränkter Haftung, Abt. 3',
  address:
    'Zur Alten Oberen Mühle hinter dem Sägewerk am Unteren Forellenbach 128a, Stiege 3, Tür 17\n4820 River Valley',
}

/** Cents of a printed figure: the reader's way back. */
export function centsOfFigure(figure: string): number {
  const match = /^([+−]?)([\d\u00A0]+)\.(\d\d)$/.exec(figure)
  if (!match) throw new RangeError(`not a printed amount: ${figure}`)
  return (
    (match[1] === '−' ? -1 : 1) *
    (Number((match[2] as string).replaceAll('\u00A0', '')) * 100 + Number(match[3]))
  )
}

const dairy: Person = {
  number: '15',
  name: 'Dairy',
  kind: 'organisation',
  offtake: 700,
  sharedIn: 200.25,
  shareCents: 1900,
}
const others = [household, roofHousehold, withOpeningBalance, greek, dairy]

/** A month whose settlement lines sum to zero: the last member takes what the others leave of the pot. */
export function monthOf(draft = false) {
  const drawn = sum(others.map(({ sharedIn = 0 }) => sharedIn))
  const supplied = sum(others.map(({ sharedOut = 0 }) => sharedOut))
  const mill: Person = {
    number: '20',
    name: 'Old Mill',
    kind: 'organisation',
    vatStatus: 'standard',
    feedIn: 2000,
    sharedOut: drawn - supplied,
    shareCents: 0,
  }
  const first = [...others, mill].map(resultOf)
  const left = sum(first.map((member) => (member.basisCents ?? 0) - member.shareCents))
  const people = [...others, { ...mill, shareCents: left }]
  const results = people.map(resultOf)
  return {
    settlement: settlementOf(results),
    inputs: '3fa94c0177d28b6e5f10a9be3c7d4410aa52c1e09f3b7a1c2d4e5f6071829304',
    version: '0.1.0',
    documents: people.map((person, k) => documentOf(person, results[k] as MemberResult, draft)),
    cooperative,
    members: people.map(memberOf),
    approvedAt: draft ? null : Date.UTC(2026, 10, 4, 18, 40) / 1000,
    reason: null,
    explanations: new Map(results.map((result) => [result.member, explanationOf(result)])),
  }
}
