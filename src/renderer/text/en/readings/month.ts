import { NO_BREAK } from '../../figures.ts'
import { capital, counted, inWords, longDate, monthName } from '../words.ts'

const slotName = (stepSeconds: number, count: number): string => {
  const name = stepSeconds === 900 ? 'quarter hour' : stepSeconds === 3600 ? 'hour' : 'interval'
  return count === 1 ? name : `${name}s`
}

/** Words of the month: its head, the heat map, and the drawer of a day. */
export const readingsMonth = {
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
  cellOutside: (date: string) => `${date}: not a member, or another meter`,
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
} as const
