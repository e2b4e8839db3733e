import { expect, test } from 'vitest'
import { changesBeforeSettling } from '../../../src/core/reporting/before-settling.ts'
import { memberRecord } from '../explanation/results.ts'
import type { TariffRow } from '../../../src/core/community/tariff.ts'

const row = (changes: Partial<TariffRow>): TariffRow => ({
  name: 'Standard',
  from: '2026-01-01',
  until: null,
  bandFrom: null,
  bandUntil: null,
  days: null,
  buy: 284_000,
  sell: 80_000,
  sharedNetwork: 0,
  fee: 0,
  internal: null,
  fixedPerMonthCents: 0,
  vat: null,
  ...changes,
})
const quiet = {
  month: '2026-10',
  currency: 'EUR',
  members: [memberRecord('1')],
  tariffs: [row({})],
  gaps: [],
  exchanges: [],
  corrections: [],
  stepSeconds: 900,
  openApprovals: [],
  correctionsDue: [],
}

test('a month like the last has nothing to look at', () => {
  expect(changesBeforeSettling(quiet)).toEqual([])
})

test('prices, people, gaps, corrections and open months, each with where it is seen', () => {
  const changes = changesBeforeSettling({
    ...quiet,
    tariffs: [
      row({ until: '2026-09-30' }),
      row({ from: '2026-10-01', buy: 291_000 }),
      row({ name: 'New', from: '2026-10-05' }),
      row({ name: 'Old', until: '2026-10-15' }),
    ],
    members: [
      memberRecord('10', { name: 'Ten', from: '2026-10-12' }),
      memberRecord('2', { name: 'Two', until: '2026-10-20' }),
      memberRecord('3', { name: 'Three', until: '2026-09-30' }),
      memberRecord('4', { name: 'Four', until: '2026-09-29' }),
    ],
    gaps: [{ member: '1', memberName: 'One', point: 'AT1', slots: 8 }],
    exchanges: [{ memberName: 'One', point: 'AT1', nextPoint: 'AT9', date: '2026-10-16', sure: true }],
    corrections: [{ member: '1', memberName: 'One', point: 'AT1', slots: 1 }],
    openApprovals: [{ month: '2026-09', bills: 12 }],
    correctionsDue: ['2026-07'],
  })
  expect(changes.map(({ words, page, subject }) => [words.replaceAll('\u00A0', ' '), page, subject])).toEqual(
    [
      ['Standard: the price goes up on 1 October 2026, 28.40 ct to 29.10 ct a kWh.', 'tariffs', 'Standard'],
      ['New: new prices from 5 October 2026.', 'tariffs', 'New'],
      ['Old: the prices end on 15 October 2026, and none follow.', 'tariffs', 'Old'],
      ['Ten joined on 12 October 2026.', 'members', '10'],
      ['Two left on 20 October 2026.', 'members', '2'],
      ['Three left on 30 September 2026.', 'members', '3'],
      ['One: 8 quarter hours of AT1 have no value.', 'readings', 'AT1'],
      [
        'One: the meter was exchanged on 16 October 2026, AT1 until then and AT9 from there.',
        'readings',
        'AT1',
      ],
      ['One: the grid operator corrected 1 quarter hour of AT1.', 'readings', 'AT1'],
      ['September 2026 is settled, but twelve bills are not approved.', 'bills', '2026-09'],
      ['July 2026 is approved and has changed since: a correction is due.', 'correction', '2026-07'],
    ],
  )
})
