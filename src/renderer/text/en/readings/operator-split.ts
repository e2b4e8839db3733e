import { NO_BREAK } from '../../figures.ts'
import { capital, counted, listed, longDate, monthAndYear, monthName } from '../words.ts'

const slotWords = (stepSeconds: number, count: number): string => {
  const name = stepSeconds === 900 ? 'quarter hour' : stepSeconds === 3600 ? 'hour' : 'interval'
  return count === 1 ? name : `${name}s`
}
/** What was recomputed: a month's readings, or a file by its name. */
export type Judged = { readonly month: string } | { readonly file: string }
const ofWords = (of: Judged): string => ('month' in of ? `of ${monthName(of.month)}` : `in ${of.file}`)

/** Words of the tab that recomputes the operator's split. Amounts come in as finished texts, counts as numbers and texts. */
export const operatorSplit = {
  running: (of: Judged) => `The operator’s split ${ofWords(of)} is being recomputed.`,
  phases: { split: 'Recomputing the split' },
  cancelled: 'The split was not recomputed.',
  again: 'Recompute it',
  failed: (of: Judged) => `The split ${ofWords(of)} could not be recomputed.`,

  holds: (of: Judged) => `The operator’s split ${ofWords(of)} holds.`,
  /** `slots` as a text, with their count for its word. */
  holdsLead: (slots: string, count: number, stepSeconds: number) =>
    `Recomputed by consumption, ${count === 1 ? 'its one' : `every one of its ${slots}`}${NO_BREAK}${slotWords(stepSeconds, count)} comes to what was published.`,
  /** Where some could not be recomputed. */
  holdsAsFar: (of: Judged) => `The operator’s split ${ofWords(of)} holds as far as it can be recomputed.`,
  holdsAsFarLead: (slots: string, of: string, stepSeconds: number) =>
    `By consumption, ${slots} of ${of}${NO_BREAK}${slotWords(stepSeconds, 2)} come to what was published. The others lack a value.`,
  differs: (of: Judged, days: number) =>
    days === 0
      ? `Something is wrong with the operator’s split ${ofWords(of)}.`
      : `The operator’s split ${ofWords(of)} differs on ${counted(days, 'day', 'days')}.`,
  differsLead: (kWh: string, worth: string | null) =>
    `${kWh}${NO_BREAK}kWh went elsewhere than consumption says${worth === null ? '' : `, worth ${worth}`}. Nothing is changed here; the operator can publish it anew.`,
  differsLeadPlain: 'Nothing is changed here. The operator can say what happened, and publish it anew.',
  nothing: (of: Judged) => `The split ${ofWords(of)} cannot be recomputed.`,
  why: {
    'no-readings': (month: string) => `${monthAndYear(month)} has no readings yet.`,
    'no-split': (month: string) =>
      `The readings of ${monthName(month)} came without the operator’s own columns: share, self-cover and surplus stand in its community workbook.`,
    'one-side-only': () =>
      'No interval has both a consumption and a generation, so there is nothing that could have been shared.',
    'values-missing': () =>
      'In every interval at least one point lacks its reading, and a missing reading is not zero.',
  },
  notAll: (left: string, count: number, stepSeconds: number) =>
    `${left}${NO_BREAK}${slotWords(stepSeconds, count)} lack a consumption or a generation and could not be recomputed.`,

  lacking: 'Points without a reading',
  lackingNote:
    'A missing reading is not zero. Where one point lacks its reading, nobody’s share of the interval can be recomputed.',
  lackingTable: 'Points without a reading, with their intervals',
  lackingWhat: 'What is missing',
  lackingSide: { offtake: 'Consumption', 'feed-in': 'Generation' },
  lackingMeans: 'not recomputed',
  absentMeans: 'the split holds without it',

  saveTable: 'Save table for the operator',
  copyText: 'Copy the text',
  chooseFile: 'Check an operator’s file',
  backToMonth: (month: string) => `Back to ${monthName(month)}`,
  copied: 'The text for the operator is copied.',
  copiedMore: 'Paste it into a message; the table goes with it.',
  notCopied: 'The text could not be copied.',
  notCopiedMore: 'Mark it below and copy it yourself.',

  /** A month holds only the points of members, so a point that lacks here may well stand in the operator's file. */
  maybeOnlyHere: 'Readings of points that no member has are not kept here.',
  maybeOnlyHereMeans:
    'The point that seems to be missing may stand in the operator’s file. Check that file before you write.',

  faults: 'What differs',
  faultsTable: 'Differences by kind',
  kind: 'What',
  when: 'When',
  daysHead: 'Days',
  slotsHead: 'Intervals',
  kWhHead: 'kWh',
  kinds: {
    'other-key': 'Another key',
    'surplus-unassigned': 'Surplus that does not fit',
    'plant-missing': 'A plant is missing',
    'consumer-missing': 'A consumer is missing',
    'columns-swapped': 'Exchanged columns',
    'point-twice': 'A point twice',
    'share-exceeds': 'More than was used',
  },
  uncertain: 'Something differs',
  span: (from: string, until: string) =>
    from === until ? longDate(from) : `${longDate(from)} to ${longDate(until)}`,
  pointsOf: (points: readonly string[]) => listed(points),

  moved: 'Who was given more, and who less',
  movedTable: 'Shared energy as published and as recomputed, by point',
  movedNote: (valued: boolean) =>
    valued
      ? 'Only days on which the split itself differs. Money at what a shared kWh saves by the cooperative’s prices.'
      : 'Only days on which the split itself differs. What it is worth in money is not known here.',
  point: 'Point',
  published: 'Published, kWh',
  recomputed: 'Recomputed, kWh',
  difference: 'Difference, kWh',
  worth: (currency: string) => `Worth, ${currency}`,
  sum: 'Together',

  letter: 'For the operator',
  letterNote: 'Points as the operator knows them; no name goes out with it.',

  figures: {
    slots: (stepSeconds: number) => `${capital(slotWords(stepSeconds, 2))} recomputed`,
    points: 'Points',
    pointsOf: (consumers: number, plants: number) =>
      `${counted(consumers, 'consumer', 'consumers')}, ${counted(plants, 'plant', 'plants')}`,
    largest: 'Largest distance',
  },
  how: 'What is recomputed?',
  howTerm: 'The operator’s split',
  howShare:
    'In every interval the generation of all plants is shared by consumption: a consumer’s share is generation × own consumption ÷ everybody’s consumption, rounded to a millionth of a kWh.',
  howCover:
    'Its self-cover is that share, at most what it used. A plant’s surplus is its generation less its part of all self-covers.',
  howKey:
    'Where you agreed on fixed shares with the operator, “Another key” is what you agreed on, and nothing is wrong.',
} as const
