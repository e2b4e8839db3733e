import { problemsOf, type Problem } from './problem.ts'

export const bugProblem = problemsOf({
  bug: {
    family: 'bug',
    text: ({ where }: { where: string }) => ({
      what: `Fairwatt made a mistake of its own (${where}).`,
      means: 'Your file was not changed by this step.',
      act: 'Try once more; if it happens again, report it with the steps that led here.',
    }),
  },
  'no-answer': {
    family: 'place',
    text: ({ reason }: { reason: string }) => ({
      what: `Fairwatt’s own service did not answer (${reason}).`,
      means: 'What was saved before is safe; this step may not have happened.',
      act: 'Close Fairwatt and start it again, then look whether the step is there.',
    }),
  },
  cancelled: {
    family: 'limit',
    text: () => ({
      what: 'You cancelled this.',
      means: 'Nothing has changed.',
      act: 'Start it again whenever you like.',
    }),
  },
})

/** What a door answers when something was thrown that is no problem value. */
export function problemOfThrown(where: string): Problem {
  return bugProblem('bug', { where })
}
