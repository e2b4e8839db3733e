import { NO_BREAK } from '../../figures.ts'
import { capital, counted, counting, inWords, listed, longDate, monthAndYear, monthName } from '../words.ts'

/** Words of the files handed over: the verdict on each, what was understood, what saving would do. Amounts come in as finished texts, counts as numbers. */
export const readingsFiles = {
  reading: 'Reading the files',
  phases: { files: 'Reading the files, in kilobytes', readings: 'Checking the readings' },

  /** Files that are good, that need a word, and that hold nothing that can be saved. */
  verdict: (good: number, questions: number, useless: number) => {
    const nothing =
      useless === 0
        ? []
        : [`${capital(counted(useless, 'file holds', 'files hold'))} nothing that can be saved.`]
    if (useless > 0 && good + questions === 0) return nothing.join('')
    return [readingsFiles.verdictOf(good, questions), ...nothing].join(' ')
  },
  verdictOf: (good: number, questions: number): string => {
    if (questions === 0) return good === 1 ? 'The file is good.' : `${capital(inWords(good))} files are good.`
    const open = questions === 1 ? 'needs a word from you' : 'need a word from you'
    if (good === 0)
      return questions === 1
        ? 'The file needs a word from you.'
        : `${capital(inWords(questions))} files ${open}.`
    return `${capital(inWords(good))} ${good === 1 ? 'file is' : 'files are'} good. ${capital(inWords(questions))} ${open}.`
  },
  verdictLead: (complete: number, expected: number, month: string, files: number) =>
    `With ${files === 1 ? 'it' : 'them'}, ${complete} of ${expected} points are complete for ${monthName(month)}. Nothing is saved before you say so.`,
  nothingNew: 'These readings are already here: every value is the same. There is nothing to save.',
  nothingToTake: 'No value of these files can be taken, so there is nothing to save.',
  save: (points: number) => (points === 1 ? 'Save one point' : `Save ${points} points`),
  saving: 'Saving…',
  discard: 'Put these files aside, save nothing',

  files: 'Files',
  state: 'State',
  file: 'File',
  points: 'Points',
  kWh: 'kWh',
  verdictHead: 'Verdict',
  acts: 'Acts',
  look: 'Look',
  hide: 'Hide',
  lookAt: (file: string) => `what was understood of ${file}`,
  formatAndStep: (format: string, minutes: number | null) => {
    if (minutes === null) return format
    if (minutes === 15) return `${format}, quarter hours`
    if (minutes === 60) return `${format}, hours`
    return `${format}, every ${minutes}${NO_BREAK}minutes`
  },

  ready: 'Ready.',
  noneKnown: 'None of its points is known here.',
  noneTaken: 'None of its values can be taken.',
  nothingIn: (month: string) => `Nothing of it is in ${monthAndYear(month)}.`,
  isComplete: 'Complete',
  sumsAgree: 'sums agree',
  noGaps: 'Complete.',
  gaps: (count: string) => `${count}${NO_BREAK}values are missing.`,
  sumsDiffer: 'Its own sums differ from what we count.',
  allSame: 'Same readings as already here: counted once.',
  someSame: (count: string) => `${count}${NO_BREAK}values are already here: counted once.`,
  refused: (count: string) => `${count}${NO_BREAK}values cannot be taken.`,
  changed: (count: string) => `${count}${NO_BREAK}values differ from those here.`,

  understood: {
    points: 'Points',
    period: 'Period',
    each: 'Each value',
    values: 'Values',
    used: 'Used',
    fedIn: 'Fed in',
    checksum: 'Checksum',
    skipped: 'Skipped',
    split: 'Operator’s split',
    remarks: 'Remarks',
  },
  pointsUsed: (used: number, fedIn: number, other: number, unknown: number) => {
    const parts = [
      ...(used > 0 ? [`${used} used`] : []),
      ...(fedIn > 0 ? [`${fedIn} fed in`] : []),
      ...(other > 0 ? [`${other} of another kind, kept apart`] : []),
      unknown === 0 ? 'all known here' : `${unknown} not known here`,
    ]
    return parts.join(', ')
  },
  period: (first: string, last: string) => `${first} to ${last}, local time`,
  eachValue: (unit: string, minutes: number | null, label: 'start' | 'end' | 'both' | null) => {
    const length =
      minutes === null
        ? ''
        : minutes === 15
          ? ' in a quarter hour'
          : minutes === 60
            ? ' in an hour'
            : ` in ${minutes}${NO_BREAK}minutes`
    const marks =
      label === 'start'
        ? '; the time marks its start'
        : label === 'end'
          ? '; the time marks its end'
          : label === 'both'
            ? '; start and end are both given'
            : ''
    return `${unit}${length}${marks}`
  },
  notSo: 'Not so?',
  values: (expected: string, found: string, estimated: string | null) =>
    `${expected} expected, ${found} found${estimated === null ? '' : `, ${estimated} estimated by the operator`}`,
  checksum: (stated: string, computed: string, agree: boolean) =>
    `The file says ${stated}; we count ${computed}. ${agree ? 'They agree.' : 'They differ.'}`,
  stands: (stated: string, computed: string, agree: boolean) =>
    `The meter’s stands rise by ${stated}; we count ${computed}. ${agree ? 'They agree.' : 'They differ.'}`,
  skipped: (rows: number, reason: string) => `${counting(rows, 'row', 'rows')}: ${reason}`,
  splitAgrees: (intervals: string) =>
    `Given for ${intervals}${NO_BREAK}intervals; it follows its own rule in each of them.`,
  splitFaults: (intervals: string, largest: string) =>
    `Given for ${intervals}${NO_BREAK}intervals. Largest distance from its own rule: ${largest}${NO_BREAK}kWh.`,

  clockDay: (date: string, hours: number, complete: boolean) =>
    `${longDate(date).replace(/ \d{4}$/, '')} has ${hours}${NO_BREAK}hours, and the file ${complete ? 'has them all' : 'lacks some'}`,
  clockDayMeasure: (slots: string, expected: string, hours: number) =>
    `${slots} of ${expected} values. ${hours > 24 ? 'The hour before the clock goes back comes twice; the second one is marked.' : hours < 24 ? 'The hour the clock skips is left out.' : ''}`.trim(),
  hoursOf: (day: string) => `The hours of ${day}`,
  hourTwice: (hour: string) => `${hour}:00 twice`,
  again: 'again',

  notTaken: (file: string) => `${file} was not taken.`,
  unknownTable: 'Its columns are not known here, so we do not guess. Nothing of it was saved.',
  sayWhatItIs: 'Say what it is',
  whichPoint: (file: string) => `${file} names no metering point.`,
  whichPointMeans: 'Its values can only be taken when you say which point they are of.',
  pointField: (file: string) => `Point of ${file}`,
  choosePoint: 'Choose a point',
  takeAs: 'Take as this point',
  unknownPoints: (count: number) =>
    `${capital(counted(count, 'point belongs', 'points belong'))} to no member.`,
  unknownPointsMeans: (named: readonly string[], count: number) =>
    `${listed(named)}: ${count === 1 ? 'its readings were' : 'their readings were'} not taken. Add ${count === 1 ? 'it' : 'them'} to a member and drop the file again.`,
  andMore: (count: number) => `${count}${NO_BREAK}more`,
  openMembers: 'Open the members',
  conflict: (count: number) =>
    `${capital(counted(count, 'point runs', 'points run'))} the other way in the file.`,
  conflictOf: (point: string, file: string, registered: string) =>
    `${point}: “${file}” in the file, “${registered}” here.`,
  conflictMeans: 'They were not taken. Change the point’s direction, or look at the file.',
  approvedTouched: (months: readonly string[]) => {
    const names = listed(months.map(monthAndYear))
    return `${names} ${months.length === 1 ? 'is approved and would change.' : 'are approved and would change.'}`
  },
  approvedTouchedMeans: (months: number) =>
    `${months === 1 ? 'Its' : 'Their'} bills stay as they are. After saving, the difference waits for you as a correction.`,
  byPoint: 'Point by point',
  pointsOf: (file: string) => `${file}, point by point`,
  pointHead: 'Point',
  neither: 'neither',
  gapsHead: 'Missing',
  estimatedHead: 'Estimated',
  rowsHead: { new: 'New', same: 'Same', changed: 'Differ', refused: 'Not taken' },
  refusedBecause: {
    'unknown-point': 'No member has this point.',
    'no-point': 'The file does not say which point it is.',
    'other-side': 'It runs the other way here.',
    'too-coarse': 'Longer than an hour: cannot be shared out.',
    contradiction: 'Another file says something else.',
  },
  refusedSome: (count: string) => `${count}${NO_BREAK}values are not taken.`,
  refusedAsTable: 'Save them as a table, with the reason beside each',
  changedTable: 'Values that differ, old and new',
  fromTime: 'From',
  savedHead: 'Saved, kWh',
  inFileHead: 'In the file, kWh',
  differenceHead: 'Difference',
  otherStep: 'other length',
  moreChanged: (count: string) => `And ${count}${NO_BREAK}more.`,
  showChanged: (count: string) => `Show ${count}`,
  changedTitle: (count: string) => `${count}${NO_BREAK}values differ from those already here.`,
  changedMeans: 'Without your yes the values that are here stay, and only new ones are saved.',
  replace: (count: string) => `Replace ${count}${NO_BREAK}values`,
  needsReplace: 'All new values differ from those here: say that they shall be replaced.',
} as const
