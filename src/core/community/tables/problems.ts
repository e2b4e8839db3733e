import { problemsOf, type Problem } from '../../problems/problem.ts'

const unchanged = 'Nothing of it was saved.'

/** What keeps a file from being a list of members, prices or bands; the codes are those of reading any table. */
const listProblem = problemsOf({
  empty: {
    family: 'input',
    text: ({ file }: { file: string }) => ({
      what: `${file} holds no rows.`,
      means: 'There is nothing to save from it.',
      act: 'Open it, and save the sheet with its header row and the rows below as CSV or Excel.',
    }),
  },
  damaged: {
    family: 'input',
    text: ({ file, detail }: { file: string; detail: string }) => ({
      what: `${file} cannot be read to its end: ${detail}`,
      means: unchanged,
      act: 'Open it in the spreadsheet program, and save it again as CSV or Excel (.xlsx).',
    }),
  },
  'too-large': {
    family: 'limit',
    text: ({ file, detail }: { file: string; detail: string }) => ({
      what: `${file} is too large: ${detail}`,
      means: unchanged,
      act: 'Save the one sheet with the list as a file of its own.',
    }),
  },
  'unknown-format': {
    family: 'input',
    text: ({ file, detail }: { file: string; detail: string }) => ({
      what: `${file} is not a table that Fairwatt can read: ${detail}`,
      means: unchanged,
      act: 'Save the list as CSV or as an Excel workbook (.xlsx), with the names of the columns in its first row.',
    }),
  },
})

/** A problem of reading a table, told to someone who brings a list and no meter readings; others stay as they are. */
export function asListProblem(problem: Problem): Problem {
  const file = String(problem.params['file'])
  const detail = String(problem.params['detail'])
  switch (problem.code) {
    case 'empty':
      return listProblem('empty', { file })
    case 'damaged':
    case 'too-large':
    case 'unknown-format':
      return listProblem(problem.code, { file, detail })
    default:
      return problem
  }
}
