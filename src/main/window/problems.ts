import { problemsOf } from '../../core/problems/problem.ts'

/** What goes wrong between the window and the service behind it. */
export const windowProblem = problemsOf({
  'service-stopped': {
    family: 'bug',
    text: ({ reason }: { reason: string }) => ({
      what: `The part of Fairwatt that holds your file has stopped (${reason}).`,
      means: 'What was saved before is in the file; this step was not.',
      act: 'Open the cooperative again and repeat the step.',
    }),
  },
  'service-not-started': {
    family: 'place',
    text: ({ reason }: { reason: string }) => ({
      what: `The part of Fairwatt that holds your file could not be started (${reason}).`,
      means: 'No file was opened or changed.',
      act: 'Start Fairwatt once more; if it happens again, install it again.',
    }),
  },
  'foreign-frame': {
    family: 'bug',
    text: () => ({
      what: 'Something that is not Fairwatt’s own page asked for data.',
      means: 'It was given nothing.',
      act: 'Close the window and start Fairwatt again.',
    }),
  },
})
