import { monthAndYear } from '../words.ts'

/** Words of the tab that makes the board's report. */
export const fairnessReport = {
  headline: (from: string, to: string) =>
    from === to
      ? `The report on ${monthAndYear(to)}.`
      : `The report on ${monthAndYear(from)} to ${monthAndYear(to)}.`,
  lead: 'For the meeting: made to be projected and printed, with its definitions and a page for the minutes.',
  make: 'Make the report',
  making: 'Making the report…',
  from: 'First month',
  holds: 'What it holds',
  pages: [
    'What you shared and saved, month by month',
    'Whether it is fair, and getting fairer: every measure and what it means',
    'What every other rule would have paid, and what was decided',
    'A page for the minutes, with space to sign',
  ],
  privacy: 'No names and no incomes are in it. Groups of fewer than five households are joined.',
  phases: {
    readings: 'Readings checked',
    prices: 'Prices applied',
    coalitions: 'What each group is worth',
    shares: 'Shares and stability',
    checks: 'Checks',
    documents: 'Pages set',
  },
} as const
