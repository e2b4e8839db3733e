import { capital, counted, inWords, monthName } from './words.ts'

/** Words of the correction page. Amounts come in as finished texts, counts as numbers. */
export const correction = {
  none: (month: string) => `${monthName(month)} needs no correction.`,
  noneLead: 'Nothing has changed since its bills were approved.',
  toBills: 'Look at the bills',

  due: (month: string) => `${monthName(month)} has changed since its bills were approved.`,
  dueLead: 'Settle it again; the new result stands beside the approved one, and nothing approved is touched.',
  headline: (members: number, month: string) =>
    `${capital(counted(members, 'bill', 'bills'))} of ${monthName(month)} would change.`,
  noDifference: (month: string) => `Settled again, ${monthName(month)} stays the same to the cent.`,
  lead: (sum: string, cooperative: string) =>
    `The members’ differences sum to ${sum}, the cooperative’s own side to ${cooperative}. The approved bills stay; each difference becomes a document of its own.`,
  done: (month: string) => `${monthName(month)} has been corrected.`,
  doneLead: (sum: string) =>
    `The differences sum to ${sum}. Each correction names the document it refers to.`,
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
  cooperative: 'The cooperative’s side',
  cooperativeWords: 'Fees, fixed fees and rounding.',
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
