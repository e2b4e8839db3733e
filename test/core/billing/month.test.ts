import { expect, test } from 'vitest'
import {
  alice,
  bob,
  column,
  cooperative,
  member,
  october,
  plant,
  producer,
  prosumer,
  quarterHour,
  readings,
  settled,
  tariff,
  threeReadings,
} from './community.ts'

const SLOTS = 2980 // October 2026 in Vienna, with the hour that comes twice
const always = (kWh: number, slots = SLOTS): number[] => Array.from({ length: slots }, () => kWh)
const missing = (values: number[], from: number, until: number): number[] =>
  values.map((value, t) => (t >= from && t < until ? Number.NaN : value))
const slotOf = (day: number): number => (day - 1) * 96

/** Alice and Bob draw, the plant feeds in; Bob's meter is dead for some slots. */
const deadMeter = (from: number, until: number) => ({
  members: [alice, bob, plant],
  readings: [
    readings('o1', always(0.1)),
    readings('o2', missing(always(0.2), from, until)),
    readings('f3', always(0.15)),
  ],
})

test('a short gap leaves the slot to nobody, and the month says that it is not complete', async () => {
  const result = await settled(deadMeter(100, 140))
  expect(result.gapRule).toBe('slot')
  expect(result.complete).toBe(false)
  expect(result.gaps).toEqual([{ point: 'o2', member: '2', slots: 40 }])
  expect(result.slots).toEqual({ grid: SLOTS, settled: SLOTS - 40, leftOut: 40, empty: 0, stepSeconds: 900 })
  expect(result.members[0]!.offtake).toBe(0.1e6 * (SLOTS - 40))
  expect(column(result, (one) => one.absentSlots)).toEqual([0, 0, 0])
})

test('a long gap leaves out the member alone', async () => {
  const result = await settled(deadMeter(0, 300))
  expect(result.gapRule).toBe('member')
  expect(result.slots.leftOut).toBe(0)
  expect(column(result, (one) => one.offtake)).toEqual([0.1e6 * SLOTS, 0.2e6 * (SLOTS - 300), 0])
  expect(column(result, (one) => one.absentSlots)).toEqual([0, 300, 0])
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('the border of two percent is measured in shared energy of the points present', async () => {
  // with Bob absent .10 of .15 is shared: 59 slots of it are at most 2 % of the month, 100 are more
  expect((await settled(deadMeter(0, 59))).gapRule).toBe('slot')
  expect((await settled(deadMeter(0, 100))).gapRule).toBe('member')
})

test('each rule where it is asked for', async () => {
  expect((await settled({ ...deadMeter(0, 300), gapRule: 'slot' })).slots.leftOut).toBe(300)
  expect((await settled({ ...deadMeter(0, 4), gapRule: 'member' })).members[1]!.absentSlots).toBe(4)
})

test('imputed values are the mean of the same local time on the same kind of day', async () => {
  const values = always(0.2)
  // noon of the Mondays 5, 12, 19: .2 → .3; Saturday the 10th stands for itself
  for (const day of [5, 12, 19, 10]) values[slotOf(day) + 48] = day === 10 ? 0.9 : 0.3
  const gap = slotOf(6) + 48
  const result = await settled({
    ...deadMeter(0, 0),
    readings: [
      readings('o1', always(0.1)),
      readings('o2', missing(values, gap, gap + 1)),
      readings('f3', always(0.15)),
    ],
    gapRule: 'impute',
  })
  // October 2026 has 22 working days; the 6th is one of them and lacks its value, three of the others have .3
  const mean = Math.round((3 * 0.3e6 + 18 * 0.2e6) / 21)
  const others = values.reduce((sum, value, t) => (t === gap ? sum : sum + Math.round(value * 1e6)), 0)
  expect(result.members[1]!.offtake).toBe(others + mean)
  expect(result.members[1]!.imputedSlots).toBe(1)
  expect(result.complete).toBe(false)
})

test('what cannot be imputed stays a gap of its member', async () => {
  const start = october + slotOf(10) * quarterHour
  const result = await settled({
    members: [alice, bob],
    gapRule: 'impute',
    readings: [readings('o1', [1], { start }), readings('o2', [1], { start: start + 900 })],
  })
  expect(column(result, (one) => [one.imputedSlots, one.absentSlots])).toEqual([
    [0, 1],
    [0, 1],
  ])
})

test('slots in which nobody has a value are no part of the month and no gap', async () => {
  const result = await settled({ members: [alice, bob, plant], readings: threeReadings })
  expect(result.gaps).toEqual([])
  expect(result.slots).toMatchObject({ settled: 1, empty: SLOTS - 1 })
  expect(result.complete).toBe(false)
})

test('joining on the 10th and leaving on the 20th: outside the membership a point is absent, not missing', async () => {
  const guest = member('4', { from: '2026-10-10', until: '2026-10-20' })
  const days = (from: number, until: number): number[] => always(0.1, (until - from + 1) * 96)
  const result = await settled({
    members: [guest, plant],
    readings: [readings('o4', days(1, 30)), readings('f3', always(0.15))],
  })
  expect(result.complete).toBe(true)
  expect(result.members[1]).toMatchObject({ member: '4', offtake: 11 * 96 * 100_000, absentSlots: 0 })
  expect(result.daily.filter(({ shared }) => shared > 0).map(({ date }) => date)).toEqual(
    Array.from({ length: 11 }, (_, k) => `2026-10-${k + 10}`),
  )
  expect(result.members[1]!.day.offtake).toEqual(always(400_000, 24))
})

test('a point passes from one member to the next and is billed to each for the own days', async () => {
  const point = { points: [{ id: 'o1', direction: 'offtake' as const }] }
  const before = member('7', { ...point, until: '2026-10-15' })
  const after = member('8', { ...point, from: '2026-10-16' })
  const result = await settled({
    members: [after, before, plant],
    readings: [readings('o1', always(0.1)), readings('f3', always(0.1))],
  })
  expect(column(result, (one) => [one.member, one.offtake])).toEqual([
    ['3', 0],
    ['7', 15 * 96 * 100_000],
    ['8', (SLOTS - 15 * 96) * 100_000],
  ])
})

test('finer and coarser readings meet at their common step, a part of an hour is a gap', async () => {
  const result = await settled({
    members: [alice, plant],
    gapRule: 'member',
    readings: [
      readings('o1', missing(always(0.1), 5, 6)),
      readings('f3', always(0.3, SLOTS / 4), { step: 3600 }),
    ],
  })
  expect(result.slots).toMatchObject({ grid: SLOTS / 4, stepSeconds: 3600 })
  expect(result.gaps).toEqual([{ point: 'o1', member: '1', slots: 1 }])
  expect(result.members[0]!.offtake).toBe(100_000 * (SLOTS - 4))
})

test.each([
  ['2026-03', Date.UTC(2026, 1, 28, 23) / 1000, 31 * 96 - 4],
  ['2026-10', october, SLOTS],
])('the clock-change month %s has its own number of slots and is complete', async (month, start, slots) => {
  const result = await settled({
    month,
    members: [alice, plant],
    readings: [readings('o1', always(0.1, slots), { start }), readings('f3', always(0.1, slots), { start })],
  })
  expect(result.complete).toBe(true)
  expect(result.slots).toMatchObject({ grid: slots, settled: slots })
  expect(result.members[0]!.sharedIn).toBe(100_000 * slots)
  // an average hour is an hour, also where one was repeated or skipped
  expect(result.members[0]!.day.offtake).toEqual(always(400_000, 24))
})

test('a month of another zone starts at its own midnight', async () => {
  const start = Date.UTC(2026, 6, 1, 7) / 1000
  const result = await settled({
    month: '2026-07',
    cooperative: { ...cooperative, zone: 'America/Los_Angeles' },
    members: [alice, plant],
    readings: [
      readings('o1', always(0.1, 31 * 96), { start }),
      readings('f3', always(0.1, 31 * 96), { start }),
    ],
  })
  expect(result.complete).toBe(true)
})

test('the participation factor: only that part of offtake and feed-in is shared, all of it is compared', async () => {
  const half = { ...alice, factor: 0.5 }
  const result = await settled({ members: [half, bob, plant], readings: threeReadings })
  expect(column(result, (one) => one.sharedIn)).toEqual([3_750_000, 11_250_000, 0])
  expect(result.members[0]!.offtake).toBe(10e6)
  expect(result.members[0]!.aloneCents).toBe(300)
})

test('a static key pays out exactly what it shared, less than everything possible', async () => {
  const result = await settled({
    key: 'static',
    members: [{ ...alice, staticShare: 0.8 }, { ...bob, staticShare: 0.1 }, plant],
    readings: threeReadings,
  })
  // in = min(10, 12), min(15, 1.5): 11.5 of the 15 kWh that could be shared
  expect(column(result, (one) => one.sharedIn)).toEqual([10e6, 1.5e6, 0])
  expect(result.totals.savingsCents).toBe(230)
  expect(result.totals.savingsCents).toBeLessThan(300)
  expect(column(result, (one) => one.shareCents).reduce((a, b) => a + b, 0)).toBe(230)
  // v{1,3} = 2.00, v{2,3} = .30, v{N} = 2.30: the receivers do not compete, each halves with the plant
  expect(column(result, (one) => one.exactShare)).toEqual(
    [1, 0.15, 1.15].map((value) => expect.closeTo(value, 9)),
  )
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('one member with two registers shares through the cooperative with itself', async () => {
  const both = prosumer('3')
  const result = await settled({
    members: [alice, bob, both],
    tariffs: [{ ...tariff, buy: 1_000_000, sell: 0, fee: 0, internal: null }],
    readings: [readings('o1', [10]), readings('o2', [15]), readings('o3', [4]), readings('f3', [15])],
  })
  expect(column(result, (one) => one.exactShare)).toEqual(
    [1.666667, 2.166667, 11.166667].map((value) => expect.closeTo(value, 6)),
  )
})

test('full supply nets a member’s own two registers first', async () => {
  const result = await settled({
    cooperative: { ...cooperative, model: 'full-supply' },
    members: [alice, prosumer('3')],
    readings: [readings('o1', [10]), readings('o3', [4]), readings('f3', [15])],
  })
  expect(column(result, (one) => one.aloneCents)).toEqual([300, -88])
  expect(column(result, (one) => [one.sharedIn, one.sharedOut])).toEqual([
    [10e6, 0],
    [0, 10e6],
  ])
  expect(result.members[1]).toMatchObject({ offtake: 4e6, feedIn: 15e6 })
})

test("the operator's key with members' own prices leaves a part of its own", async () => {
  const split = [
    readings('o1', [4], { quantity: 'self-cover' }),
    readings('o2', [8], { quantity: 'self-cover' }),
    readings('f3', [3], { quantity: 'surplus' }),
  ]
  const one = await settled({ members: [alice, bob, plant], readings: [...threeReadings, ...split] })
  expect(one.key).toBe('operator')
  expect(one.kappa).toBeCloseTo(12 / 15, 12)
  expect(one.totals.savingsCents).toBe(240)
  expect(one.members.flatMap((each) => each.parts).some((part) => part.cause === 'operator-difference')).toBe(
    false,
  )
  const dear = { ...tariff, name: 'dear', buy: 400_000 }
  const own = await settled({
    members: [{ ...alice, tariff: 'dear' }, bob, plant],
    tariffs: [tariff, dear],
    readings: [...threeReadings, ...split],
  })
  // pot .30·4 + .20·8 = 2.80; pro rata inside the group, times κ: .8·(.30·6 + .20·9) = 2.88
  expect(own.totals.savingsCents).toBe(280)
  const parts = column(
    own,
    (each) => each.parts.find((part) => part.cause === 'operator-difference')?.cents ?? 0,
  )
  expect(parts).toEqual([-1, -3, -4])
  expect(own.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('estimates of the operator are counted per member', async () => {
  const result = await settled({
    members: [alice, plant],
    readings: [readings('o1', [1, 1, 1], { quality: [0, 1, 2] }), readings('f3', [1, 1, 1])],
  })
  expect(column(result, (one) => one.estimatedSlots)).toEqual([2, 0])
})

test('above twenty members with prices of their own Shapley is sampled, and says how far it is known', async () => {
  const many = Array.from({ length: 20 }, (_, k) => member(String(k + 1), k === 0 ? { tariff: 'own' } : {}))
  const result = await settled({
    members: [...many, producer('21')],
    tariffs: [tariff, { ...tariff, name: 'own', buy: tariff.buy + 50_000 }],
    readings: [...many.map((one) => readings(`o${one.number}`, [1])), readings('f21', [8])],
  })
  expect(result.method).toMatchObject({ name: 'sampled', exact: false })
  expect(result.method.permutations).toBeGreaterThan(0)
  expect(result.preview).toBeNull()
  expect(result.identities.filter(({ ok }) => !ok)).toEqual([])
  // nineteen members are alike; what sampling cannot tell apart stays within what it says of itself
  const alike = result.members.slice(1, 20)
  for (const one of alike)
    expect(Math.abs(one.exactShare - alike[0]!.exactShare)).toBeLessThanOrEqual(
      2 * ((one.halfWidth95 ?? 0) + (alike[0]!.halfWidth95 ?? 0)),
    )
  expect(alike.every(({ halfWidth95 }) => halfWidth95 !== null)).toBe(true)
})
