import { problemsOf } from '../problems/problem.ts'

const NOTHING_SAVED = 'Nothing of it was saved.'

/** Everything that can keep a file from becoming readings; the codes are those of interface.md `readings inspect`. */
export const importProblem = problemsOf({
  empty: {
    family: 'input',
    text: ({ file }: { file: string }) => ({
      what: `${file} holds no readings.`,
      means: 'There is nothing to save from it.',
      act: 'Export it again, and check the period chosen in the operator’s portal.',
    }),
  },
  damaged: {
    family: 'input',
    text: ({ file, detail, act }: { file: string; detail: string; act?: string }) => ({
      what: `${file} cannot be read to its end: ${detail}`,
      means: NOTHING_SAVED,
      act: act ?? 'Download it again, or open it and mend the place named.',
    }),
  },
  'too-large': {
    family: 'limit',
    text: ({ file, detail }: { file: string; detail: string }) => ({
      what: `${file} is too large: ${detail}`,
      means: NOTHING_SAVED,
      act: 'Export a shorter period, a month at a time for example.',
    }),
  },
  'unknown-format': {
    family: 'input',
    text: ({ file, detail, act }: { file: string; detail: string; act?: string }) => ({
      what: `${file} is not a table that Fairwatt can read: ${detail}`,
      means: NOTHING_SAVED,
      act: act ?? 'Export the readings as CSV or as an Excel workbook (.xlsx).',
    }),
  },
  'no-split': {
    family: 'input',
    text: ({ file }: { file: string }) => ({
      what: `${file} holds no split of an operator.`,
      means: 'There is nothing in it to recompute.',
      act: 'Hand over the operator’s community workbook, with shares or self-cover beside consumption and generation.',
    }),
  },
  'not-electricity': {
    family: 'input',
    text: ({ file, found }: { file: string; found: string }) => ({
      what: `${file} holds no electricity that could be billed but ${found}.`,
      means: NOTHING_SAVED,
      act: 'Export the readings of active electric energy.',
    }),
  },
  'monthly-only': {
    family: 'input',
    text: ({ file, every }: { file: string; every?: string }) => ({
      what: `${file} has one value ${every === undefined ? 'a month' : `every ${every}`}.`,
      means: `Who used the shared energy when cannot be told from that. ${NOTHING_SAVED}`,
      act: 'Export quarter-hour or hourly values.',
    }),
  },
  'two-granularities': {
    family: 'input',
    text: ({ file, detail }: { file: string; detail: string }) => ({
      what: `${file} mixes values of different length: ${detail}`,
      means: `Added together they would count twice or be shifted. ${NOTHING_SAVED}`,
      act: 'Export one length of slot at a time.',
    }),
  },
  'unit-unknown': {
    family: 'input',
    text: (params: UnknownUnit) =>
      'asStand' in params
        ? {
            what: `In ${params.file} the numbers of “${params.column}” only rise.`,
            means: `Read as energy they hold ${params.asKWh} kWh, read as a meter’s stand ${params.asStand} kWh; both are possible, so we do not guess. ${NOTHING_SAVED}`,
            act: 'Say which it is; Fairwatt remembers it for files of this shape.',
          }
        : 'asKWh' in params
          ? {
              what: `In ${params.file} the column “${params.column}” has no unit.`,
              means: `Read as kWh it holds ${params.asKWh} kWh, read as kW ${params.asKW} kWh; both are possible, so we do not guess. ${NOTHING_SAVED}`,
              act: 'Say what it is; Fairwatt remembers it for files of this shape.',
            }
          : {
              what: `In ${params.file} the values of ${params.point || 'the meter'} have ${params.unit === '' ? 'no unit' : `the unit “${params.unit.slice(0, 20)}”, which is not known here`}.`,
              means: `How much energy they are cannot be told. ${NOTHING_SAVED}`,
              act: 'Ask whoever sent the file for values in kWh.',
            },
  },
  'direction-unknown': {
    family: 'input',
    text: ({ file, column, signed }: { file: string; column: string; signed?: true }) =>
      signed
        ? {
            what: `In ${file} the values of ${column || 'the meter'} lie above zero and below.`,
            means: `One sign is energy used, the other energy fed in; which is which the file does not say. ${NOTHING_SAVED}`,
            act: 'Say which sign is energy used; Fairwatt remembers it for files of this shape.',
          }
        : {
            what: `In ${file} nothing says whether “${column}” is energy used or fed in.`,
            means: `We do not guess. ${NOTHING_SAVED}`,
            act: 'Say which it is, or enter the metering point with a member first.',
          },
  },
  'decimal-unknown': {
    family: 'input',
    text: ({ file, example }: { file: string; example: string }) => ({
      what: `In ${file} the sign in “${example}” may part thousands or decimals.`,
      means: `The two differ a thousandfold, so we do not guess. ${NOTHING_SAVED}`,
      act: 'Say which it is; Fairwatt remembers it for files of this shape.',
    }),
  },
  'time-unknown': {
    family: 'input',
    text: ({ file, example }: { file: string; example: string }) => ({
      what: `In ${file} the date “${example}” may name the day or the month first.`,
      means: `We do not guess. ${NOTHING_SAVED}`,
      act: 'Say which comes first; Fairwatt remembers it for files of this shape.',
    }),
  },
  'hour-unknown': {
    family: 'input',
    text: ({ file, when }: { file: string; when: string }) => ({
      what: `${file} has ${when} twice, and its rows are in no order that tells which came first.`,
      means: `The clocks ran through that hour twice; which value belongs to which pass cannot be told. ${NOTHING_SAVED}`,
      act: 'Sort the rows by time as the operator wrote them, or export the file again.',
    }),
  },
  'zone-unknown': {
    family: 'input',
    text: ({ file, zone }: { file: string; zone: string }) => ({
      what: `No time zone is called “${zone}”.`,
      means: `The times in ${file} cannot be placed. ${NOTHING_SAVED}`,
      act: 'Choose a zone such as Europe/Vienna.',
    }),
  },
  'contradicting-rows': {
    family: 'conflict',
    text: ({ file, point, when, first, second }: ContradictingRows) => ({
      what: `${file} gives ${point || 'its meter'} two values for ${when}: ${first} and ${second} kWh.`,
      means: `Which one is right cannot be told. ${NOTHING_SAVED}`,
      act: 'Ask the operator for a corrected export, or delete the wrong row.',
    }),
  },
  'files-contradict': {
    family: 'conflict',
    text: ({ file, other, point, slots }: { file: string; other: string; point: string; slots: number }) => ({
      what: `${file} and ${other} give ${point} different values in ${slots} slot${slots === 1 ? '' : 's'}.`,
      means: 'These slots are left out of both; all others are counted once.',
      act: 'Keep the file that is right and take the other one away.',
    }),
  },
})

/** Of a table, where the user can say what the column is; or of a format that states units, with one nobody knows. */
type UnknownUnit =
  | { file: string; column: string; asKWh: string; asKW: string }
  | { file: string; column: string; asKWh: string; asStand: string }
  | { file: string; point: string; unit: string }

interface ContradictingRows {
  file: string
  point: string
  when: string
  first: string
  second: string
}
