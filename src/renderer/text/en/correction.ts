import { capital, counted, inWords, listed, monthName } from './words.ts'

/** Where the members' differences go, and how much of them. */
interface Told {
  readonly side: 'cooperative' | 'vat' | 'outside'
  readonly amount: string
}
const sides: Readonly<Record<Told['side'], { row: string; what: string; told: string }>> = {
  cooperative: {
    row: 'The cooperative’s side',
    what: 'Fees, fixed fees and rounding.',
    told: 'to the cooperative',
  },
  vat: { row: 'VAT, to the tax office', what: '', told: 'VAT to the tax office' },
  outside: {
    row: 'Supplier’s invoice and premium',
    what: 'What they changed by.',
    told: 'for supplier’s invoice and premium',
  },
}
const differences = (sum: string, told: readonly Told[]): string =>
  told.length === 1
    ? `The members’ differences sum to ${sum}, and so does the cooperative’s own side.`
    : `The members’ differences sum to ${sum}: ${listed(told.map(({ side, amount }) => `${amount} ${sides[side].told}`))}.`

/** Words of the correction page. Amounts come in as finished texts, counts as numbers. */
export const correction = {
  none: {
    unsettled: {
      headline: (month: string) => `${monthName(month)} is not settled yet.`,
      lead: 'Only approved bills are corrected; until then the month is simply settled.',
      act: (month: string) => `Settle ${monthName(month)}`,
    },
    draft: {
      headline: (month: string) => `The bills of ${monthName(month)} are not approved yet.`,
      lead: 'Only approved bills are corrected; until then settling again makes new ones.',
      act: () => 'Look at the bills',
    },
    approved: {
      headline: (month: string) => `${monthName(month)} needs no correction.`,
      lead: 'Nothing has changed since its bills were approved.',
      act: () => 'Look at the bills',
    },
  },

  due: (month: string) => `${monthName(month)} has changed since its bills were approved.`,
  dueLead: 'Settle it again; the new result stands beside the approved one, and nothing approved is touched.',
  headline: (members: number, month: string) =>
    `${capital(counted(members, 'bill', 'bills'))} of ${monthName(month)} would change.`,
  noDifference: (month: string) => `Settled again, ${monthName(month)} stays the same to the cent.`,
  lead: (sum: string, told: readonly Told[]) =>
    `${differences(sum, told)} The approved bills stay; each difference becomes a document of its own.`,
  done: (month: string) => `${monthName(month)} has been corrected.`,
  doneLead: (sum: string, told: readonly Told[]) =>
    `${differences(sum, told)} Each correction names the document it refers to.`,
  settle: 'Settle again',
  settling: 'Settling…',
  approveAct: 'Approve the corrections',
  documents: 'All documents',
  makingDocuments: 'Writing the documents',

  reasonsHead: 'What changed',
  noReasons: 'No cause is on record.',
  table: 'Old and new amounts',
  number: 'Number',
  member: 'Member',
  old: 'Approved',
  new: 'Settled again',
  difference: 'Difference',
  less: 'less',
  more: 'more',
  refersTo: 'Corrects',
  all: (count: number) => `All ${inWords(count)}`,
  sides,
  checksHead: 'Checks of the differences',
  agrees: 'agrees',
  differs: 'does not agree',
  documentsHead: 'Correction documents',
  documentOf: (number: string | null, name: string) =>
    number === null ? `Draft for ${name}` : `${number}, ${name}`,
  refers: (number: string) => `refers to ${number}`,

  askTitle: (count: number) => `Approve ${counted(count, 'correction', 'corrections')}?`,
  askText: (sum: string) =>
    `They become final: ${sum} in all, dated today. The approved bills stay as they are; each correction names the one it refers to.`,
  reason: 'Reason',
  reasonHelp: 'It stands on every correction and in the record.',
  reasonMissing: 'Say in a few words why the month is corrected.',
  approve: (count: number) => `Approve ${inWords(count)}`,
  approving: 'Approving…',
  approved: (count: number) => `${capital(counted(count, 'correction', 'corrections'))} approved.`,
} as const
