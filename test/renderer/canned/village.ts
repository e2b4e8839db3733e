import type { Cooperative } from '../../../src/core/community/cooperative.ts'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import type { TariffRow } from '../../../src/core/community/tariff.ts'
import type { FileState, MonthOverview } from '../../../src/core/contract/cooperative.ts'
import type { MemberDetail, MemberRow } from '../../../src/core/contract/members.ts'
import { addMonths } from '../../../src/core/calendar/month.ts'

/** An invented village, the same every time: what the double of the service answers with. */

export const MONTH = '2026-10'

export const cooperative: Cooperative = {
  name: 'River Valley Energy Cooperative',
  address: 'Mill Lane 3\n4020 Riverton',
  email: 'office@river-valley.example',
  registerNumber: 'FN 123456a',
  vatNumber: '',
  iban: 'AT61 1904 3002 3457 3201',
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

export const fileState: FileState = {
  fileName: 'river-valley.fairwatt',
  session: 'double-1',
  cooperative,
  readOnly: false,
  warnings: [],
  savedAt: Date.UTC(2026, 10, 4, 18, 52) / 1000,
  workMonth: MONTH,
  firstMonth: '2025-11',
  lastMonth: MONTH,
  undo: { batch: 212, words: 'import of lindenhof_barn.csv' },
}

interface Villager {
  readonly name: string
  readonly organisation?: true
  readonly share: number
  readonly feedsIn?: true
  readonly transfer?: true
  readonly cents: number
}
const villagers: readonly Villager[] = [
  { name: 'Anna Berger', share: 0.02, cents: 4109 },
  { name: 'Tomasz Nowak', share: 0.06, feedsIn: true, cents: 4384 },
  { name: 'Lindenhof Farm', organisation: true, share: 0.3, feedsIn: true, transfer: true, cents: 6201 },
  { name: 'Leyla Demir', share: 0.03, cents: 5631 },
  { name: 'Jonas Huber', share: 0.04, feedsIn: true, cents: 3481 },
  { name: 'Primary School', organisation: true, share: 0.12, feedsIn: true, transfer: true, cents: 21_825 },
  { name: 'Maria Santos', share: 0.02, cents: 4214 },
  { name: 'Petra Wimmer', share: 0.1, feedsIn: true, cents: 4114 },
  { name: 'Old Mill Bakery', organisation: true, share: 0.2, feedsIn: true, transfer: true, cents: 34_314 },
  { name: 'David Okafor', share: 0.03, transfer: true, cents: 5858 },
  { name: 'Hannah Lindqvist', share: 0.06, feedsIn: true, cents: 9778 },
  { name: 'Erik Sommer', share: 0.02, cents: 3383 },
]

const rowOf = (villager: Villager, index: number): MemberRow => ({
  number: String(index + 1),
  name:
    index < villagers.length ? villager.name : `${villager.name} ${Math.floor(index / villagers.length) + 1}`,
  kind: villager.organisation ? 'organisation' : 'person',
  from: '2024-11-01',
  until: null,
  inMonth: true,
  offtakePoints: 1,
  feedInPoints: villager.feedsIn ? 1 : 0,
  staticShare: villager.share,
  paysBy: villager.transfer ? 'transfer' : 'direct-debit',
  amountCents: villager.cents + 113 * Math.floor(index / villagers.length),
})

export const memberRows: readonly MemberRow[] = villagers.map(rowOf)

/** As many members as asked for: beyond the twelve they come again with other amounts. */
export function manyMembers(count: number): MemberRow[] {
  return Array.from({ length: count }, (_, index) => rowOf(villagers[index % villagers.length]!, index))
}

const pointOf = (number: string, which: 1 | 2): string =>
  `AT0031000000000000000000000042${number.padStart(2, '0')}${which}`

export function memberOf(row: MemberRow): Member {
  return {
    ...newMember(row.number, row.name, row.from),
    kind: row.kind,
    until: row.until,
    staticShare: row.staticShare,
    incomeBand: row.kind === 'person' ? 'higher' : null,
    points: [
      { id: pointOf(row.number, 1), direction: 'offtake' },
      ...(row.feedInPoints > 0 ? [{ id: pointOf(row.number, 2), direction: 'feed-in' as const }] : []),
    ],
  }
}

const billAmounts = [5240, 7900, 8380, 6010, 4300, 1240, -1100, -1820, -2480, -1540, 380, 9778]

export function detailOf(row: MemberRow): MemberDetail {
  const member = memberOf(row)
  return {
    member,
    points: member.points.map((point, index) => ({
      id: point.id,
      direction: point.direction,
      microKWh: index === 0 ? 416_500_000 : 243_600_000,
      missing: 0,
    })),
    tariff: { name: 'Standard', buy: 291_000, sell: 62_000, since: '2026-10-01' },
    bills: billAmounts.map((amountCents, index) => ({
      month: addMonths(MONTH, index - 11),
      amountCents: index === 11 && row.amountCents !== null ? row.amountCents : amountCents,
      shareCents: 620 + 37 * index,
      sharedIn: 31_400_000 + index * 1_700_000,
      sharedOut: index % 3 === 0 ? 12_000_000 : 28_300_000,
      approved: index < 11,
    })),
    history: [
      { at: Date.UTC(2026, 9, 1, 9) / 1000, words: 'New price, 29.10 ct' },
      { at: Date.UTC(2026, 2, 14, 9) / 1000, words: 'Correction of February, −2.14 €' },
      { at: Date.UTC(2024, 10, 1, 9) / 1000, words: 'Founding member' },
    ],
  }
}

const row = (
  name: string,
  from: string,
  until: string | null,
  buy: number,
  change: Partial<TariffRow> = {},
): TariffRow => ({
  name,
  from,
  until,
  bandFrom: null,
  bandUntil: null,
  days: null,
  buy,
  sell: 62_000,
  sharedNetwork: 31_000,
  fee: 5_000,
  internal: null,
  fixedPerMonthCents: 0,
  vat: null,
  ...change,
})

export const tariffRows: readonly { id: number; row: TariffRow }[] = [
  { id: 1, row: row('Standard', '2024-11-01', '2026-09-30', 284_000) },
  { id: 2, row: row('Standard', '2026-10-01', null, 291_000) },
  {
    id: 3,
    row: row('Night', '2026-10-01', null, 243_500, {
      bandFrom: '22:00',
      bandUntil: '06:00',
      fixedPerMonthCents: 350,
    }),
  },
  {
    id: 4,
    row: row('Night', '2026-10-01', null, 291_000, { days: ['sat', 'sun'], internal: 150_000, vat: 2000 }),
  },
]

const monthKWh = [796, 677, 964, 1277, 1631, 1620, 1598, 1517, 1402, 1200, 1104, 960]
const savings = [
  14_812, 12_640, 18_411, 24_390, 31_120, 30_902, 30_511, 29_014, 26_812, 22_925, 21_108, 19_003,
]

/** The year as the month page draws it; every day its own uneven height. */
const year: MonthOverview['year'] = monthKWh.map((kWh, index) => {
  const month = addMonths(MONTH, index - 11)
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
  const parts = Array.from(
    { length: days },
    (_, day) => 0.75 + 0.5 * Math.abs(Math.sin((day + 1) * (index + 3) * 1.7)),
  )
  const sum = parts.reduce((total, part) => total + part, 0)
  return {
    month,
    daily: parts.map((part) => Math.round((part / sum) * kWh * 1_000_000)),
    sharedMicroKWh: kWh * 1_000_000,
    savingsCents: savings[index] ?? null,
    state: month === MONTH ? 'settled' : month === '2026-02' ? 'corrected' : 'approved',
  }
})

export const overview: MonthOverview = {
  month: MONTH,
  headline: 'October is settled. Twelve bills are ready for you.',
  lead: 'Together you used 960\u00A0kWh of your own sun and water and saved 190.03\u00A0€. Nobody pays more than alone.',
  next: { label: 'Look at the bills', page: 'bills' },
  stations: [
    { station: 'members', mark: 'done', note: '12, complete' },
    { station: 'readings', mark: 'done', note: '19 of 19 points' },
    { station: 'settle', mark: 'done', note: '190.03\u00A0€ saved' },
    { station: 'bills', mark: 'next', note: '12 to look at' },
    { station: 'fairness', mark: 'not-yet', note: 'to September' },
  ],
  open: [
    {
      mark: 'next',
      title: 'Approve twelve bills, 1\u00A0072.92\u00A0€ in all.',
      text: 'Approving freezes them; later changes become corrections.',
      act: 'Look at the bills',
      page: 'bills',
      subject: null,
    },
    {
      mark: 'not-yet',
      title: 'David Okafor has no bank mandate.',
      text: 'That bill will ask for a transfer instead.',
      act: 'Add a mandate',
      page: 'members',
      subject: '10',
    },
    {
      mark: 'not-yet',
      title: 'Two hours at Lindenhof Farm are estimates',
      text: 'of the grid operator, 14\u00A0October, 09:00 to 11:00. The bill says so.',
      act: 'See the hours',
      page: 'readings',
      subject: null,
    },
  ],
  figures: [
    { value: '960', unit: 'kWh', words: 'shared, 13\u00A0% less than in September' },
    { value: '190.03', unit: '€', words: 'saved together, 2\u00A0815.71\u00A0€ in twelve months' },
    { value: '16', unit: '%', words: 'of your electricity came from a neighbour’s roof or the mill' },
  ],
  year,
}
