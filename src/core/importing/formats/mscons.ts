import { epochDayOf } from '../../calendar/zone.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { RawReadings } from '../channel.ts'
import { parseDecimal } from '../decimal-text.ts'
import { componentOf, type Interchange, type Segment } from '../edifact/segments.ts'
import { IntervalChannels } from '../interval-channels.ts'
import { knownZone } from '../known-zone.ts'
import { obisOf, withoutTariffParts, type Obis } from '../obis.ts'
import { importProblem } from '../problems.ts'
import { ESTIMATED, MEASURED, SUBSTITUTED } from '../quality-words.ts'
import { SkipCounter } from '../skip-counter.ts'
import { checkCounts } from './mscons-counts.ts'
import { addProfile, type Profile } from './mscons-profile.ts'
import type { EdifactFormat, FormatContext } from './format.ts'

/**
 * MSCONS, the German market's exchange of meter data (EDI@Energy, UN/EDIFACT D.04B): per location and OBIS code a quantity a
 * slot with its start and end. The qualifier of the quantity says how it came about. Counts in the trailers are checked.
 */
export const mscons: EdifactFormat = {
  id: 'mscons',
  name: 'MSCONS',
  recognise: ({ segments }) =>
    segments.some((segment) => segment.tag === 'UNH' && componentOf(segment, 1, 0) === 'MSCONS'),
  read,
}

const ZONE = 'Europe/Berlin'
const STANDS = 'meter stands, not counted'

/** Qualifiers of QTY; null: the value is not to be used (20) or says there is none. */
const QUALIFIERS: Readonly<Record<string, number | null>> = {
  '220': MEASURED,
  '79': MEASURED,
  '67': SUBSTITUTED,
  '201': ESTIMATED,
  '187': ESTIMATED,
  Z18: ESTIMATED,
  '20': null,
  Z30: null,
}

interface Value {
  readonly quantity: Segment
  from: number | null
  until: number | null
}

function read(interchange: Interchange, { file }: FormatContext): RawReadings {
  checkCounts(file, interchange)
  return new Reader(file, interchange.decimal).read(interchange.segments)
}

class Reader {
  readonly #file: string
  readonly #decimal: ',' | '.'
  readonly #channels: IntervalChannels
  readonly #skipped = new SkipCounter()
  #point = ''
  #obis: Obis | null = null
  #code = ''
  #inList = false
  #value: Value | null = null
  #period: Profile['period'] = { from: null, until: null }
  readonly #profiles = new Map<string, Profile>()

  constructor(file: string, decimal: ',' | '.') {
    this.#file = file
    this.#decimal = decimal
    this.#channels = new IntervalChannels(file)
  }

  read(segments: readonly Segment[]): RawReadings {
    for (const segment of segments) this.#take(segment)
    this.#endValue()
    if (this.#profiles.size === 0) throw this.#nothing()
    const notes: string[] = []
    for (const profile of this.#profiles.values()) addProfile(this.#file, profile, this.#channels, notes)
    const finished = this.#channels.finish()
    if (finished.stepSeconds >= 27 * 86_400)
      throw new ProblemError(importProblem('monthly-only', { file: this.#file }))
    return {
      zone: ZONE,
      label: 'both',
      unit: 'kWh',
      stepSeconds: finished.stepSeconds,
      channels: withoutTariffParts(finished.channels, this.#skipped),
      totals: [],
      skipped: this.#skipped.finish(),
      notes,
    }
  }

  #take(segment: Segment): void {
    switch (segment.tag) {
      case 'UNH':
        this.#endValue()
        this.#point = ''
        this.#obis = null
        this.#inList = false
        break
      case 'LOC':
        this.#endValue()
        this.#point = componentOf(segment, 1, 0)
        this.#period = { from: null, until: null }
        this.#obis = null
        this.#inList = false
        break
      case 'LIN':
        this.#endValue()
        this.#obis = null
        this.#code = ''
        this.#inList = true
        break
      case 'PIA':
        this.#code = componentOf(segment, 1, 0)
        this.#obis = obisOf(this.#code)
        break
      case 'QTY':
        this.#endValue()
        if (this.#inList) this.#value = { quantity: segment, from: null, until: null }
        break
      case 'DTM':
        this.#takeTime(segment)
        break
      case 'UNT':
        this.#endValue()
        break
    }
  }

  #takeTime(segment: Segment): void {
    const kind = componentOf(segment, 0, 0)
    if (this.#value === null) {
      if (this.#point === '' || this.#inList) return
      if (kind === '163') this.#period = { from: this.#instantOf(segment), until: null }
      if (kind === '164') this.#period = { ...this.#period, until: this.#instantOf(segment) }
      return
    }
    if (kind === '163') this.#value.from = this.#instantOf(segment)
    else if (kind === '164') this.#value.until = this.#instantOf(segment)
    else if (kind === '7' || kind === '9') this.#value.from ??= this.#instantOf(segment)
  }

  #endValue(): void {
    const value = this.#value
    this.#value = null
    if (value === null) return
    const text = componentOf(value.quantity, 0, 1)
    if (this.#obis === null)
      throw this.#damaged(`a value under “${this.#code.slice(0, 30)}”, which is no OBIS code.`)
    if (this.#obis.kind === 'other' || this.#obis.direction === null) {
      this.#skipped.add(`${this.#obis.words}, not counted`)
      return
    }
    if (value.from === null) throw this.#damaged(`the value ${text.slice(0, 20)} without a time.`)
    const cumulative = this.#obis.kind === 'register'
    if (cumulative || value.until === null) {
      // a stand at each end of a billing period: when the energy was used cannot be told
      this.#skipped.add(STANDS)
      return
    }
    const number = parseDecimal(text, this.#decimal)
    if (number === null) throw this.#damaged(`“${text.slice(0, 40)}” where a quantity should be.`)
    const qualifier = componentOf(value.quantity, 0, 0)
    if (!Object.hasOwn(QUALIFIERS, qualifier))
      throw this.#damaged(`a quantity of the unknown kind ${qualifier.slice(0, 10)}.`)
    const quality = QUALIFIERS[qualifier] as number | null
    const register = {
      point: this.#point,
      direction: this.#obis.direction,
      register: this.#obis.tariff,
      cumulative: false,
    }
    const key = JSON.stringify([this.#point, this.#code])
    let profile = this.#profiles.get(key)
    if (!profile) {
      profile = { register, period: this.#period, slots: [] }
      this.#profiles.set(key, profile)
    }
    profile.slots.push({
      from: value.from,
      until: value.until,
      number: quality === null ? Number.NaN : number,
      power: this.#obis.kind === 'power',
      unit: componentOf(value.quantity, 0, 2).toUpperCase(),
      quality: quality ?? MEASURED,
    })
  }

  /** Formats 303 (`CCYYMMDDHHMM` and the distance to UTC in hours) and 203 (local time). */
  #instantOf(segment: Segment): number {
    const text = componentOf(segment, 0, 1)
    const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-]\d\d))?$/.exec(text)
    try {
      if (match) {
        const [, year, month, day, hour, minute, offset] = match
        const date = `${year}-${month}-${day}`
        const seconds = Number(hour) * 3600 + Number(minute) * 60
        if (offset !== undefined) return epochDayOf(date) * 86_400 + seconds - Number(offset) * 3600
        const [instant] = knownZone(this.#file, ZONE).instantsOf(date, seconds)
        if (instant !== undefined) return instant
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
    throw this.#damaged(`“${text.slice(0, 40)}” where a time should be.`)
  }

  #nothing(): ProblemError {
    const found = this.#skipped.first
    if (found === null) return new ProblemError(importProblem('empty', { file: this.#file }))
    return new ProblemError(
      STANDS.startsWith(found)
        ? importProblem('monthly-only', { file: this.#file })
        : importProblem('not-electricity', { file: this.#file, found }),
    )
  }

  #damaged(found: string): ProblemError {
    return new ProblemError(importProblem('damaged', { file: this.#file, detail: `it has ${found}` }))
  }
}
