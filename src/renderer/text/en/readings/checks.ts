import { capital, counted, inWords, monthName } from '../words.ts'

/** Words of the tab that shows what is worth a look in a month's readings; the sentences of its findings come with them. */
export const readingsChecks = {
  tabsLabel: 'Readings',
  tabs: { month: 'Month', checks: 'Checks', split: 'Operator’s split' },
  /** Beside the tab's name. */
  count: (count: number) => `${count}`,
  countSaid: (count: number) => `${counted(count, 'thing is', 'things are')} worth a look`,

  found: (count: number, month: string) =>
    `${capital(inWords(count))} ${count === 1 ? 'thing is' : 'things are'} worth a look in ${monthName(month)}.`,
  foundLead: 'Each of them may be right, and nothing is changed by itself.',
  nothing: (month: string) => `Nothing stands out in ${monthName(month)}.`,
  nothingLead:
    'No gaps, spikes, values below zero, flat lines or feed-in in the dark; every point has its member, and every member a point.',
  empty: (month: string) => `There is nothing to check in ${monthName(month)} yet.`,
  emptyLead: 'The checks look at readings, and the month has none.',
  again: 'Check again',
  failed: (month: string) => `${monthName(month)} could not be checked.`,
  toReadings: 'To the month',

  kinds: {
    gap: {
      name: 'Missing values',
      act: 'A file that has them fills the gap; the rule for gaps decides what happens without.',
    },
    'meter-exchange': {
      name: 'Exchanged meters',
      act: 'Right where a new meter took the place of an old one; both points stay with the member. Only what lies between the two counts as missing.',
    },
    'maybe-exchange': {
      name: 'Exchanged, or half a file each',
      act: 'Import the other half of each point where there is one. If the meter was exchanged, the month is settled without the other halves; say so when you approve it.',
    },
    negative: {
      name: 'Values below zero',
      act: 'The grid operator can say what they should be.',
    },
    'register-reset': {
      name: 'Meters that started anew',
      act: 'Ask the grid operator for the right value; a corrected file replaces it.',
    },
    spike: {
      name: 'Values far above all others',
      act: 'Ask the grid operator where it cannot be; a corrected file replaces it.',
    },
    'flat-line': {
      name: 'The same value for a day or longer',
      act: 'Often a value that stands in for missing ones. The grid operator knows.',
    },
    'night-feed-in': {
      name: 'Feed-in in the dark',
      act: 'A clock that runs wrong, or two points mixed up, looks like this.',
    },
    'point-without-member': {
      name: 'Points without a member',
      act: 'Add the point to its member, and its energy counts.',
    },
    'member-without-point': {
      name: 'Members without a point',
      act: 'Fine for a supporting member; all others need their point.',
    },
    'before-joining': {
      name: 'Readings before joining',
      act: 'Right where the day of joining is right.',
    },
    'after-leaving': {
      name: 'Readings after leaving',
      act: 'Right where the day of leaving is right.',
    },
  },

  /** Stands where a member's name would. */
  nobody: 'No member',
  seeDay: 'See the day',
  seePoint: 'See the point',
  seeMember: 'See the member',
  toMembers: 'To the members',
  /** The same for screen readers, who hear links one by one. */
  seeOf: (see: string, who: string) => `${see}: ${who}`,
}
