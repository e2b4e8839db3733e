import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Member } from '../../../src/core/community/member.ts'
import { rules } from '../../../src/core/community/vocabulary.ts'
import type { PointSeries } from '../../../src/core/metering/series.ts'
import { column, cooperative, member, readings, settled } from './community.ts'

/** What members own together (engine.md): each owner's part is settled as a plant of its own would be. */

const owner = (number: string, pvShare: number, changes: Partial<Member> = {}): Member =>
  member(number, {
    points: [
      { id: `o${number}`, direction: 'offtake' },
      { id: 'fc', direction: 'feed-in' },
    ],
    pvShare,
    ...changes,
  })
const alice = owner('1', 0.6)
const bob = owner('2', 0.4)
const slot = [readings('o1', [10]), readings('o2', [15]), readings('fc', [15])]

test('one slot by hand: 60 : 40 of a common plant', async () => {
  const result = await settled({ members: [alice, bob], readings: slot })
  expect(column(result, (one) => one.feedIn)).toEqual([9_000_000, 6_000_000])
  expect(column(result, (one) => one.sharedOut)).toEqual([9_000_000, 6_000_000])
  // alone each shares with its own part: min(10, 9)·0.20 and min(15, 6)·0.20; together no more
  expect(column(result, (one) => one.shareCents)).toEqual([180, 120])
  expect(result.stability?.largestExcess).toBeCloseTo(0, 9)
  const causes = column(result, (one) => one.parts.map(({ cause, cents }) => [cause, cents]))
  // offtake : feed-in is 10 : 9 and 15 : 6
  expect(causes).toEqual([
    [
      ['bought', 95],
      ['common-pv', 85],
    ],
    [
      ['bought', 86],
      ['common-pv', 34],
    ],
  ])
  expect(result.members[0]!.common).toEqual([{ point: 'fc', kind: 'pv', share: 0.6 }])
  expect(result.identities.every(({ ok }) => ok)).toBe(true)
})

test('a battery draws and feeds in by the parts of its owners', async () => {
  const points = (number: string): Member['points'] => [
    { id: `o${number}`, direction: 'offtake' },
    { id: 'ob', direction: 'offtake' },
    { id: 'ob', direction: 'feed-in' },
  ]
  const members = [
    member('1', { points: points('1'), batteryShare: 0.75 }),
    member('2', { points: points('2'), batteryShare: 0.25 }),
    member('3', { points: [{ id: 'f3', direction: 'feed-in' }] }),
  ]
  const fedIn: PointSeries = { ...readings('ob', [0, 4]), direction: 'feed-in' }
  const result = await settled({
    members,
    readings: [
      readings('o1', [1, 5]),
      readings('o2', [1, 5]),
      readings('ob', [8, 0]),
      fedIn,
      readings('f3', [10, 0]),
    ],
  })
  expect(column(result, (one) => one.offtake)).toEqual([12_000_000, 8_000_000, 0])
  expect(column(result, (one) => one.feedIn)).toEqual([3_000_000, 1_000_000, 10_000_000])
  const stored = column(result, (one) =>
    one.parts.flatMap(({ cause, cents }) => (cause === 'battery' ? [cents] : [])),
  )
  expect(stored[0]![0]).toBeGreaterThan(stored[1]![0]!)
  expect(stored[2]).toEqual([])
  expect(result.identities.every(({ ok }) => ok)).toBe(true)
})

test('the operator’s split of a common plant follows the parts', async () => {
  const split = [
    readings('o1', [6], { quantity: 'self-cover' }),
    readings('o2', [9], { quantity: 'self-cover' }),
    { ...readings('fc', [0], { quantity: 'surplus' }) },
  ]
  const result = await settled({ members: [alice, bob], readings: [...slot, ...split], key: 'operator' })
  expect(column(result, (one) => one.sharedOut)).toEqual([9_000_000, 6_000_000])
  expect(column(result, (one) => one.sharedIn)).toEqual([6_000_000, 9_000_000])
})

test('parts that do not add up to one are refused with the day', async () => {
  await expect(settled({ members: [alice, owner('2', 0.3)], readings: slot })).rejects.toThrow(
    'The owners of the common point fc have 90 % of it together on 2026-10-01.',
  )
  // from the 16th on Bob is gone and nobody has his part
  const leaving = owner('2', 0.4, { until: '2026-10-15' })
  await expect(settled({ members: [alice, leaving], readings: slot })).rejects.toThrow('2026-10-16')
})

test('a plant without parts, or that not all name, still belongs to one member', async () => {
  const without = owner('2', 0.4, { pvShare: null })
  await expect(settled({ members: [alice, without], readings: slot })).rejects.toThrow(
    'Point fc belongs to 1 Member 1 and 2 Member 2 at the same time.',
  )
  const alone = await settled({ members: [alice, member('2')], readings: slot })
  expect(column(alone, (one) => one.feedIn)).toEqual([15_000_000, 0])
})

const energies = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 8, maxLength: 8 })

test('every rule, any readings: as if each owner had a plant of its own with its part', async () => {
  const arbitrary = fc.record({
    rule: fc.constantFrom(...rules),
    draws: fc.array(energies, { minLength: 3, maxLength: 3 }),
    fed: energies,
    own: energies,
    quarters: fc.integer({ min: 1, max: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ rule, draws, fed, own, quarters }) => {
      const kWh = (wattHours: readonly number[]): number[] => wattHours.map((value) => value / 1000)
      const part = (fraction: number): number[] => fed.map((value) => (value * fraction) / 1000)
      const parts = [quarters / 4, 1 - quarters / 4]
      const drawn = draws.map((values, k) => readings(`o${k + 1}`, kWh(values)))
      const sun = readings('f1', kWh(own))
      const third = member('3', { points: [{ id: 'o3', direction: 'offtake' }], incomePerYear: 20_000 })
      const points = (number: string, plant: string): Member['points'] => [
        { id: `o${number}`, direction: 'offtake' },
        { id: plant, direction: 'feed-in' },
        ...(number === '1' ? [{ id: 'f1', direction: 'feed-in' as const }] : []),
      ]
      const of = (plants: readonly [string, string]): Member[] => [
        owner('1', parts[0]!, { points: points('1', plants[0]), incomePerYear: 30_000 }),
        owner('2', parts[1]!, { points: points('2', plants[1]), incomePerYear: 60_000 }),
        third,
      ]
      const house = { cooperative: { ...cooperative, rule } }
      const together = await settled({
        ...house,
        members: of(['fc', 'fc']),
        readings: [...drawn, sun, readings('fc', kWh(fed))],
      })
      const apart = await settled({
        ...house,
        members: of(['fx', 'fy']),
        readings: [...drawn, sun, readings('fx', part(parts[0]!)), readings('fy', part(parts[1]!))],
      })
      const money = (one: (typeof together)['members'][number]) => [
        one.shareCents,
        one.amountCents,
        one.aloneCents,
        one.sharedIn,
        one.sharedOut,
      ]
      expect(column(together, money)).toEqual(column(apart, money))
      for (const one of together.members) {
        expect(one.parts.reduce((sum, { cents }) => sum + cents, 0)).toBe(one.shareCents)
      }
    }),
    { numRuns: 60 },
  )
})
