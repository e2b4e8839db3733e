import { NO_BREAK } from '../figures.ts'
import { capital, counted } from './words.ts'

/** Words of the study communities. Figures come in as finished texts, counts as numbers. */
export const studies = {
  headline: (count: number) =>
    `${capital(counted(count, 'community shows', 'communities show'))} what planning together brings.`,
  lead: 'Nine households and a school on different days, with loads that can wait, batteries and a common roof. Nothing in them is real; the figures can be repeated by anyone.',
  list: 'The study communities',
  name: 'Study',
  day: 'Its day',
  members: 'Members',
  use: 'Use, kWh',
  sun: 'Sunshine, kWh',
  acts: 'Acts',
  plan: 'Plan it',
  planOf: (title: string) => `Plan it: ${title}`,
  own: 'Plan your own',
  ownHelp: 'A STUDY.json: the terminal’s “study list --json” gives one of these to copy and change.',
  back: 'All studies',

  running: (title: string) => `Planning “${title}”.`,
  runningLead: 'Every group of members is planned on its own as well, so that each share is exact.',
  phases: {
    plan: 'The cheapest plan',
    alone: 'Everyone alone',
    coalitions: 'Every group',
    'fair plan': 'The fair plan',
    'side studies': 'Side studies',
  },
  failed: (title: string) => `“${title}” could not be planned.`,
  cancelled: 'The planning was stopped.',
  cancelledLead: 'Nothing was kept and nothing changed.',
  again: 'Plan it again',
  loosen: 'Nothing was planned. Loosen any one of these conditions and try again.',
  infeasible: (title: string) => `“${title}” has no plan: its conditions contradict each other.`,

  finding: (title: string, saved: string, alone: string) =>
    `${title}: planned together, ${saved} of ${alone} is saved.`,
  findingNone: (title: string) => `${title}: planning together saves nothing here.`,
  aloneWord: 'alone',
  figures: {
    cost: 'costs together',
    peak: (gross: string) => `highest draw; ${gross}${NO_BREAK}kW as usual`,
    cut: (ceiling: string | null) =>
      ceiling === null
        ? 'of the peak is cut'
        : `of the peak is cut; ${ceiling}${NO_BREAK}% is the most there is`,
    access: 'of the use is local sunshine',
  },

  dayTitle: (peak: string, gross: string) => `The peak falls from ${gross} to ${peak}${NO_BREAK}kW`,
  dayMeasure: 'kW; bars are sunshine, the dashed line is use as usual, the full line as planned',
  asUsual: 'as usual',
  asPlanned: 'as planned',
  sunshine: 'sunshine',
  storeTitle: (kWh: string) => `The batteries carry ${kWh}${NO_BREAK}kWh through the day`,
  storeNone: 'No battery works on this day',
  storeMeasure: 'kW; up is charging, down is giving back, the line is what the grid delivers',
  charge: 'charging',
  discharge: 'giving back',
  fromGrid: 'from the grid',
  tradeTitle: (kWh: string) => `${kWh}${NO_BREAK}kWh change hands between members`,
  tradeMeasure: 'kW, by time of day',
  traded: 'traded',
  priceTitle: 'Between members the price lies halfway',
  priceMeasure: (currency: string) => `${currency} per kWh, by time of day`,
  buyPrice: 'bought',
  localPrice: 'between members',
  readDay: (time: string, values: readonly string[]) => `${time}: ${values.join(', ')}`,
  readLabel: (finding: string) => `Read the values: ${finding}`,
  time: 'Time',
  value: (name: string, value: string) => `${name} ${value}`,

  who: 'Who gains',
  whoLead: 'The gain is the Shapley value: what each member’s joining adds, over every order of joining.',
  member: 'Member',
  group: 'Group',
  alone: 'Alone',
  gain: 'Gain',
  pays: 'Pays',
  byNeed: (rho: string) => `Gain, ${rho}${NO_BREAK}% by need`,
  sunPart: 'Local sun, %',
  fairPays: 'Fair plan',
  sum: 'Sum',
  noShapley: 'Not every group could be planned:',

  fair: 'The fair plan',
  fairText: (price: string, low: string | null, mean: string | null) =>
    `It costs ${price}${NO_BREAK}% more than the cheapest plan of its kind${low === null || mean === null ? '.' : `; households with the lowest incomes then cover ${low}${NO_BREAK}% of their use with local sunshine, all households ${mean}${NO_BREAK}%.`}`,
  burden: (gini: string, worst: string) =>
    `Gini of the energy burden ${gini}, heaviest burden ${worst}${NO_BREAK}% of an income.`,
  burdens: 'Energy burden',
  burdenRows: {
    alone: 'Everyone alone',
    shapley: 'By contribution',
    solidarity: 'Partly by need',
    fair: 'The fair plan',
  },
  gini: 'Gini',
  worst: 'Heaviest, %',

  targets: 'What had to be shown',
  target: 'What',
  reach: 'To reach',
  reached: 'Reached',
  sense: { 'at-least': 'at least', 'at-most': 'at most' },
  ok: 'reached',
  notOk: 'not reached',

  conflict: 'Cost against peak',
  conflictLead: 'The more a kW of peak costs, the lower the peak and the dearer the energy.',
  demandCharge: 'Price of a kW',
  energyCost: 'Energy',
  peakKw: 'Peak, kW',

  side: 'Side studies',
  sideNames: {
    demandResponse: 'Loads that wait, batteries and sharing together',
    distorted: 'Planned with wrong prices',
    scores: 'How the market does',
    categories: 'By kind of load',
  },
  demandResponse: (cost: string, peak: string) =>
    `Against the same day without any of them the cost changes by ${cost}${NO_BREAK}% and the peak by ${peak}${NO_BREAK}%.`,
  distorted: (seeds: number, percent: string, mean: string, worst: string, safe: boolean) =>
    `With prices wrong by ${percent}${NO_BREAK}% in a quarter of the day, the plan costs ${mean} more on average, ${worst} at worst, over ${seeds} draws. ${safe ? 'Nobody ends above alone.' : 'Somebody ends above alone.'}`,
  category: 'Kind of load',
  net: 'Use less sunshine, kWh',

  how: 'How exact this is',
  proof: (columns: string, whole: string, gap: string) =>
    `Solved to the end: ${columns} quantities, ${whole} of them yes or no; the gap to the proved bound is ${gap}.`,
  tight: 'Without yes-or-no conditions the answer is the same.',
  notTight: 'Yes-or-no conditions change the answer; it was solved with them.',
  residual: (largest: string) =>
    `Checked apart from the solver: no condition is missed by more than ${largest}.`,
  timeLimit: 'The time allowed ran out; the best plan found is shown, with its gap.',
  definitions: 'What the figures mean',
} as const
