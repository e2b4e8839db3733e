import { problemsOf } from '../problems/problem.ts'

export const tuningProblem = problemsOf({
  'too-few-months': {
    family: 'input',
    text: ({ months, least }: { months: number; least: number }) => ({
      what: `Only ${months} ${months === 1 ? 'month is' : 'months are'} settled; a proposal needs ${least}.`,
      means:
        'Nothing was changed. With fewer months a setting could not be judged on months it has not seen.',
      act: 'Settle more months, or decide on a solidarity share without a proposal.',
    }),
  },
  'excess-unknown': {
    family: 'input',
    text: ({ members }: { members: number }) => ({
      what: `With ${members} members it is not computed what a group could gain alone, so it cannot be limited.`,
      means: 'Nothing was changed.',
      act: 'Take the limit of a group’s gain away; the highest solidarity share still bounds what is proposed.',
    }),
  },
  'too-few-incomes': {
    family: 'input',
    text: ({ households, least }: { households: number; least: number }) => ({
      what: `The income of ${households} ${households === 1 ? 'household is' : 'households is'} known; a proposal needs ${least}.`,
      means: 'Nothing was changed. Burdens can only be compared where incomes or income bands are known.',
      act: 'Enter incomes or bands of the households that agree to it, on the page Members.',
    }),
  },
})
