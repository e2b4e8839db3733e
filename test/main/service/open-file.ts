import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import type { NewCooperative } from '../../../src/core/contract/cooperative.ts'
import type { PointSeries } from '../../../src/core/metering/series.ts'
import { createCooperative } from '../../../src/main/service/newCooperative.ts'
import { packedDays } from '../../../src/main/service/store/readingsTable.ts'
import { CooperativeFile, type OpenOptions } from '../../../src/main/service/store/cooperativeFile.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** 4 November 2026, 18:31 in Vienna. */
export const NOW = Date.UTC(2026, 10, 4, 17, 31) / 1000

export const riverValley: NewCooperative = {
  name: 'River Valley',
  address: 'Mill Lane 1\n4020 Linz',
  zone: 'Europe/Vienna',
  currency: 'EUR',
  model: 'shared-energy',
  buy: 300_000,
  sell: 80_000,
  sharedNetwork: 0,
  fee: 20_000,
  internal: 180_000,
  vatRate: null,
  from: '2026-01-01',
}

let opened = 0
export function openOptions(holder = 'the first window'): OpenOptions {
  opened += 1
  return { holder, token: `opening-${opened}`, now: () => NOW }
}

/** A new file in a folder of its own; closed when the test ends. */
export function newFile(fileName = 'river-valley.fairwatt'): CooperativeFile {
  const file = createCooperative(join(temporaryFolder(), fileName), riverValley, openOptions())
  onTestFinished(() => file.close())
  return file
}

export function reopened(path: string, holder?: string): CooperativeFile {
  const file = CooperativeFile.open(path, openOptions(holder))
  onTestFinished(() => file.close())
  return file
}

export function memberWith(
  number: string,
  name: string,
  point: string,
  direction: 'offtake' | 'feed-in' = 'offtake',
): Member {
  return { ...newMember(number, name, '2026-01-01'), points: [{ id: point, direction }] }
}

export function saveMember(file: CooperativeFile, member: Member): number {
  return file.write({ kind: 'members', words: `${member.name} saved` }, (batch) => {
    file.ledger.set(batch, 'member', member.number, member)
    return batch
  })
}

/** Quarter hours from a start, UTC seconds. */
export function quarterHours(
  point: string,
  start: number,
  values: readonly number[],
  stepSeconds = 900,
): PointSeries {
  return {
    point,
    direction: 'offtake',
    quantity: 'measured',
    series: { start, stepSeconds, values: Float64Array.from(values) },
  }
}

export function saveReadings(
  file: CooperativeFile,
  readings: readonly PointSeries[],
  zone = 'Europe/Vienna',
): number {
  return file.write({ kind: 'readings', words: 'Readings saved' }, (batch) => {
    file.readings.append(batch, packedDays(readings, new Zone(zone)))
    return batch
  })
}
