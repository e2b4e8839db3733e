import { problemsOf } from '../problems/problem.ts'

/** What can keep a day of the cooperative from being planned. */
export const planningProblem = problemsOf({
  'no-history': {
    family: 'input',
    text: ({ date, days }: { date: string; days: number }) => ({
      what: `Nobody has a whole day of readings in the ${days} days before ${date}.`,
      means: 'What the members will use cannot be told, so there is no plan. Nothing changed.',
      act: 'Choose a day soon after readings that are here, or import newer ones.',
    }),
  },
})
