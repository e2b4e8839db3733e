import { problemsOf } from '../problems/problem.ts'

export const sharingProblem = problemsOf({
  'static-shares-missing': {
    family: 'input',
    text: () => ({
      what: 'A key by static shares is chosen, but no member has a static share.',
      means: 'Nobody would receive shared energy, so the month was not settled. Nothing has changed.',
      act: 'Enter the static shares on the Members page, or choose another key.',
    }),
  },
  'static-shares-over-one': {
    family: 'input',
    text: ({ sum }: { sum: number }) => ({
      what: `The static shares of this month’s members add up to ${sum}, which is more than 1.`,
      means:
        'More energy would be given out than was fed in, so the month was not settled. Nothing has changed.',
      act: 'Correct the static shares on the Members page, then settle again.',
    }),
  },
  'priorities-missing': {
    family: 'input',
    text: () => ({
      what: 'The key by priority is chosen, but no member has a priority.',
      means: 'Everybody would come last, so the month was not settled. Nothing has changed.',
      act: 'Enter the priorities on the Members page, or choose another key.',
    }),
  },
  'operator-share-exceeds': {
    family: 'input',
    text: ({ when, over }: { when: string; over: number }) => ({
      what: `In the slot of ${when} the operator’s split gives ${over} kWh more than the meters allow.`,
      means: 'A split that does not fit the meters cannot be billed. Nothing has changed.',
      act: 'Look at the operator’s split on the Readings page and ask the operator, or settle with the key pro-rata.',
    }),
  },
  'operator-sides-differ': {
    family: 'input',
    text: ({ when, difference }: { when: string; difference: number }) => ({
      what: `In the slot of ${when} the energy received and the energy supplied in the operator’s split differ by ${difference} kWh.`,
      means: 'Someone would pay for energy nobody sold, or the other way round. Nothing has changed.',
      act: 'Check whether every point of the operator’s file belongs to a member on that day; else ask the operator, or settle with the key pro-rata.',
    }),
  },
})
