import { shortRuleNames } from '../../../core/explanation/text/names.en.ts'
import { NO_BREAK } from '../figures.ts'
import { inWords, monthName } from './words.ts'

/** Words of the tab that puts every rule and key side by side. Amounts come in as finished texts, counts as numbers. */
export const compare = {
  tabsLabel: 'Settle',
  tabs: { settle: 'Settle', result: 'Result', compare: 'Compare rules' },

  running: (month: string) => `Comparing every rule for ${monthName(month)}.`,
  runningLead: 'Only looked at, never kept: bills and settlements stay as they are, and you can cancel.',
  phases: {
    readings: 'Readings checked',
    prices: 'Prices applied',
    coalitions: 'What each group is worth',
    shares: 'Shares and stability',
    checks: 'Check against every bill',
  },
  cancelled: 'Nothing was compared.',
  cancelledLead: 'You cancelled. No settlement and no bill has changed.',
  failed: (month: string) => `The rules could not be compared for ${monthName(month)}.`,
  again: 'Compare the rules',
  againBusy: 'Comparing…',

  moves: (amount: string) => `Another rule would move ${amount} between members.`,
  movesUpTo: (amount: string) => `Another rule would move up to ${amount} between members.`,
  movesNothing: 'No other rule would move a cent between members.',
  alone: (month: string) => `For ${monthName(month)} no other rule is possible.`,
  noToday: (month: string) => `The rule in force cannot be had for ${monthName(month)}.`,
  noTodayLead: (reason: string) => `${reason} So the others stand below as amounts.`,
  most: (rule: string, more: number, less: number) =>
    `${rule} would move the most: ${inWords(more)} would get more, ${inWords(less)} less.`,
  only: (rule: string, more: number, less: number) =>
    `That is ${rule}: ${inWords(more)} would get more, ${inWords(less)} less.`,
  samePot: (amount: string) => `Every rule hands out the same ${amount}.`,
  notKept: 'Nothing of this is kept.',

  asAmounts: 'Show amounts',
  asDifferences: 'Show differences',
  copy: 'Copy table',
  copyKey: 'Ctrl C',
  copied: 'The table is copied.',
  copiedMore: 'As it stands, cells set apart by tabs.',
  notCopied: 'The table could not be copied.',
  notCopiedMore: 'Click into the table and press Ctrl C.',

  choose: 'Choose rules',
  chooseDone: 'Close the choice',
  chooseRules: 'Beside today’s rule',
  chooseKeys: 'Beside today’s key',
  showAll: (count: number) => `Show all ${inWords(count)}`,
  money: 'Amount compared',
  moneys: { share: 'Share of the savings', bill: 'Bill, with VAT' },
  energy: 'Energy compared',
  energies: { sharedIn: 'From others', sharedOut: 'To others' },
  rho: 'Solidarity share to try',
  rhoSays: (percent: string) => `${percent}${NO_BREAK}%`,
  rhoHelp:
    'That part of every share goes to the households whose bill weighs most on their income. Nothing is kept until the board decides and you settle.',

  rulesTable: 'Rules side by side',
  keysTable: 'Keys side by side',
  number: 'No.',
  member: 'Member',
  today: 'Today',
  every: (count: number) => (count === 1 ? 'One member' : `All ${inWords(count)}`),
  names: shortRuleNames,
  subs: {
    'pass-through': 'the price inside',
    'mid-market': 'half to each side',
    'supply-demand-ratio': 'price falls with sun',
    'bill-sharing': 'one bill for all',
    'double-auction': 'all to the scarcer side',
    shapley: 'by contribution only',
    'weighted-shapley': 'weighted by income',
    solidarity: 'a part by need',
    nucleolus: 'least complaint',
    owen: 'no group can better',
  },
  solidaritySub: (percent: string) => `${percent}${NO_BREAK}% by need`,
  keyNames: {
    operator: 'Operator’s split',
    'pro-rata': 'By use',
    static: 'Fixed shares',
    'static-rounds': 'Fixed, in rounds',
    priority: 'By priority',
    table: 'By the hour',
    equal: 'Equal parts',
    equity: 'By income band',
  },

  gini: (month: string) => `Gini of burden, ${monthName(month)}`,
  group: 'A group’s gain alone',
  worse: 'Pay more than alone',
  sharedInAll: 'Shared in the month',
  none: 'none',
  unknown: 'not known',
  notLooked: 'not computed',
  atMost: (amount: string) => `at most ${amount}`,
  whatIsThis: 'What is this?',
  close: 'Close',
  definitions: {
    gini: {
      head: 'Gini of energy burden',
      text: [
        'A household’s burden is what it pays for electricity, with what feeding in earns taken off, divided by its income. The Gini says how unlike the burdens are: 0, all alike; 1, one carries everything.',
        'Only households whose income is known are counted, for this month alone. It does not say how heavy the burdens are.',
      ],
    },
    group: {
      head: 'A group’s gain alone',
      text: [
        'The largest amount any group of members could gain in this month by leaving and sharing its energy alone. None: no group would do better.',
        'With many members it is the largest gain that was found. It does not say that a group will leave.',
      ],
    },
    worse: {
      head: 'Pay more than alone',
      text: [
        'Members whose share of the savings is less than what being in the cooperative costs them, fixed fees included.',
      ],
    },
  },
  footShare: (month: string, mark: string) => `Share of ${monthName(month)}’s savings in ${mark}`,
  footBill: (month: string, mark: string) =>
    `${monthName(month)}’s bill in ${mark}, with VAT where it is charged`,
  footDifferences: 'other columns are differences from today.',
  footAmounts: 'every column as an amount.',
  barsShare: 'Bars to the right: the member would get more.',
  barsBill: 'Bars to the right: the member would pay more.',
  footMeasures: 'Smaller Gini: burdens more alike. Names open the row in words.',

  inWords: (name: string) => `${name}: the row in words`,
  rowToday: (name: string, rule: string, amount: string) => `${name} gets ${amount} under ${rule}.`,
  rowMost: (amount: string, rule: string) => `The most would be ${amount}, under ${rule}`,
  rowLeast: (amount: string, rule: string) => `the least ${amount}, under ${rule}.`,
  rowBest: 'No other rule would give more',
  rowWorst: 'no other rule would give less.',

  keysHead: 'The same for the keys',
  keysLead: (key: string) =>
    `A key says who gets which shared kWh; the rule in force then shares the savings. In force: ${key}.`,
  keysNone: 'No other key is possible this month.',
  keysNoToday: 'The key in force is not possible under this rule, so the others stand here as amounts.',
  keysCopy: 'Copy this table',
  keysChoose: 'Choose keys',

  rulesInWords: 'What each rule does',
  keysInWords: 'What each key does',
  inForce: 'in force',
  movesThat: (amount: string) => `would move ${amount}`,
  shown: 'shown above',
  notAvailable: 'Not possible this month:',
  ruleDefinitions: {
    'pass-through': [
      'Every shared kWh has the cooperative’s internal price. Who buys it saves what is cheaper than outside; who sells it earns what is more than outside.',
      'Easy to check by hand. How the savings fall between buyers and sellers hangs on that one price.',
    ],
    'mid-market': [
      'A shared kWh costs the middle between what it is worth to the buyer and what it would earn outside. Each side gets half of what it saves.',
      'It does not ask which side is scarce at that hour.',
    ],
    'supply-demand-ratio': [
      'The price inside falls as more is fed in and rises as more is needed, interval by interval, between the two prices outside.',
      'On a sunny noon buyers get nearly everything, in the evening sellers do.',
    ],
    'bill-sharing': [
      'One common bill. What is used pays the average cost of bought energy, what is fed in gets the average income of sold energy.',
      'Members who feed in much often do worse than alone; the table says how many.',
    ],
    'double-auction': [
      'In each interval one price for all. Where less is fed in than needed the sellers get everything that is saved; where more is, the buyers do.',
      'Small changes of sun or use can turn the price over.',
    ],
    shapley: [
      'Each gets what joining brings the others, averaged over every order in which the members could have joined.',
      'Two who always bring the same get the same. It does not make sure that no group would do better alone.',
    ],
    'weighted-shapley': [
      'As the Shapley value, but where two bring something together, the one with the larger weight gets the larger part. The lower the income, the larger the weight.',
      'Organisations and households whose income is not known have the average weight.',
    ],
    solidarity: [
      'The Shapley value, of which a part goes to the households whose bill weighs most on their income. The part is the solidarity share; at 0 it is the Shapley value itself.',
      'Only households with a known income give and receive.',
    ],
    nucleolus: [
      'Of all groups, the one that has most to complain about is made as content as can be, then the next, and so on.',
      'Where a split exists that no group can better, this is one.',
    ],
    owen: [
      'In each interval the side of which there is too little gets all that is saved; where both are equal, half each. No group of members can do better on its own.',
      'The other side can go away empty, though nothing would be saved without it.',
    ],
  },
  keyDefinitions: {
    operator: [
      'What the grid operator has assigned to each point, interval by interval, as its export says.',
    ],
    'pro-rata': ['In each interval what is fed in is divided in proportion to what each uses at that time.'],
    static: ['Each has a fixed part of what is fed in. What a member does not use is not passed on.'],
    'static-rounds': [
      'Each has a fixed part of what is fed in. What a member does not use goes to the others in proportion to their parts, round by round.',
    ],
    priority: [
      'One after the other in the order of priority, each as much as it uses, until nothing is left. The same priority shares in proportion to use; members without one come last.',
    ],
    table: ['A table says for every hour which part each gets.'],
    equal: ['Equal parts for all who use something in the interval, nobody more than is used.'],
    equity: [
      'In proportion to use, with more weight for households with lower income.',
      'Organisations and households whose income is not known have the average weight.',
    ],
  },
} as const
