import { expect, test } from 'vitest'
import { settleJson } from '../../../src/core/billing/json/settle-json.ts'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import type { SettlementResult } from '../../../src/core/billing/result.ts'
import { settle } from '../../../src/core/billing/settle.ts'
import { numbers, sum } from '../game/fourier-owen/pools.ts'
import { column, input, member, producer, prosumer, readings, settled, tariff, solvers } from './community.ts'

/** A day of so many members: every fourth a producer, every seventh a prosumer; energies in steps of `step` kWh. */
function day(members: number, step: number): Partial<SettlementInput> {
  const random = numbers(members)
  const energy = (most: number): number[] =>
    Array.from({ length: 24 }, () => Math.floor((random() * most) / step) * step)
  const people = Array.from({ length: members }, (_, k) => {
    const number = String(k + 1)
    if (k % 4 === 0)
      return { one: producer(number), series: [readings(`f${number}`, energy(3), { step: 3600 })] }
    const drawn = readings(`o${number}`, energy(1), { step: 3600 })
    if (k % 7 !== 0) return { one: member(number), series: [drawn] }
    return { one: prosumer(number), series: [drawn, readings(`f${number}`, energy(2), { step: 3600 })] }
  })
  return { members: people.map(({ one }) => one), readings: people.flatMap(({ series }) => series) }
}

function expectConsistent(result: SettlementResult): void {
  expect(result.preview).toBeNull()
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
  expect(sum(column(result, (one) => one.shareCents))).toBe(result.totals.savingsCents)
  for (const one of result.members) {
    expect(sum(one.parts.map((part) => part.cents))).toBe(one.shareCents)
    expect(one.exactShare).toBeGreaterThanOrEqual(0)
    expect(one.halfWidth95).toBeNull()
  }
}

test('forty members under Shapley: no preview, exact, the identities hold and the parts sum', async () => {
  const result = await settled(day(40, 0.01))
  expectConsistent(result)
  expect(result.method).toMatchObject({
    name: 'fourier-owen',
    exact: true,
    permutations: null,
    coalitions: null,
  })
  expect(result.method.residual).toBeLessThan(1e-9)
  const { largestExcess, upperBound, proved, coalition } = result.stability!
  expect(upperBound).toBeGreaterThanOrEqual(largestExcess)
  expect(proved).toBe(upperBound! - largestExcess <= 0.005)
  expect(coalition.length).toBeGreaterThan(0)
  expect(column(result, (one) => one.parts.some((part) => part.cause === 'sold'))[0]).toBe(true)
})

test('readings to the microKWh: cut off, said so, and the certificate stands in the result and its JSON', async () => {
  const rough = await settled(day(40, 0.001))
  const members = day(40, 0.001)
  const [first, ...others] = members.readings!
  const odd = {
    ...first!,
    series: { ...first!.series, values: first!.series.values.map((value) => value + 1) },
  }
  const result = await settled({ ...members, readings: [odd, ...others] })
  expectConsistent(result)
  expect(result.method).toMatchObject({ name: 'fourier-owen', exact: false })
  expect(result.method.residual).toBeGreaterThan(0)
  expect(result.method.residual).toBeLessThan(1e-3)
  for (const [i, share] of column(rough, (one) => one.exactShare).entries()) {
    expect(Math.abs(result.members[i]!.exactShare - share)).toBeLessThan(1e-4)
  }
  const json = settleJson({ result, inputs: '', version: '', seconds: 0 }) as { method: { residual: number } }
  expect(json.method.residual).toBe(result.method.residual)
})

/** So many who have nothing make sixteen members too many to be counted. */
const nobodies = ['17', '18', '19', '20', '21']

test('sixteen members and five who have nothing: enumeration and integral give the same bills', async () => {
  const sixteen = day(16, 0.01)
  const nothing = nobodies.map((number) => member(number, { points: [] }))
  const more = { ...sixteen, members: [...sixteen.members!, ...nothing] }
  const [counted, integrated] = [await settled(sixteen), await settled(more)]
  expect([counted.method.name, integrated.method.name]).toEqual(['enumeration', 'fourier-owen'])
  expect(integrated.members.slice(0, 16)).toEqual(
    counted.members.map((one) => ({ ...one, exactShare: expect.closeTo(one.exactShare, 10) as number })),
  )
  expect(integrated.members.slice(16).map((one) => one.shareCents)).toEqual([0, 0, 0, 0, 0])
  const found = integrated.stability!
  expect(found.largestExcess).toBeCloseTo(counted.stability!.largestExcess, 9)
  expect(found.upperBound).toBeGreaterThanOrEqual(counted.stability!.largestExcess)
})

test('the nucleolus of sixteen members and one who has nothing is that of the sixteen', async () => {
  const sixteen: Partial<SettlementInput> = { ...day(16, 0.01), rule: 'nucleolus' }
  const seventeen = { ...sixteen, members: [...sixteen.members!, member('17', { points: [] })] }
  const [small, large] = [await settled(sixteen), await settled(seventeen)]
  expect(small.method).toMatchObject({ name: 'lp', exact: true })
  expect(large.method).toEqual({ ...small.method, coalitions: 2 ** 17 - 1 })
  expect(large.members.slice(0, 16)).toEqual(
    small.members.map((one) => ({ ...one, exactShare: expect.closeTo(one.exactShare, 9) as number })),
  )
  expect(large.members[16]!.exactShare).toBeCloseTo(0, 9)
})

test('every rule of a large month tells its stability; with prices of their own up to twenty are counted', async () => {
  const large = day(30, 0.01)
  const { stability, method } = await settled({ ...large, rule: 'pass-through' })
  expect(method).toEqual({ name: 'closed-form', exact: true, permutations: null, coalitions: null })
  expect(stability!.upperBound).toBeGreaterThanOrEqual(stability!.largestExcess)
  const tariffs = [tariff, { ...tariff, name: 'own', buy: tariff.buy + 50_000 }]
  const members = day(17, 0.01)
  const own = members.members!.map((one, k) => (k === 2 ? { ...one, tariff: 'own' } : one))
  const result = await settled({ ...members, members: own, tariffs })
  expectConsistent(result)
  expect(result.method).toEqual({
    name: 'enumeration',
    exact: true,
    permutations: null,
    coalitions: 2 ** 17 - 1,
  })
  expect(result.stability!.proved).toBe(true)
})

test('the operator’s key scales the game by what it shared of each slot', async () => {
  // ten draw 1 to 1.9 kWh, ten feed in 0.5 to 0.95; the operator shares 2.5 kWh of the 7.25 that could be
  const consumers = Array.from({ length: 10 }, (_, k) => ({ number: String(k + 1), kWh: 1 + k / 10 }))
  const suppliers = Array.from({ length: 10 }, (_, k) => ({ number: String(k + 11), kWh: 0.5 + k / 20 }))
  const people = {
    members: [
      ...consumers.map(({ number }) => member(number)),
      ...suppliers.map(({ number }) => producer(number)),
    ],
    readings: [
      ...consumers.map(({ number, kWh }) => readings(`o${number}`, [kWh])),
      ...suppliers.map(({ number, kWh }) => readings(`f${number}`, [kWh])),
    ],
  }
  const split = [
    ...consumers.map(({ number }) => readings(`o${number}`, [0.25], { quantity: 'self-cover' })),
    ...suppliers.map(({ number, kWh }) => readings(`f${number}`, [kWh - 0.25], { quantity: 'surplus' })),
  ]
  const whole = await settled(people)
  const result = await settled({ ...people, readings: [...people.readings, ...split] })
  expectConsistent(result)
  expect([result.key, result.method.name, result.method.exact]).toEqual(['operator', 'fourier-owen', true])
  expect(result.kappa).toBeCloseTo(2.5 / 7.25, 9)
  const expected = column(whole, (one) => expect.closeTo((one.exactShare * 2.5) / 7.25, 9) as number)
  expect(column(result, (one) => one.exactShare)).toEqual(expected)
})

test('weights by income: sixteen counted and, with five who have nothing, integrated give the same bills', async () => {
  const sixteen = day(16, 0.01)
  const members = sixteen.members!.map((one, k) => ({ ...one, incomePerYear: 20_000 + 5000 * (k % 4) }))
  const nothing = nobodies.map((number) => member(number, { points: [], incomePerYear: null }))
  const weighted: Partial<SettlementInput> = { ...sixteen, rule: 'weighted-shapley', members }
  const integrated = await settled({ ...weighted, members: [...members, ...nothing] })
  expectConsistent(integrated)
  expect(integrated.method).toMatchObject({ name: 'fourier-owen', exact: true })
  // those who have nothing have weight 1 and move the mean of the weights: only ratios count
  expect(column(integrated, (one) => one.exactShare).slice(0, 16)).toEqual(
    column(await settled(weighted), (one) => expect.closeTo(one.exactShare, 9) as number),
  )
  const weights = column(integrated, (one) => one.parts.filter((part) => part.cause === 'weights').length)
  expect(sum(weights)).toBeGreaterThan(8)
})

test('a large month reports its progress and stops when asked', async () => {
  const phases = new Set<string>()
  let asked = 0
  const all = input(day(60, 0.01))
  await settle(all, solvers, { report: ({ phase }) => void phases.add(phase), shouldStop: () => false })
  expect(phases).toContain('coalitions')
  const stopping = async (): Promise<void> =>
    void (await settle(all, solvers, { report: () => undefined, shouldStop: () => asked++ > 10 }))
  await expect(stopping()).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'cancelled' }) }),
  )
})
