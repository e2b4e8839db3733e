import { ProblemError } from '../../problems/problem.ts'
import type { RawReadings } from '../channel.ts'
import { parseDecimal } from '../decimal-text.ts'
import { microOf } from '../energy-units.ts'
import { IntervalChannels } from '../interval-channels.ts'
import { knownZone } from '../known-zone.ts'
import { placeLabels } from '../label-clock.ts'
import { obisOf, withoutTariffParts } from '../obis.ts'
import { importProblem } from '../problems.ts'
import { MEASURED } from '../quality-words.ts'
import { SkipCounter } from '../skip-counter.ts'
import { parseTimeLabel } from '../time-label.ts'
import { children, type XmlElement } from '../xml/element.ts'
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
  const endsOf = new Map(children(root, 'Meter').map((meter) => [meter, periodEnds(file, meter)]))
  const sorted = [...new Set([...endsOf.values()].flatMap((ends) => [...ends]))].toSorted((a, b) => a - b)
  const step = Math.min(...sorted.slice(1).map((end, k) => end - (sorted[k] as number)))
  if (sorted.length === 0) throw new ProblemError(importProblem('empty', { file }))
  // one period alone, or periods weeks apart: what was used when cannot be told
  if (sorted.length === 1 || step > FIVE_DAYS) throw new ProblemError(importProblem('monthly-only', { file }))
  const channels = new IntervalChannels(file)
  const skipped = new SkipCounter()
  for (const meter of children(root, 'Meter')) {
    const point = meter.attributes.get('internalNo') ?? meter.attributes.get('factoryNo') ?? ''
    const ends = endsOf.get(meter) as Float64Array
    for (const [k, period] of children(meter, 'TimePeriod').entries())
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
          ends[k] as number,
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

/** UTC seconds at which a meter's periods end. In autumn an hour has its ends twice; the order of the periods tells which is which. */
function periodEnds(file: string, meter: XmlElement): Float64Array {
  const zone = knownZone(file, ZONE)
  const texts = children(meter, 'TimePeriod').map((period) => period.attributes.get('end') ?? '')
  const naive = Float64Array.from(texts, (text) =>
    END.test(text) ? (parseTimeLabel(text, 'Y-M-D')?.naive ?? Number.NaN) : Number.NaN,
  )
  const { instants } = placeLabels({ naive, instants: null, passes: null }, zone)
  const broken = instants.findIndex((instant) => Number.isNaN(instant))
  if (broken < 0) return instants
  const detail = `it says “${texts[broken]?.slice(0, 40)}” where a period should end.`
  throw new ProblemError(importProblem('damaged', { file, detail }))
}

const END = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/
