import type { Direction } from '../../community/vocabulary.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { RawReadings } from '../channel.ts'
import { parseDecimal } from '../decimal-text.ts'
import { kWhFactor, microOf, type Unit } from '../energy-units.ts'
import { IntervalChannels } from '../interval-channels.ts'
import { importProblem } from '../problems.ts'
import { ESTIMATED, MEASURED, SUBSTITUTED } from '../quality-words.ts'
import { SkipCounter } from '../skip-counter.ts'
import { child, children, textAt, type XmlElement } from '../xml/element.ts'
import type { FormatContext, XmlFormat } from './format.ts'

/**
 * SDAT-CH E66, the Swiss exchange of validated meter data (VSE, “Umsetzungsdokument SDAT”): one or more MeteringData, each a
 * metering point, an interval in UTC, a resolution and numbered observations. `Condition` says how a volume came about.
 */
export const sdatCh: XmlFormat = {
  id: 'sdat-ch',
  name: 'SDAT-CH E66',
  recognise: ({ name }) => /^(Validated)?MeteredData(_\w+)?$/.test(name),
  read,
}

const RESOLUTION_SECONDS: Readonly<Record<string, number>> = {
  MIN: 60,
  H: 3600,
  HUR: 3600,
  D: 86_400,
  DAY: 86_400,
}
const UNITS: Readonly<Record<string, Unit>> = { WH: 'Wh', KWH: 'kWh', MWH: 'MWh', W: 'W', KW: 'kW' }
/** Codes of `Condition`: 21 temporary, 56 estimated, 37 substituted, 46 not validated. */
const CONDITIONS: Readonly<Record<string, number>> = {
  '21': ESTIMATED,
  '46': ESTIMATED,
  '56': ESTIMATED,
  '36': SUBSTITUTED,
  '37': SUBSTITUTED,
}

function read(root: XmlElement, { file }: FormatContext): RawReadings {
  const channels = new IntervalChannels(file)
  const skipped = new SkipCounter()
  for (const data of children(root, 'MeteringData')) addData(file, data, channels, skipped)
  if (channels.length === 0)
    throw new ProblemError(
      skipped.first === null
        ? importProblem('empty', { file })
        : importProblem('not-electricity', { file, found: skipped.first }),
    )
  return {
    zone: 'Europe/Zurich',
    label: 'start',
    unit: 'kWh',
    ...channels.finish(),
    totals: [],
    skipped: skipped.finish(),
    notes: [],
  }
}

function addData(file: string, data: XmlElement, channels: IntervalChannels, skipped: SkipCounter): void {
  const observations = children(data, 'Observation')
  const unitText = textAt(data, 'Product', 'MeasureUnit').toUpperCase()
  if (/VR|VAR/.test(unitText)) {
    skipped.add('reactive energy, not counted', observations.length)
    return
  }
  const unit = UNITS[unitText]
  const { point, direction } = pointOf(file, data)
  if (unit === undefined || !Object.hasOwn(UNITS, unitText))
    throw new ProblemError(importProblem('unit-unknown', { file, point, unit: unitText }))
  const resolution = child(data, 'Resolution')
  const unitOfTime = resolution ? textAt(resolution, 'Unit').toUpperCase() : ''
  if (unitOfTime.startsWith('MON')) throw new ProblemError(importProblem('monthly-only', { file }))
  const seconds =
    Number(resolution ? textAt(resolution, 'Resolution') : '') *
    (RESOLUTION_SECONDS[unitOfTime] ?? Number.NaN)
  if (!Number.isInteger(seconds) || seconds <= 0) throw damaged(file, 'no resolution that could be read.')
  const start = instantOf(file, textAt(data, 'Interval', 'StartDateTime'))
  const end = instantOf(file, textAt(data, 'Interval', 'EndDateTime'))
  const expected = Math.round((end - start) / seconds)
  // a day of 23 or 25 hours is one day all the same
  const daily = seconds === 86_400
  if (!daily && expected * seconds !== end - start)
    throw damaged(file, `an interval that ${seconds / 60} minutes do not divide.`)
  for (const observation of observations) {
    const sequence = Number(textAt(observation, 'Position', 'Sequence'))
    if (!Number.isInteger(sequence) || sequence < 1 || sequence > expected)
      throw damaged(
        file,
        `observation ${textAt(observation, 'Position', 'Sequence').slice(0, 20)} of ${expected}.`,
      )
    const text = textAt(observation, 'Volume')
    const value = parseDecimal(text, '.')
    if (value === null) throw damaged(file, `“${text.slice(0, 40)}” where a volume should be.`)
    const condition = textAt(observation, 'Condition')
    channels.add(
      { point, direction, register: '', cumulative: false },
      seconds,
      start + (sequence - 1) * seconds,
      microOf(value, kWhFactor(unit, seconds)),
      Object.hasOwn(CONDITIONS, condition) ? (CONDITIONS[condition] as number) : MEASURED,
    )
  }
  if (observations.length !== expected)
    skipped.add('observations that the interval has and the file has not', expected - observations.length)
}

function pointOf(file: string, data: XmlElement): { point: string; direction: Direction | 'other' } {
  for (const [name, direction] of [
    ['ConsumptionMeteringPoint', 'offtake'],
    ['ProductionMeteringPoint', 'feed-in'],
  ] as const) {
    const found = child(data, name)
    const point = found?.children[0]?.text.trim() ?? ''
    if (point !== '') return { point, direction }
  }
  const other = data.children.find(({ name }) => name.endsWith('MeteringPoint'))
  const point = other?.children[0]?.text.trim() ?? ''
  if (point === '') throw damaged(file, 'values without a metering point.')
  return { point, direction: 'other' }
}

function instantOf(file: string, text: string): number {
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text) / 1000
    : Number.NaN
  if (Number.isNaN(instant)) throw damaged(file, `“${text.slice(0, 40)}” where an instant should be.`)
  return instant
}

const damaged = (file: string, found: string): ProblemError =>
  new ProblemError(importProblem('damaged', { file, detail: `it has ${found}` }))
