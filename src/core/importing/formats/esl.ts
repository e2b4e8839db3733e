import { ProblemError } from '../../problems/problem.ts'
import type { RawReadings } from '../channel.ts'
import { parseDecimal } from '../decimal-text.ts'
import { microOf } from '../energy-units.ts'
import { IntervalChannels } from '../interval-channels.ts'
import { knownZone } from '../known-zone.ts'
import { obisOf, withoutTariffParts } from '../obis.ts'
import { importProblem } from '../problems.ts'
import { MEASURED } from '../quality-words.ts'
import { SkipCounter } from '../skip-counter.ts'
import { children, descendants, type XmlElement } from '../xml/element.ts'
import type { FormatContext, XmlFormat } from './format.ts'

/**
 * ESL-EVU billing data (Switzerland): per meter and end of a period the stand of each register, by OBIS code. As a rule the periods are
 * months, from which no sharing by the hour can be told; finer periods are read as registers.
 */
export const esl: XmlFormat = {
  id: 'esl',
  name: 'ESL-EVU billing data',
  recognise: ({ name }) => name === 'ESLBillingData',
  read,
}

const ZONE = 'Europe/Zurich'
const FIVE_DAYS = 5 * 86_400

function read(root: XmlElement, { file }: FormatContext): RawReadings {
  const ends = new Set<number>()
  for (const period of descendants(root, 'TimePeriod')) ends.add(endOf(file, period))
  const sorted = [...ends].toSorted((a, b) => a - b)
  const step = Math.min(...sorted.slice(1).map((end, k) => end - (sorted[k] as number)))
  if (sorted.length === 0) throw new ProblemError(importProblem('empty', { file }))
  // one period alone, or periods weeks apart: what was used when cannot be told
  if (sorted.length === 1 || step > FIVE_DAYS) throw new ProblemError(importProblem('monthly-only', { file }))
  const channels = new IntervalChannels(file)
  const skipped = new SkipCounter()
  for (const meter of children(root, 'Meter')) {
    const point = meter.attributes.get('internalNo') ?? meter.attributes.get('factoryNo') ?? ''
    for (const period of children(meter, 'TimePeriod'))
      for (const row of children(period, 'ValueRow')) {
        const obis = obisOf(row.attributes.get('obis') ?? '')
        if (obis === null || obis.kind !== 'register' || obis.direction === null) {
          skipped.add(`${obis?.words ?? 'an unknown register'}, not counted`)
          continue
        }
        const text = row.attributes.get('value') ?? ''
        const value = parseDecimal(text.trim(), '.')
        if (value === null)
          throw new ProblemError(
            importProblem('damaged', {
              file,
              detail: `it says “${text.slice(0, 40)}” where a stand should be.`,
            }),
          )
        channels.add(
          { point, direction: obis.direction, register: obis.tariff, cumulative: true },
          step,
          endOf(file, period),
          microOf(value, 1),
          MEASURED,
        )
      }
  }
  if (channels.length === 0) throw new ProblemError(importProblem('empty', { file }))
  const finished = channels.finish()
  return {
    zone: ZONE,
    label: 'start',
    unit: 'register-kWh',
    stepSeconds: finished.stepSeconds,
    channels: withoutTariffParts(finished.channels, skipped),
    totals: [],
    skipped: skipped.finish(),
    notes: [],
  }
}

function endOf(file: string, period: XmlElement): number {
  const text = period.attributes.get('end') ?? ''
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(:\d\d)?$/.exec(text)
  try {
    const [end] = match
      ? knownZone(file, ZONE).instantsOf(match[1] as string, Number(match[2]) * 3600 + Number(match[3]) * 60)
      : []
    if (end !== undefined) return end
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw new ProblemError(
    importProblem('damaged', { file, detail: `it says “${text.slice(0, 40)}” where a period should end.` }),
  )
}
