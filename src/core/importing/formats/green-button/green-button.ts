import type { RawReadings } from '../../channel.ts'
import { ProblemError } from '../../../problems/problem.ts'
import { importProblem } from '../../problems.ts'
import { SkipCounter } from '../../skip-counter.ts'
import { descendants, textAt, type XmlElement } from '../../xml/element.ts'
import type { FormatContext, XmlFormat } from '../format.ts'
import { feedOf, parentOf, relatedOf, type Feed, type FeedEntry } from './feed.ts'
import { readingKind, type ReadingKind } from './reading-type.ts'
import { slotsOf, type MeterSlots } from './slots.ts'
import { addMeter } from './meter.ts'
import { IntervalChannels } from '../../interval-channels.ts'
import { zoneOfFeed } from './zone.ts'

/**
 * Green Button, the North American export (NAESB ESPI): an Atom feed whose entries name each other by links — usage point, meter
 * reading, reading type, interval blocks. Instants are UTC seconds. Coarse meter readings beside fine ones of the same usage
 * point (a bill's totals beside hours) are left out.
 */
export const greenButton: XmlFormat = {
  id: 'green-button',
  name: 'Green Button',
  recognise: (root) =>
    root.name === 'feed' &&
    ['UsagePoint', 'IntervalBlock', 'ReadingType'].some((name) => !descendants(root, name).next().done),
  read,
}

/** A meter reading of a feed with its values. */
interface Meter {
  readonly point: string
  readonly type: ReadingKind
  readonly slots: MeterSlots
}

const MONTH = 27 * 86_400

function read(root: XmlElement, { file, zone }: FormatContext): RawReadings {
  const feed = feedOf(root)
  const skipped = new SkipCounter()
  const notes: string[] = []
  const meters = metersOf(file, feed, skipped, notes)
  const kept = meters.filter((meter) => {
    const finest = Math.min(
      ...meters.filter(({ point }) => point === meter.point).map(({ slots }) => slots.seconds),
    )
    if (meter.slots.seconds === finest) return true
    skipped.add('sums over finer values that are there too', meter.slots.starts.length)
    return false
  })
  if (kept.length === 0)
    throw new ProblemError(
      skipped.first === null
        ? importProblem('empty', { file })
        : importProblem('not-electricity', { file, found: skipped.first }),
    )
  if (kept.every(({ slots }) => slots.seconds >= MONTH))
    throw new ProblemError(importProblem('monthly-only', { file }))
  const channels = new IntervalChannels(file)
  for (const meter of kept) addMeter(file, meter, channels)
  return {
    zone: zoneOfFeed(feed.localTime, zone),
    label: 'start',
    unit: kept.some(({ type }) => type.kind === 'power') ? 'W' : 'Wh',
    ...channels.finish(),
    totals: [],
    skipped: skipped.finish(),
    notes,
  }
}

function metersOf(file: string, feed: Feed, skipped: SkipCounter, notes: string[]): Meter[] {
  const blocksOf = Map.groupBy(feed.blocks, (block) => parentOf(block, feed.meterReadings))
  const meters: Meter[] = []
  for (const [reading, blocks] of blocksOf) {
    if (reading === null && feed.meterReadings.length > 1)
      throw new ProblemError(
        importProblem('damaged', {
          file,
          detail: 'it has values that belong to none of its meter readings.',
        }),
      )
    const usagePoint = reading && parentOf(reading, feed.usagePoints)
    const medium = usagePoint ? mediumOf(usagePoint) : null
    const slots = slotsOf(
      file,
      blocks.map(({ content }) => content),
    )
    if (medium !== null) {
      skipped.add(`${medium}, not counted`, slots.starts.length)
      continue
    }
    const type = reading ? relatedOf(reading, feed.readingTypes) : (feed.readingTypes[0] ?? null)
    const kind: ReadingKind = type ? readingKind(type.content) : { kind: 'unit-unknown', unit: '' }
    if (kind.kind === 'foreign') {
      skipped.add(`${kind.words}, not counted`, slots.starts.length)
      continue
    }
    const point = usagePoint ? nameOf(usagePoint) : ''
    if (kind.kind !== 'unit-unknown' && kind.direction === 'other')
      notes.push(`Nothing says whether ${point || 'the meter'} is energy used or fed in.`)
    meters.push({ point, type: kind, slots })
  }
  return meters
}

const SERVICES = [
  'electricity',
  'gas',
  'water',
  'time',
  'heat',
  'refuse',
  'sewerage',
  'rates',
  'TV licence',
  'internet',
]

/** What a usage point delivers where it is not electricity (ServiceCategory kind 0); unsaid counts as electricity, units tell the rest. */
function mediumOf({ content }: FeedEntry): string | null {
  const kind = textAt(content, 'ServiceCategory', 'kind')
  return kind === '' || kind === '0' ? null : (SERVICES[Number(kind)] ?? `service ${kind}`)
}

/** The last parts of the usage point's address: unique in a utility's exports, and free of blanks. */
function nameOf({ self }: FeedEntry): string {
  const parts = self.split('/').filter((part) => part !== '')
  const last = parts.at(-1) ?? ''
  if (last.length >= 6) return last
  const customer = parts.findIndex((part) => /^(RetailCustomer|Subscription|BillingAccount|User)$/.test(part))
  return parts.slice(customer < 0 ? -1 : customer).join('/')
}
