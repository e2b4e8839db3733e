import { NO_BREAK } from '../figures.ts'
import { capital, counted, inWords, longDate, monthAndYear, monthName } from './words.ts'

type Kind = 'bill' | 'credit-note' | 'statement' | 'correction'
const kinds: Readonly<Record<Kind, string>> = {
  bill: 'Bill',
  'credit-note': 'Credit note',
  statement: 'Statement',
  correction: 'Correction',
}
const many: Readonly<Record<'bill' | 'statement', readonly [string, string]>> = {
  bill: ['bill', 'bills'],
  statement: ['statement', 'statements'],
}

/** Words of the bills page. Amounts come in as finished texts, counts as numbers. */
export const bills = {
  kinds,
  list: 'Bills',
  count: (count: number, kind: 'bill' | 'statement') => capital(counted(count, ...many[kind])),
  lookedAt: (count: number) => `${count} looked at. Arrow keys go through them.`,
  allLookedAt: 'All looked at. Arrow keys go through them.',
  approvedOn: (date: string) => `Approved on ${date}.`,
  corrected: (date: string, amount: string) => `Corrected on ${longDate(date)}, ${amount}.`,
  correctedAll: (date: string, amount: string) => `Corrected on ${longDate(date)}, ${amount} in all.`,
  correctedMeans: 'The amounts here are those first approved.',
  seeCorrection: 'See the corrections',
  marks: { done: 'looked at', work: 'open now', 'not-yet': 'not yet looked at' },
  all: 'All',
  approveAll: (count: number) => `Approve all ${inWords(count)}`,
  approveOne: 'Approve the bill',
  approveKey: 'A',
  lookFirst: (count: number) => `${capital(counted(count, 'bill is', 'bills are'))} not yet looked at.`,
  documents: 'All documents',
  makingDocuments: 'Writing the documents',
  phases: { documents: 'Documents written' },

  none: (month: string) => `${monthName(month)} has no bills yet.`,
  noneLead: 'Bills are made by settling the month.',
  toSettle: (month: string) => `Settle ${monthName(month)}`,
  nobody: (month: string) => `Nobody has a bill in ${monthName(month)}.`,
  nobodyLead: 'No member has a point with readings in it.',
  stale: 'Readings, prices or members have changed since these bills were made.',
  staleMeans: 'They are of before; settle the month again and the new ones stand here.',
  settleAgain: 'Settle again',
  correctionDue: 'Readings of this month have changed since the approval.',
  correctionDueMeans: 'The approved bills stay as they are; the difference waits as a correction.',
  openCorrection: 'Open the correction',

  document: (kind: Kind, number: string | null) =>
    number === null ? `${kinds[kind]}, draft` : `${kinds[kind]} ${number}`,
  /** `since` is a date, or already in words. */
  since: (name: string, since: string) =>
    `${name}, member since ${/^\d{4}-\d{2}/.test(since) ? monthAndYear(since) : since}`,
  dated: (date: string, due: string | null) =>
    due === null ? `dated ${longDate(date)}` : `dated ${longDate(date)}, due ${longDate(due)}`,
  refersTo: (number: string) => `refers to ${number}`,

  waterfall: 'From without the cooperative to the bill',
  linesHead: (kind: Kind) => `What the ${kinds[kind].toLowerCase()} says`,
  lines: 'Lines of the bill',
  line: 'Line',
  kWh: 'kWh',
  price: 'Price',
  net: 'Net',
  vatColumn: 'VAT',
  lineKinds: {
    bought: 'Energy from neighbours',
    sold: 'Energy to neighbours',
    fee: 'Fee on shared energy',
    settlement: 'Settlement of the common saving',
    supply: 'Energy used',
    standing: 'Standing charge of a connection of your own',
    'feed-in': 'Energy fed in',
    saving: 'Your share of the common saving',
    fixed: 'Fixed fee',
    correction: 'Correction',
  },
  span: (from: string, until: string) => `${from} to ${until}`,
  netSum: 'Net',
  vatLine: (rate: string, base: string) => `VAT ${rate}${NO_BREAK}% of ${base}`,
  total: 'Total',
  credit: 'Total credited',
  opening: 'Balance from before',
  toPay: 'To pay',
  toReceive: 'To receive',
  nothingDue: 'Nothing to pay',

  dayHead: (month: string) => `An average day in ${monthName(month)}`,
  dayMeasure: 'kW by hour of the day',
  fromNeighbours: 'from neighbours',
  fromGrid: ['from', 'the grid'] as const,
  toNeighbours: 'to neighbours',
  toGrid: ['to the', 'grid'] as const,
  dayHeadFedIn: (month: string) => `An average day’s feed-in in ${monthName(month)}`,
  dayRead: (hour: string, all: string, shared: string, kind: 'used' | 'fed in') =>
    kind === 'used'
      ? `${hour}: ${all}${NO_BREAK}kW used, ${shared} from neighbours`
      : `${hour}: ${all}${NO_BREAK}kW fed in, ${shared} to neighbours`,
  dayReadLabel: 'Read the day hour by hour',
  dayTable: {
    hour: 'Hour',
    used: 'Used, kW',
    from: 'From neighbours, kW',
    fedIn: 'Fed in, kW',
    to: 'To neighbours, kW',
  },

  why: 'Why this amount',
  asBillSays: 'as the bill says it',
  settlementHead: 'The settlement line',
  remarksHead: 'On this bill',
  sinceHead: (amount: string, month: string, more: boolean) =>
    `Why ${amount} ${more ? 'more' : 'less'} than in ${monthName(month)}`,
  sameHead: (month: string) => `The same as in ${monthName(month)}`,
  month: (month: string) => monthName(month),
  whatIf: 'What if…',
  whatIfHead: 'What if',
  whatIfAsking: 'The month is settled again, each time with one thing changed.',
  whatIfPhases: {
    readings: 'Readings checked',
    prices: 'Prices applied',
    coalitions: 'What each group is worth',
    shares: 'Shares',
    checks: 'Checks',
  },
  pdf: 'See the PDF',
  pdfMaking: 'Writing the PDF…',

  askTitle: (count: number, kind: 'bill' | 'statement') => `Approve ${counted(count, ...many[kind])}?`,
  askText: (sum: string, opening: string | null) =>
    `They become final: ${sum} in all${opening === null ? '' : `, ${opening} from before included`}, dated today. Later changes are new documents that refer to these.`,
  reasonsHead: 'Before you do:',
  reason: 'Reason',
  reasonHelp: 'It goes into the record, and the auditor will read it.',
  reasonMissing: 'A few words why it is right all the same.',
  approve: (count: number) => `Approve ${inWords(count)}`,
  approving: 'Approving…',
  approved: (count: number, kind: 'bill' | 'statement') =>
    `${capital(counted(count, ...many[kind]))} approved.`,
  approvedMore: 'They are final now.',
} as const
