import type { Breach } from '../../../core/tuning/breaches.ts'
import { formatNumber, formatShare } from '../figures.ts'
import { capital, counted, listed, longDate, monthAndYear } from './words.ts'

/** Words of the page on equity settings: proposal, verdict, decision. Figures come in as finished texts. */
export const decision = {
  tab: 'Equity settings',
  none: 'There is no proposal yet.',
  noneLead:
    'Fairwatt tries solidarity shares and weights on the months you have settled, judges them on months it has not seen, and proposes the best. The board decides.',
  limitsFirst: 'First: how far may a proposal go?',
  limitsFirstLead:
    'A higher solidarity share makes burdens more equal and lets some group gain more by leaving. Without a limit of yours a proposal goes as far as it may, and the bound would have decided, not what was learnt.',
  limitsChanged:
    'The board’s limits were changed since this proposal was made. Propose again to keep to them.',
  tooFew: (have: number, need: number) =>
    `A proposal needs ${counted(need, 'settled month', 'settled months')}; ${have === 0 ? 'none is' : counted(have, 'is', 'are')} settled so far.`,
  noIncomes: 'It needs the income or income band of two households at least.',
  toMembers: 'Open the members',
  propose: 'Make a proposal',
  again: 'Propose again',
  training: 'Trying settings on your months',
  trainingLead: 'It takes about a minute. Nothing changes by it.',
  phases: {
    months: 'Settling the months at several shares',
    training: 'Learning, and judging on other months',
  },
  figures: {
    reward: 'Reward',
    gini: 'Gini of burden',
    kl: 'Size of a step',
    clipFraction: 'Steps held back',
    explainedVariance: 'Outcome foreseen',
  },
  headline: (to: string, from: string) => `Proposal: a solidarity share of ${to} % instead of ${from} %.`,
  headlineAtMost: (to: string, from: string) =>
    `Proposal: the highest solidarity share you allow, ${to} % instead of ${from} %.`,
  held: {
    mostRho: (share: string, isUnlimited: boolean) =>
      `The limit decided this, not the learner: the share stops at ${share} %, the most the board allows.${isUnlimited ? ' No limit is set for what a group may gain alone; look at the curve and set one, then propose again.' : ''}`,
    excess: (amount: string, share: string) =>
      `The limit decided the share, not the learner: beyond ${share} % a group could gain more than the board’s ${amount} a month.`,
    worseOff: (share: string) =>
      `The limit decided the share, not the learner: beyond ${share} % somebody would be worse off than alone.`,
  },
  headlineDecided: (share: string, month: string) =>
    `Decided: a solidarity share of ${share} % from ${monthAndYear(month)} on.`,
  headlineRejected: (share: string) => `The proposal was rejected: it stays at ${share} %.`,
  leadDecided: (proposed: string, from: string) =>
    `The proposal was ${proposed} % instead of ${from} %. What the board knew when it decided stands with the decision.`,
  gainOfGroup: 'a group’s gain',
  giniOfBurden: 'the Gini of burden',
  stay: (share: string) => `Proposal: stay at a solidarity share of ${share} %.`,
  lead: (winner: string, share: string) =>
    winner === 'ppo'
      ? `The learned policy did better than every plain alternative by more than its own spread. It goes step by step: ${share} % is its next step; the table tells where it leads. The board decides.`
      : 'The learned policy did not beat the best plain alternative by more than its own spread, so Fairwatt recommends that one. The board decides.',
  keyFixed: (weights: readonly (readonly [string, number])[]) =>
    `Your key is fixed, so only the solidarity share takes effect. You could apply to the operator for these weights: ${weights.map(([group, weight]) => `${group} ${weight}`).join(', ')}.`,
  verdict: 'On months it had not seen',
  recommended: 'Recommended',
  setting: 'Setting',
  gini: 'Gini of burden',
  worst: 'Worst burden',
  ofIncome: '% of income',
  gain: 'A group’s gain',
  aMonth: 'a month',
  score: 'Score',
  less: 'less is better',
  rho: (share: string) => `${share} % solidarity`,
  andWeights: ' and weights',
  outside: 'outside the board’s limits',
  candidates: {
    today: 'Today',
    equal: 'No solidarity, plain Shapley',
    income: 'Weights by income',
    integral: 'A plain controller',
    bandit: 'A choice from a catalogue',
    ppo: 'Learned policy (PPO)',
    constant: 'Best constant',
    optimum: 'Best of each month, knowing it',
  },
  verdictNote: (months: readonly string[], seeds: number, without: number) =>
    `${capital(counted(months.length, 'month', 'months'))}, ${monthAndYear(months[0]!)} to ${monthAndYear(months.at(-1)!)}; each third held out once. Means of ${seeds} seeds ± their standard deviation.${without > 0 ? ` ${capital(counted(without, 'household', 'households'))} without known income left out.` : ''}`,
  constantNote:
    ' The best constant named is that of all these months; each third was judged with the best of the others.',
  howScore: 'How is the score made?',
  scoreText:
    'Gini of burden + 0.5 × Gini of access + 0.25 × worst burden against that without solidarity + 2 × price of fairness + 5 × part of members worse off than alone + 0.25 × what a group could gain, as a part of the saving. Households with known income count; burdens look back over the months judged.',
  changes: 'What each member would feel',
  member: 'Member',
  bar: 'Bar',
  all: (count: number) => `All ${count}`,
  tooFewToTell:
    'Burdens are told from five households with known income on; what a group could gain is told anyway.',
  changesNote: 'More (+) or less (−) of the common saving, before VAT, on average over these months.',
  curve: 'More equal costs stability',
  curveMeasure:
    'Each dot a solidarity share, had it been in force in all these months: the Gini of the last year, what a group could gain on average. The upright axis does not start at zero.',
  share: 'Solidarity share',
  axis: (mark: string) => `most a group could gain alone, ${mark} a month`,
  todayShort: 'today',
  proposedShort: 'proposed',
  limitLine: (amount: string) => `the board’s limit, ${amount}`,
  limits: {
    title: 'The board’s limits',
    gainOf: 'What a group may gain by leaving',
    atMost: 'At most',
    atMostText: 'an amount a month, on average over the months',
    noLimit: 'No limit',
    noLimitText: 'of it: only the highest share bounds a proposal',
    gain: (mark: string) => `${mark} a month`,
    share: 'Highest solidarity share, %',
    shareHelp: '0 to 60',
    least: 'Lowest weight of a group',
    leastHelp: '0.25 to 1',
    most: 'Highest weight of a group',
    mostHelp: '1 to 4',
    nobody: 'Nobody may be worse off than alone',
    nobodyHelp: 'Whoever already is without any settings, by the fixed fee say, does not count.',
    shareShort: 'Solidarity share',
    weightsShort: 'Weights of the groups',
    nobodyShort: 'Nobody worse off than alone',
    held: 'held to',
    notHeld: 'not held to',
    unlimited: 'no limit',
    upTo: (what: string) => `up to ${what}`,
    fromTo: (least: string, most: string) => `${least} to ${most}`,
    save: 'Set the limits',
    saving: 'Setting…',
    change: 'Change the limits',
    lacks: {
      share: 'Enter a highest share from 0 to 60 %.',
      gains: 'Choose what a group may gain, or that there is no limit.',
      gain: 'Enter an amount a month, 0 or more.',
      least: 'Enter a lowest weight from 0.25 to 1.',
      most: 'Enter a highest weight from 1 to 4.',
    },
  },
  weights: 'Weights of the key',
  group: 'Group',
  households: 'Households',
  byIncome: 'By income',
  beforeClipping: 'before clipping',
  afterClipping: 'after clipping',
  inForceShort: 'In force',
  proposedColumn: 'Proposed',
  weightsNote:
    'A weight multiplies what a group’s households ask for where sunshine is short. 1 is no weight.',
  weightsFixed: 'Your key is fixed, so weights change nothing; they could only be applied for.',
  weightsHidden:
    ' A group below five households is told no weight by income, nor one that would give it away.',
  howWeights: 'How are weights by income made?',
  weightsText:
    '(Median income of the households ÷ mean income of the group) to the power of 1.3, divided by the mean over the households, kept between 0.25 and 4. In the key all are then divided by the mean over all members.',
  weightOf: (group: string) => `Weight of ${group}`,
  look: 'See what it would do',
  lookPhases: { months: 'Settling the months with it' },
  led: {
    title: (months: readonly string[]) =>
      `In ${counted(months.length, 'month', 'months')}, ${monthAndYear(months[0]!)} to ${monthAndYear(months.at(-1)!)}`,
    measure: 'Measure',
    without: 'No settings',
    before: 'In force',
    after: 'With it',
    nobody: 'Nobody would be worse off than alone who is not without settings.',
    worseOff: (members: readonly (readonly [string, number])[]) =>
      `Worse off than alone, and not without settings: ${listed(members.map(([name, months]) => `${name} in ${counted(months, 'month', 'months')}`))}.`,
    none: 'No month is settled yet, so nothing can be told of it.',
  },
  breach: (breach: Breach, mark: string): string => {
    switch (breach.limit) {
      case 'most-rho':
        return `The board allows a solidarity share up to ${formatShare(breach.most)} %.`
      case 'weight':
        return `The board allows weights from ${formatNumber(breach.least, 2)} to ${formatNumber(breach.most, 2)}.`
      case 'excess':
        return breach.excess === null
          ? 'What a group could gain is not known for so many members, so its limit cannot be kept.'
          : `A group could gain ${formatNumber(breach.excess, 2)} ${mark} a month; the board allows ${formatNumber(breach.most, 2)} ${mark}.`
      case 'worse-off':
        return `${listed(breach.members)} would be worse off than alone; the board does not allow it.`
    }
  },
  decide: 'The board’s decision',
  accept: 'Accept',
  acceptText: (share: string, month: string) => `${share} % from ${monthAndYear(month)} on`,
  change: 'Change',
  changeText: 'to another share or other weights',
  changeShareText: 'to another share',
  reject: 'Reject',
  rejectText: (share: string) => `and stay at ${share} %`,
  shareLabel: 'Solidarity share, %',
  reason: 'Reason, for the minutes',
  by: 'Decided by',
  on: 'On',
  validFrom: 'Valid from month',
  validFromHelp: 'Not before the first month without approved bills.',
  record: 'Record the decision',
  recording: 'Recording…',
  neverErased: 'It can be revised by a later decision, never erased.',
  lacks: {
    act: 'Choose accept, change or reject.',
    settings: 'Enter a share from 0 to 60 %, and weights from 0.25 to 4.',
    look: 'See first what it would do.',
    reason: 'The reason is missing.',
    by: 'Who decided is missing.',
    on: 'The day is missing.',
    validFrom: 'The first month is missing.',
  },
  decisions: 'Decisions so far',
  inForce: (share: string, month: string) => `For ${monthAndYear(month)}: a solidarity share of ${share} %.`,
  noDecision: 'None was recorded yet.',
  decided: (on: string, act: string, share: string, from: string) =>
    `${longDate(on)}: ${act === 'reject' ? 'rejected, stays at' : act === 'accept' ? 'accepted' : 'set to'} ${share} %, from ${monthAndYear(from)}.`,
  takenBack: 'Taken back.',
  decidedOn: (gini: string | null, gain: string | null, limits: string) =>
    `It was to change ${[gini, gain].filter((one) => one !== null).join(' and ')}. Limits then: ${limits}.`,
  fromTo: (what: string, from: string, to: string) => `${what} from ${from} to ${to}`,
  limitsThen: (share: string, gain: string | null, isNobody: boolean) =>
    [
      `a share up to ${share} %`,
      gain === null ? 'no limit of a group’s gain' : `a group’s gain up to ${gain} a month`,
      isNobody ? 'nobody worse off than alone' : null,
    ]
      .filter((one) => one !== null)
      .join(', '),
}
