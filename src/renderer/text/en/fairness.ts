import { NO_BREAK } from '../figures.ts'
import { fairnessMeasures } from './fairness/measures.ts'
import { fairnessReport } from './fairness/report.ts'
import { capital, counted, monthAndYear, monthName, shortMonth } from './words.ts'

/** Words of the fairness page. Figures come in as finished texts, counts as numbers. Never a name. */
export const fairness = {
  tabsLabel: 'Fairness',
  tabs: { trend: 'Trend', report: 'Board report' },
  tablesKey: 'T',
  showTables: 'Show as tables',
  showCharts: 'Show as charts',
  foot: 'Every chart has its table: press T. Households are never named on this page.',
  measuresHead: (month: string) => `Every measure, ${monthAndYear(month)}`,
  measuresNote: (months: number) =>
    `Burden and access over the trailing ${counted(months, 'month', 'months')}; what members share, of the month alone. A dash: does not apply, or is not known.`,
  measure: 'Measure',
  withUs: 'With us',
  withoutUs: 'Without us',
  footFewer: 'A band of fewer than five households is joined with its neighbour.',

  empty: 'There is no settled month yet.',
  emptyLead: 'Trends begin with the first month whose bills are made.',
  toSettle: (month: string) => `Settle ${monthName(month)}`,
  oneMonth: 'One month is settled so far; a trend needs a second one.',
  noIncome: 'No household’s income is known.',
  noIncomeText:
    'The burden of a bill is a part of an income, so without income bands there is no burden to show. Bands are entered in a member’s drawer, are optional, and never leave this computer.',
  toMembers: 'Open the members',
  left: (count: number) =>
    `${capital(counted(count, 'household', 'households'))} without a known income ${count === 1 ? 'is' : 'are'} left out.`,
  drafts: 'Months not yet approved are counted as they stand now.',

  month: 'Month',
  of: (month: string) => monthAndYear(month),
  axis: (month: string, first: boolean) =>
    first || month.endsWith('-01') ? `${shortMonth(month)} ${month.slice(0, 4)}` : shortMonth(month),
  with: 'with',
  without: 'without',
  named: (name: string, value: string) => `${name}, ${value}`,
  readLabel: (finding: string) => `Read the values: ${finding}`,
  missing: 'not known',
  toPlan: 'Plan a day of your own',
  toStudies: 'See what planning together brings: six study communities',
  readTwo: (month: string, withValue: string, withoutValue: string) =>
    `${month}: with ${withValue}, without ${withoutValue}`,
  readOne: (month: string, value: string, unit: string) => `${month}: ${value}${NO_BREAK}${unit}`,
  whatIsThis: 'What is this?',
  close: 'Close',
  axisFrom: (value: string) => `The axis starts at ${value}.`,
  axisFromShort: (value: string) => `axis from ${value}`,

  gini: {
    title: 'How unevenly electricity weighs on households',
    measure: (months: number, households: number) =>
      `Gini of energy burden, trailing ${counted(months, 'month', 'months')}, ${counted(households, 'household', 'households')}.`,
    head: 'Gini of energy burden',
    text: [
      [
        'A household’s ',
        'energy burden',
        ' is its electricity cost, with what feeding in earns taken off, divided by its income, over the months of the window.',
      ],
      [
        'The ',
        'Gini',
        ' is half the average difference between any two households, divided by the average. 0: all alike. 1: one carries everything.',
      ],
      [
        'It says nothing about how heavy the burden is; the heaviest burden does. Organisations have no income and are left out.',
        '',
        '',
      ],
    ] as const,
  },
  worst: {
    title: (value: string) => `The heaviest burden is ${value}${NO_BREAK}%`,
    fell: (value: string) => `The heaviest burden fell to ${value}${NO_BREAK}%`,
    rose: (value: string) => `The heaviest burden rose to ${value}${NO_BREAK}%`,
    measure: 'Highest burden of any household, % of income',
    head: 'Heaviest burden',
    text: [
      [
        'The largest ',
        'energy burden',
        ' of any household. It is shown only where at least five households count, and never says whose it is.',
      ],
    ] as const,
    tooFew: 'Fewer than five households count, so the heaviest burden would point at one. It is not shown.',
  },
  access: {
    title: 'Who reaches shared energy',
    measure: 'Energy from others, % of use, by income band, trailing months',
    measureAll: 'Energy from others, % of use',
    head: 'Access by income band',
    text: [
      [
        'Shared energy received, divided by all energy used, for the households of a band together. ',
        'Own',
        ' energy used behind the meter is not counted: no meter sees it. It is not the renewable access of the studies.',
      ],
    ] as const,
    all: 'all members',
  },
  savings: {
    title: (amount: string, month: string) => `${amount} saved in ${monthName(month)}`,
    measure: (mark: string) => `Saved together, ${mark} a month`,
    head: 'Saved together',
    text: [
      [
        'What all members together paid less than ',
        'alone',
        ' in that month. Negative months are possible where prices turn.',
      ],
    ] as const,
  },
  shared: {
    title: (energy: string, month: string) => `${energy}${NO_BREAK}kWh shared in ${monthName(month)}`,
    measure: 'Shared energy, kWh a month',
    head: 'Shared energy',
    text: [
      [
        'Energy fed in by one member and used by ',
        'another',
        ' in the same interval, as the key in force assigns it.',
      ],
    ] as const,
  },
  bands: {
    title: 'Where the savings went',
    measure: (month: string) => `Share of savings by income band, ${monthAndYear(month)}`,
    head: 'Share of savings by band',
    text: [
      [
        'Each band’s part of what was saved together. Members without an income band are ',
        'not',
        ' in it, so the parts need not sum to a hundred.',
      ],
    ] as const,
    none: 'Too few households with a known income to show bands.',
    band: 'Income band',
    households: 'Households',
    part: 'Part',
    amount: 'Savings',
    rest: (percent: string) =>
      `The rest, ${percent}${NO_BREAK}%, went to organisations and to households without a known income.`,
    burdens: (each: readonly string[]) => `Burden: ${each.join(', ')}.`,
    burdenOf: (band: string, percent: string) => `${band} ${percent}${NO_BREAK}% of income`,
  },
  burdens: {
    title: 'How heavy the burden is by income',
    measure: 'Cost, % of income, trailing months',
    head: 'Burden by income band',
    text: [
      ['What the households of a band paid together, divided by their ', 'income', ' of the same months.'],
    ] as const,
  },
  lorenz: {
    title: (count: number, percent: string) =>
      `${capital(counted(count, 'household carries', 'households carry'))} ${percent}${NO_BREAK}% of the burden`,
    measure: (households: number) =>
      `Lorenz curve, % carried by the lightest of ${counted(households, 'household', 'households')}; dashed: without us`,
    read: (count: number, withValue: string, withoutValue: string) =>
      `The lightest ${count}: with us ${withValue}${NO_BREAK}%, without ${withoutValue}${NO_BREAK}%`,
    lightest: 'none',
    all: (households: number) => `all ${households}`,
    alike: 'all alike',
    column: 'Lightest households',
    head: 'Lorenz curve',
    text: [
      [
        'Households stand in a row, the lightest burden first; the curve says what ',
        'part',
        ' of all burdens they carry together.',
      ],
      ['The straight line is all alike. The Gini is twice the ', 'area', ' between line and curve.'],
    ] as const,
  },
  ...fairnessMeasures,
  report: fairnessReport,
} as const
