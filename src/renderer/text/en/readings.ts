import { NO_BREAK } from '../figures.ts'
import { capital, counted, counting, inWords, listed, longDate, monthAndYear, monthName } from './words.ts'

const slotName = (stepSeconds: number, count: number): string => {
  const name = stepSeconds === 900 ? 'quarter hour' : stepSeconds === 3600 ? 'hour' : 'interval'
  return count === 1 ? name : `${name}s`
}

/** Words of the readings page. Amounts come in as finished texts, counts as numbers. */
export const readings = {
  offtake: 'used',
  feedIn: 'fed in',

  empty: (month: string) => `No readings for ${monthName(month)} yet.`,
  emptyLead:
    'The grid operator’s portal has them in the first days of the next month. Fairwatt reads the file as it comes.',
  emptyPoints: (month: string) => `No member has a metering point in ${monthName(month)}.`,
  emptyPointsLead: 'Readings belong to points, so the members and their points come first.',
  toMembers: 'Add members',
  lastTime: (words: string, date: string) => `Last time: ${words} (${date}).`,
  dropHelp: 'One or many, as the grid operator gave them. Nothing is saved before you say so.',
  choose: 'Choose files',

  complete: (month: string, points: number) =>
    `${monthName(month)} is complete: ${counted(points, 'point', 'points')}.`,
  completeLead: (stepSeconds: number) =>
    `Every ${stepSeconds === 900 ? 'quarter hour' : stepSeconds === 3600 ? 'hour' : 'interval'} of every point has a value. Files with corrections can still be added.`,
  /** `values` with its figure `shown`. */
  missing: (values: number, shown: string, points: number, stepSeconds: number) =>
    `${capital(values <= 12 ? inWords(values) : shown)} ${slotName(stepSeconds, values)} at ${counted(points, 'point', 'points')} ${values === 1 ? 'is' : 'are'} missing.`,
  missingLead: (month: string) =>
    `${monthName(month)} can be settled when they are here, or with a rule for gaps.`,
  missingSettledLead: (month: string) =>
    `${monthName(month)} was settled without them. Files that bring them can still be added.`,
  settle: (month: string) => `Settle ${monthName(month)}`,

  reading: 'Reading the files',
  phases: { files: 'Reading the files', readings: 'Checking the readings' },

  /** Files that are good, that need a word, and that hold nothing that can be saved. */
  verdict: (good: number, questions: number, useless: number) => {
    const nothing =
      useless === 0
        ? []
        : [`${capital(counted(useless, 'file holds', 'files hold'))} nothing that can be saved.`]
    if (useless > 0 && good + questions === 0) return nothing.join('')
    return [readings.verdictOf(good, questions), ...nothing].join(' ')
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
    `${point}: ${file} in the file, ${registered} here.`,
  conflictMeans: 'They were not taken. Change the point’s direction, or look at the file.',
  approvedTouched: (months: readonly string[]) => {
    const names = listed(months.map(monthAndYear))
    return `${names} ${months.length === 1 ? 'is approved and would change.' : 'are approved and would change.'}`
  },
  approvedTouchedMeans:
    'Its bills stay as they are. After saving, the difference waits for you as a correction.',
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

  pointByPoint: (month: string) => `${monthName(month)}, point by point`,
  afterSaving: 'as it will be after saving',
  asItIs: 'Enter on a day shows its curve',
  sum: 'kWh',
  member: 'Member',
  direction: 'Direction',
  missingWord: 'missing',
  missingSome: (count: string) => `${count} missing`,
  keyUsed: 'used, little to much',
  keyFedIn: 'fed in, little to much; each point against its own largest day',
  keyEstimated: 'holds estimates',
  keyMissing: 'missing',
  keyPartly: 'partly missing',
  heatMap: (month: string) => `Energy of each point and day of ${monthName(month)}`,
  cell: (date: string, energy: string | null, missing: number, estimated: number) => {
    const parts = [
      energy === null ? 'missing' : `${energy}${NO_BREAK}kWh`,
      ...(energy !== null && missing > 0 ? [`${missing} missing`] : []),
      ...(estimated > 0 ? [`${estimated} estimated`] : []),
    ]
    return `${date}: ${parts.join(', ')}`
  },
  cellOutside: (date: string) => `${date}: not a member`,
  monthDay: (date: string) => `${Number(date.slice(8, 10))}${NO_BREAK}${monthName(date)}`,
  clockLength: (day: string, hours: number) => `${day}, ${hours}${NO_BREAK}hours`,

  dayTitle: (who: string, date: string) => `${who}, ${longDate(date)}`,
  dayFinding: (kind: 'used' | 'fed in', sum: string, month: string) =>
    `${capital(kind)} on ${month}: ${sum}${NO_BREAK}kWh`,
  dayMeasure: (minutes: number, zone: string) =>
    `kWh in ${minutes === 15 ? 'a quarter hour' : minutes === 60 ? 'an hour' : `${minutes} minutes`}, local time of ${zone}`,
  dayRead: (clock: string, value: string | null, quality: string) =>
    value === null
      ? `${clock}: missing`
      : `${clock}: ${value}${NO_BREAK}kWh${quality === '' ? '' : `, ${quality}`}`,
  dayReadLabel: 'Read the values of the day',
  dayCounts: (slots: string, missing: string, estimated: string) =>
    `${slots} values, ${missing} missing, ${estimated} estimated.`,
  quality: { measured: '', estimated: 'estimated', substituted: 'substituted', imputed: 'filled in' },
  time: 'Time',

  mapping: {
    title: (file: string) => `What does ${file} hold?`,
    lead: 'Say it once; a file of the same shape is then read the same way. Nothing is guessed that you have not seen.',
    unsure: 'Not sure: look here.',
    unsureOf: (names: readonly string[]) =>
      `The file does not say ${listed(names)}. Look at it, and choose what is right.`,
    unsureNames: {
      unit: 'its unit',
      direction: 'the direction',
      label: 'what its times mark',
      point: 'its point',
      time: 'its time zone',
      decimal: 'its decimal mark',
    },
    rows: 'The first rows of the file',
    role: 'This column is',
    roles: {
      ignore: 'left out',
      time: 'date and time',
      clock: 'clock time',
      value: 'a value',
      point: 'the metering point',
      direction: 'the direction',
    },
    columnNumber: (index: number) => `Column ${index + 1}`,
    point: 'Point',
    fileOnlyPoint: 'the file’s single point',
    direction: 'Direction',
    offtake: 'used',
    feedIn: 'fed in',
    other: 'neither, left out',
    unit: 'Each value is',
    units: {
      kWh: 'energy in kWh',
      Wh: 'energy in Wh',
      MWh: 'energy in MWh',
      kW: 'power in kW',
      W: 'power in W',
      'register-kWh': 'a meter’s register in kWh',
      'register-Wh': 'a meter’s register in Wh',
    },
    label: 'The time marks',
    labels: { start: 'the start of its interval', end: 'the end of its interval' },
    zone: 'Time zone',
    decimal: 'Decimal mark',
    decimals: { ',': 'a comma: 0,25', '.': 'a point: 0.25' },
    step: 'Length of an interval, minutes',
    pattern: (pattern: string) => `Dates are read as ${pattern}.`,
    confirm: 'Read it this way',
    needsTime: 'One column has to be the date and time.',
    needsValue: 'At least one column has to be a value.',
    badStep: 'A whole number of minutes, for example 15.',
    remembered: 'The answer is remembered for files of this shape.',
  },
} as const
