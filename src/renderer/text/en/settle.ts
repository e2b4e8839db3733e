import type { Rule } from '../../../core/community/vocabulary.ts'
import { ruleNames as namesInSentences } from '../../../core/explanation/text/names.en.ts'
import { NO_BREAK } from '../figures.ts'
import { capital, counted, counting, inWords, listedShort, monthName } from './words.ts'

/** As headings: the names of a sentence with a capital. */
const ruleNames = Object.fromEntries(
  Object.entries(namesInSentences).map(([rule, name]) => [rule, capital(name)]),
) as Record<Rule, string>

const ruleMeanings = {
  'pass-through': 'Each shared kWh saves at the internal price; buyer and seller keep what it brings them.',
  'mid-market': 'The price of a shared kWh lies halfway between buying and selling outside.',
  'supply-demand-ratio': 'The price of a shared kWh falls as more is fed in.',
  'bill-sharing': 'One bill for all, divided by what each used.',
  'double-auction': 'One price for each interval, where offers meet.',
  shapley: 'Each is paid for what joining brings, averaged over every order in which members could join.',
  'weighted-shapley': 'As the Shapley value, with more weight for some.',
  solidarity: 'A part of the savings goes where electricity weighs most on income.',
  nucleolus: 'The group that is worst off is made as content as can be.',
  owen: 'A split no group can better, where there is one.',
} as const

const keyNames = {
  operator: 'The grid operator’s split',
  'pro-rata': 'In proportion to use',
  static: 'Fixed shares',
  'static-rounds': 'Fixed shares with rounds',
  priority: 'In order of priority',
  table: 'A table by the hour',
  equal: 'Equal parts, as far as used',
  equity: 'Weighted by income band',
} as const

const gapNames = {
  slot: 'Leave the time out for everyone',
  member: 'Leave the point out for that time',
  impute: 'Fill in the mean of like hours',
} as const

/** Words of the settle page. Amounts come in as finished texts, counts as numbers. */
export const settle = {
  ruleNames,
  ruleMeanings,
  keyNames,
  gapNames,

  before: (month: string) => `${monthName(month)} is ready to settle.`,
  beforeGaps: (month: string) => `${monthName(month)} still has gaps.`,
  beforeLead: (members: number, points: number) =>
    `${capital(counted(members, 'member', 'members'))}, ${counted(points, 'point', 'points')}. It can be settled as often as you like until the bills are approved.`,
  beforeGapsLead: (members: number, points: number) =>
    `${capital(counted(members, 'member', 'members'))}, ${counted(points, 'point', 'points')}. It can be settled now; the result says what is missing, and approving will ask for a reason.`,
  settle: (month: string) => `Settle ${monthName(month)}`,
  again: 'Settle again',
  back: 'Back to the result',
  changesHead: 'What changed since last month',
  noChanges: 'Nothing: same members, same points, same prices.',
  open: 'Look',
  openChange: (words: string) => `Look: ${words}`,
  choicesHead: 'How it is settled',
  ruleField: 'Who gets which share of the savings',
  keyField: 'Who gets which shared kWh',
  gapField: 'Where values are missing',
  gapAuto: 'As the length of the gaps asks for',
  notYet: (name: string) => `${name} (not in this version)`,
  unavailable: 'Not to choose from, and why',
  invoice: 'The supplier’s invoice, net',
  invoiceHelp: (currency: string) =>
    `${currency}, without VAT. Without it the month can be looked at, not approved.`,
  premium: 'Premium received',
  premiumHelp: (currency: string) => `${currency}, for this month’s shared energy.`,
  badAmount: 'An amount with at most two places, for example 1072.92.',

  running: (month: string) => `Settling ${monthName(month)}.`,
  runningLead:
    'You can go on working; bills stay as they are until this is done. If you cancel, nothing has changed.',
  phases: {
    readings: 'Readings checked',
    prices: 'Prices applied',
    coalitions: 'What each group is worth',
    shares: 'Shares and stability',
    checks: 'Check against every bill',
  },

  saved: (amount: string, month: string) => `Together you saved ${amount} in ${monthName(month)}.`,
  savedNothing: (month: string) => `Nothing was saved together in ${monthName(month)}.`,
  lost: (amount: string, month: string) => `Being together cost ${amount} in ${monthName(month)}.`,
  lead: (energy: string, sell: string, buy: string) =>
    `${energy}${NO_BREAK}kWh stayed among members instead of being sold for ${sell} and bought back for ${buy}.`,
  leadPrices: (energy: string) => `${energy}${NO_BREAK}kWh stayed among members.`,
  leadNothing: 'Nobody used what another fed in at the same time.',
  everyone: 'Nobody pays more than alone.',
  someWorse: (count: number) => `${capital(counted(count, 'member pays', 'members pay'))} more than alone.`,
  makeBills: 'Make the bills',
  lookBills: 'Look at the bills',
  stale: 'Readings, prices or members have changed since this was settled.',
  staleMeans: 'The shares below are of before. Nothing approved is touched.',
  previewTitle: 'This is a preview.',
  previewMeans: (reason: string) => `${reason} It can be looked at, not approved.`,

  table: 'Shares',
  number: 'Number',
  member: 'Member',
  fromOthers: 'From others',
  toOthers: 'To others',
  alone: 'Alone',
  share: 'Share of savings',
  halfWidth: '± at 95\u00A0%',
  fixed: 'Fixed fee',
  pays: 'Pays in all',
  basis: 'Saved by price',
  settlement: 'Settlement',
  fee: 'Fee',
  net: 'Bill, net',
  vat: 'VAT',
  amount: 'Bill',
  byContribution: 'by contribution',
  byNeed: 'by need',
  every: (count: number) => (count === 1 ? 'One member' : `All ${inWords(count)}`),
  showDetail: 'Show every column',
  hideDetail: 'Hide the columns between',
  detailWords:
    'Saved by price is what the internal price alone would leave with each; the settlement evens it to the share, and its column sums to zero.',
  netNote: 'Without VAT. “Pays in all” is the own supplier and the cooperative together.',
  paysNote: '“Pays in all” is the own supplier and the cooperative together; minus means received.',
  paysNoteFull: 'Minus means received.',
  openBill: (name: string) => `Bill of ${name}`,

  marginLabel: 'How far this can be trusted',
  howExact: 'How exact',
  exact: 'exact',
  preview: 'preview',
  toward: (half: string) => `± ${half} at 95${NO_BREAK}%`,
  near: (amount: string) => `to ${amount}`,
  sampledWithin: (half: string) =>
    `Each share is right to ${half} or better, with 95${NO_BREAK}% certainty; the column ± says how far for each member. The orders follow from the seed below, so settling again gives the same.`,
  oneMember: 'One member only, so there is nothing to share out.',
  everyGroup: 'All groups of members were counted.',
  exactWords: {
    enumeration: (groups: string) => `All ${groups} groups of members were counted.`,
    'enumeration-dp': (groups: string) => `All ${groups} groups of members were counted.`,
    'fourier-owen': 'Every group of members counts, by one integral in place of one group after the other.',
    'closed-form': 'A formula of prices and readings, kWh by kWh; no groups to count.',
    lp: 'Solved to proof.',
    sampled: (orders: string) =>
      `Every group cannot be counted here, so shares are averaged over ${orders} random orders of joining.`,
    preview: 'Shares are those of the pass-through price, as a stand-in.',
  },
  residual: (amount: string) =>
    `All shares together missed the savings by ${amount} before that was spread over them.`,
  residualNone: 'All shares together make the savings, but for the last places of the computer.',
  rounded: 'Rounded once, to the cent, without loss.',
  stableHead: 'Is it stable?',
  stable: 'Yes. No group of members would do better on its own.',
  stableUnproved: (bound: string) =>
    `No group was found that would do better on its own. None could gain more than ${bound} a month, and that is proved.`,
  stableNotProved: 'No group was found that would do better on its own. That there is none is not proved.',
  unstable: (gain: string, names: readonly string[]) =>
    names.length === 1
      ? `Not quite. ${names.join('')} could gain ${gain} a month alone.`
      : `Not quite. A group of ${inWords(names.length)} could gain ${gain} a month on its own: ${listedShort(names)}.`,
  unstableBound: (bound: string) => `Another group may gain more, but at most ${bound}, proved.`,
  unstableUnproved: 'There may be groups that could gain more.',
  whoTheyAre: (count: number) => `Name all ${inWords(count)}`,
  hideWho: 'Hide the names',
  notChecked: 'Not computed for this rule and size.',
  notCheckedSampled: (members: number) =>
    `Not looked at: ${inWords(members)} members form more groups than can be searched.`,
  noGroups: 'There is one member, so there is no group that could leave.',
  whatStable: 'What this means',
  stableTitle: 'Stability',
  stableMeaning: [
    'A group could leave and share its energy alone. What it would then save is compared with what its members get here, together.',
    'Where a group could gain, it has a reason to leave. It does not say that it will: grid, work and neighbours are not counted.',
  ],
  ruleHead: 'Rule in force',
  solidarityShare: (percent: string) => `The solidarity share is ${percent}${NO_BREAK}%.`,
  compareRules: 'Compare rules',
  keyWords: (key: string) => `Energy: ${key.charAt(0).toLowerCase()}${key.slice(1)}.`,
  ledgerHead: 'Where the bills go',
  bills: (count: number) => capital(counted(count, 'bill', 'bills')),
  ledgerVat: 'VAT, to the tax office',
  ledgerInvoice: 'The supplier’s invoice',
  ledgerGrid: 'What the supplier will charge',
  ledgerPremium: 'Premium received',
  ledgerFees: (energy: string) => `Fees for ${energy}${NO_BREAK}kWh`,
  ledgerFixed: 'Fixed fees',
  ledgerRounding: 'Rounding, to our account',
  ledgerRest: 'Left over',
  ledgerKeeps: 'Fees and rounding stay with the cooperative.',
  hours: {
    most: (hour: string, price: string) => `A shared kWh was worth most at ${hour}: ${price}`,
    same: (price: string) => `A shared kWh was worth ${price} at every hour`,
    sameWhereShared: (price: string) => `Whenever a kWh was shared it was worth ${price}`,
    nothing: 'Nothing was shared, so no hour has a worth.',
    head: 'What a shared kWh was worth',
    measure: (minor: string, month: string) =>
      `Mean saved by a shared kWh, by hour of the day, ${minor} a kWh, ${monthName(month)}`,
    read: (hour: string, price: string) => `${hour}: ${price}`,
    readNone: (hour: string) => `${hour}: nothing shared`,
    none: 'nothing shared',
    readLabel: 'Read the worth hour by hour',
    hour: 'Hour',
  },
  pricesHead: (month: string) => `Prices in ${monthName(month)}`,
  priceSpan: (from: string, until: string) => `${from} to ${until}`,
  priceUnit: (minor: string) => `${minor} a kWh`,
  prices: {
    buy: 'Bought outside',
    sell: 'Sold outside',
    sharedNetwork: 'Network of a shared kWh',
    internal: 'Between members',
    fee: 'Fee',
  },
  gapsHead: 'Gaps',
  noGaps: 'No value is missing.',
  gapsOf: (name: string, point: string, time: string) => `${name}, ${point}: ${time}`,
  leftOut: (time: string) => `${capital(time)} left out for everyone.`,
  nobody: (time: string) => `In ${time} no point has a value.`,
  gapRule: (name: string) => `Rule: ${name.charAt(0).toLowerCase()}${name.slice(1)}.`,
  duration: (hours: number, minutes: number) =>
    minutes === 0
      ? counting(hours, 'hour', 'hours')
      : hours === 0
        ? `${minutes}${NO_BREAK}minutes`
        : `${counting(hours, 'hour', 'hours')} ${minutes}${NO_BREAK}minutes`,
  kappa: (share: string) =>
    `The operator shared only ${share}${NO_BREAK}% of what could have been shared in one interval; savings are counted on what was.`,
  checksHead: 'Checks',
  checksAll: (count: number) => `All ${inWords(count)} sums agree.`,
  checksFailed: (count: number, all: number) =>
    `${capital(inWords(count))} of ${inWords(all)} sums ${count === 1 ? 'does' : 'do'} not agree.`,
  showChecks: 'Show them',
  hideChecks: 'Hide them',
  agrees: 'agrees',
  differs: 'does not agree',
  worseHead: 'Pays more than alone',
  worse: (name: string, amount: string) => `${name} by ${amount}`,
  toTariffs: 'Open the tariffs',
  breachHead: 'Prices outside the usual',
  originHead: 'Where this comes from',
  settledAt: (when: string, seconds: string) => `Settled ${when}, in ${seconds}${NO_BREAK}seconds.`,
  underSecond: (when: string) => `Settled ${when}, in under a second.`,
  inputs: (hash: string) => `Inputs ${hash}`,
  version: (version: string, seed: number) => `Fairwatt ${version}, seed ${seed}`,
  originWords: 'The same inputs, version and seed give the same bills, to the cent.',
} as const
