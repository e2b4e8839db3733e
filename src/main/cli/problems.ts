import { ProblemError, problemsOf, type Problem } from '../../core/problems/problem.ts'

const nothingChanged = 'Nothing was read or changed.'
const suggestion = (likely: string): string => (likely ? `Did you mean ${likely}? ` : '')

/** What goes wrong at the terminal itself; everything deeper has its own catalogue. */
export const cliProblem = problemsOf({
  'unknown-command': {
    family: 'input',
    text: ({ command, likely }: { command: string; likely: string }) => ({
      what: command ? `There is no command “${command}”.` : 'No command was given.',
      means: nothingChanged,
      act: `${suggestion(likely)}fairwatt --help lists the commands.`,
    }),
  },
  'unknown-option': {
    family: 'input',
    text: ({ option, likely, command }: { option: string; likely: string; command: string }) => ({
      what: `“fairwatt ${command}” has no option ${option}.`,
      means: nothingChanged,
      act: `${suggestion(likely)}fairwatt ${command} --help lists the options.`,
    }),
  },
  'option-value': {
    family: 'input',
    text: ({ option, reason, command }: { option: string; reason: string; command: string }) => ({
      what: `The option ${option} ${reason}.`,
      means: nothingChanged,
      act: `fairwatt ${command} --help shows how it is written.`,
    }),
  },
  'wrong-value': {
    family: 'input',
    text: ({ name, value, expected }: { name: string; value: string; expected: string }) => ({
      what: `${name} “${value}” cannot be read.`,
      means: nothingChanged,
      act: `Write ${expected}.`,
    }),
  },
  'point-needed': {
    family: 'input',
    text: ({ file }: { file: string }) => ({
      what: `${file} names no meter.`,
      means: 'Nothing was saved: we do not guess whose readings these are.',
      act: 'Say the metering point with --point ID, one such file at a time.',
    }),
  },
  'missing-argument': {
    family: 'input',
    text: ({ name, usage }: { name: string; usage: string }) => ({
      what: `${name} is missing.`,
      means: nothingChanged,
      act: `Usage: ${usage}`,
    }),
  },
  'too-many-arguments': {
    family: 'input',
    text: ({ value, usage }: { value: string; usage: string }) => ({
      what: `“${value}” is one argument too many.`,
      means: nothingChanged,
      act: `Usage: ${usage}`,
    }),
  },
  'file-missing': {
    family: 'input',
    text: ({ path }: { path: string }) => ({
      what: `There is no file ${path}.`,
      means: nothingChanged,
      act: 'Check the name and the folder, then run the command again.',
    }),
  },
  'file-exists': {
    family: 'conflict',
    text: ({ path }: { path: string }) => ({
      what: `${path} exists already.`,
      means: 'It was left as it is; nothing was overwritten.',
      act: 'Choose another name, or move the existing file away first.',
    }),
  },
  'file-unreadable': {
    family: 'place',
    text: ({ path, reason }: { path: string; reason: string }) => ({
      what: `${path} cannot be read (${reason}).`,
      means: nothingChanged,
      act: 'Check that it is a file and that you may read it.',
    }),
  },
  'cannot-write': {
    family: 'place',
    text: ({ path, reason }: { path: string; reason: string }) => ({
      what: `${path} cannot be written (${reason}).`,
      means: 'Your cooperative was not changed by this; some of the files may be there already.',
      act: 'Check the folder, its permissions and the space on the disk, then run the command again.',
    }),
  },
  'rows-refused': {
    family: 'input',
    text: ({ count }: { count: number }) => ({
      what: `${count} ${count === 1 ? 'row' : 'rows'} of the table cannot be taken.`,
      means: 'Nothing was written.',
      act: 'Correct the cells named and import again, or leave these rows out with --skip-refused.',
    }),
  },
  'not-built': {
    family: 'place',
    text: () => ({
      what: 'The window has not been built on this machine yet.',
      means: nothingChanged,
      act: 'Run npm run build in the folder of Fairwatt, then try again.',
    }),
  },
  'port-taken': {
    family: 'place',
    text: ({ port, reason }: { port: number; reason: string }) => ({
      what: `The address 127.0.0.1:${port} cannot be used (${reason}).`,
      means: 'Nothing was opened.',
      act: 'Choose another --port, or leave it out and any free one is taken.',
    }),
  },
})

/** Wrong usage: the command line could not be understood. Exit code 2. */
export class UsageError extends ProblemError {}

export function usageError(problem: Problem): UsageError {
  return new UsageError(problem)
}
