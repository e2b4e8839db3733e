import { problemsOf } from '../../core/problems/problem.ts'

/** What can go wrong when documents are written. */
export const documentProblem = problemsOf({
  'not-a-correction': {
    family: 'bug',
    text: ({ member }: { member: string }) => ({
      what: `The document for member ${member} does not say what it corrects.`,
      means: 'It was not written; the frozen documents are unchanged.',
      act: 'Make the correction again from the month’s page, and report this if it comes back.',
    }),
  },
  'document-missing': {
    family: 'bug',
    text: ({ member, month }: { member: string; month: string }) => ({
      what: `There is no result or explanation for the bill of member ${member} in ${month}.`,
      means: 'No documents were written; nothing in your file has changed.',
      act: 'Settle the month again, and report this if it comes back.',
    }),
  },
  'documents-stopped': {
    family: 'bug',
    text: ({ reason }: { reason: string }) => ({
      what: `Writing the documents ended too early: ${reason}`,
      means: 'No documents were written; nothing in your file has changed.',
      act: 'Try once more, and report this if it comes back.',
    }),
  },
})
