/** Measures that stand in the table alone: their names and definitions, the term in the middle in bold. */
export const fairnessMeasures = {
  jain: {
    head: 'Jain’s index of burden',
    text: [
      [
        'The squared sum of burdens, divided by their number times the sum of their ',
        'squares',
        '. 1: all alike.',
      ],
    ] as const,
  },
  atkinson: {
    head: 'Atkinson’s index of burden',
    text: [
      [
        'With an aversion of ½: 1 less the squared mean of the ',
        'roots',
        ' over the mean. 0: all alike. It cannot be told where a household’s burden is below zero.',
      ],
    ] as const,
  },
  aboveSix: {
    head: 'Households above 6\u00A0% of income',
    text: [
      [
        'How many households pay more than ',
        'six percent',
        ' of their income for electricity. Told only where at least five households count.',
      ],
    ] as const,
  },
  accessGini: {
    head: 'Gini of access',
    text: [
      [
        'The Gini of shared energy received, divided by ',
        'use',
        ', over the households with known income. 0: it reaches all alike.',
      ],
    ] as const,
  },
  lowIncome: {
    head: 'Access of the lowest incomes',
    text: [
      [
        'Access of the lowest income group, divided by that of ',
        'all',
        ' households with known income. 100 %: as the mean.',
      ],
    ] as const,
  },
  worseOff: {
    head: 'Members who paid more than alone',
    text: [
      [
        'Members whose share of the saving does not cover their ',
        'fixed fees',
        ' in this month. There should be none.',
      ],
    ] as const,
  },
  excess: {
    head: 'A group’s gain alone',
    none: 'none',
    text: [
      [
        'The most that any group of members could gain in a month beyond its share, had it settled ',
        'on its own',
        '. None: nobody has a reason to leave.',
      ],
    ] as const,
  },
  selfSufficiency: {
    head: 'Use covered by members',
    text: [
      [
        'Shared energy, divided by all energy used: ',
        'self-sufficiency',
        ' as the meters at the grid see it.',
      ],
    ] as const,
  },
  selfConsumption: {
    head: 'Feed-in used by members',
    text: [
      ['Shared energy, divided by all energy fed in: ', 'self-consumption', ' of the community.'],
    ] as const,
  },
  price: {
    head: 'Price of fairness',
    none: 'does not apply',
    text: [
      [
        'What a fairer plan costs all together. In these months a rule only moves ',
        'money',
        ' between members and costs nothing; the studies, where the plan itself changes, state it.',
      ],
    ] as const,
  },
} as const
