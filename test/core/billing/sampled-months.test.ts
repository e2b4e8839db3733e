import { describe, expect, test } from 'vitest'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import type { SettlementResult } from '../../../src/core/billing/result.ts'
import { column, member, producer, prosumer, readings, settled, tariff } from './community.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Ten hours of ten members, a third of them prosumers; `idle` more have nothing, so that no share changes with them. */
function community(idle: number): Partial<SettlementInput> {
  const hours = Array.from({ length: 10 }, (_, hour) => hour)
  const people = Array.from({ length: 10 }, (_, k) => {
    const number = String(k + 1)
    const rest = { tariff: k === 4 ? 'own' : null, staticShare: 0.09, priority: k % 3 }
    const income = { incomePerYear: 15_000 + 6000 * k, ...rest }
    const drawn = readings(
      `o${number}`,
      hours.map((hour) => ((hour * 7 + k * 3) % 11) / 4),
      { step: 3600 },
    )
    const fed = readings(
      `f${number}`,
      hours.map((hour) => ((hour * 5 + k) % 13) / 3),
      { step: 3600 },
    )
    if (k % 3 === 0) return { one: prosumer(number, income), series: [drawn, fed] }
    if (k % 3 === 1) return { one: producer(number, income), series: [fed] }
    return { one: member(number, income), series: [drawn] }
  })
  const nobodies = Array.from({ length: idle }, (_, k) => member(String(k + 11), { points: [] }))
  return {
    members: [...people.map(({ one }) => one), ...nobodies],
    readings: people.flatMap(({ series }) => series),
    tariffs: [tariff, { ...tariff, name: 'own', buy: tariff.buy + 60_000 }],
  }
}

const counted = community(0)
const large: Partial<SettlementInput> = { ...community(11), halfWidthCents: 1 }

function expectSampled(result: SettlementResult): void {
  expect(result.preview).toBeNull()
  expect(result.method).toMatchObject({ name: 'sampled', exact: false, coalitions: null })
  expect(result.method.permutations).toBeGreaterThan(63)
  expect(result.identities.filter(({ ok }) => !ok)).toEqual([])
  expect(sum(column(result, (one) => one.shareCents))).toBe(result.totals.savingsCents)
  for (const one of result.members) {
    expect(sum(one.parts.map(({ cents }) => cents))).toBe(one.shareCents)
    expect(one.halfWidth95).toBeLessThanOrEqual(0.01)
  }
}

/** Each share within what it may be off by, with room for the five in a hundred that may be further away. */
function expectNear(result: SettlementResult, truth: SettlementResult): void {
  for (const [i, one] of truth.members.entries()) {
    const found = result.members[i]!
    expect(Math.abs(found.exactShare - one.exactShare)).toBeLessThanOrEqual(2 * found.halfWidth95! + 1e-9)
  }
  for (const one of result.members.slice(truth.members.length)) expect(one.exactShare).toBeCloseTo(0, 9)
}

describe('more members than can be counted, and prices of their own or a key that leaves surplus', () => {
  test.each([
    ['own prices', {}],
    ['static shares', { key: 'static' }],
    ['priorities', { key: 'priority' }],
    ['equal shares', { key: 'equal' }],
    ['weights by income', { rule: 'weighted-shapley' }],
  ] as const)(
    '%s: sampled shares are those of every group counted, within the half-width',
    async (_, choice) => {
      const [result, truth] = [
        await settled({ ...large, ...choice }),
        await settled({ ...counted, ...choice }),
      ]
      expect(truth.method.name).toBe('enumeration')
      expectSampled(result)
      expectNear(result, truth)
    },
  )

  test('a solidarity share is taken from what was sampled, and its half-width is told', async () => {
    const choice = { rule: 'solidarity', rho: 0.4 } as const
    const [result, truth] = [await settled({ ...large, ...choice }), await settled({ ...counted, ...choice })]
    expect(result.solidarity).toMatchObject({ rho: 0.4, reason: null })
    expectNear(result, truth)
    expect(column(result, (one) => one.parts.some(({ cause }) => cause === 'solidarity'))).toContain(true)
  })

  test('the same seed gives the same bills, bit for bit; another seed others within the half-width', async () => {
    const first = await settled(large)
    expect(await settled(large)).toEqual(first)
    const other = await settled({ ...large, seed: 2 })
    expect(column(other, (one) => one.exactShare)).not.toEqual(column(first, (one) => one.exactShare))
    expectNear(other, await settled(counted))
  })

  test('equal members get the same, whatever the orders were', async () => {
    const [first] = large.members!
    const twins = ['22', '23'].map((number) => ({
      ...first!,
      number,
      points: first!.points.map((point) => ({ ...point, id: `${point.id}-${number}` })),
    }))
    const theirs = twins.flatMap(({ number }) =>
      large
        .readings!.filter(({ point }) => first!.points.some(({ id }) => id === point))
        .map((one) => ({ ...one, point: `${one.point}-${number}` })),
    )
    const result = await settled({
      ...large,
      members: [...large.members!, ...twins],
      readings: [...large.readings!, ...theirs],
    })
    expect(result.method.name).toBe('sampled')
    const shares = result.members
      .filter((one) => ['1', '22', '23'].includes(one.member))
      .map((one) => one.exactShare)
    expect(shares).toHaveLength(3)
    expect(shares[1]).toBeCloseTo(shares[0]!, 12)
    expect(shares[2]).toBeCloseTo(shares[0]!, 12)
    expect(result.identities.filter(({ ok }) => !ok)).toEqual([])
  })

  test('without a half-width it is half a currency unit', async () => {
    const asked = async (halfWidthCents: number | null): Promise<SettlementResult> =>
      settled({ ...large, key: 'static', halfWidthCents })
    expect(await asked(null)).toEqual(await asked(50))
  })

  test('it can be stopped, and tells how far it is', async () => {
    const phases: string[] = []
    await settled(large, { report: ({ phase }) => void phases.push(phase), shouldStop: () => false })
    expect(phases.filter((phase) => phase === 'coalitions').length).toBeGreaterThan(5)
    let asked = 0
    await expect(settled(large, { report: () => undefined, shouldStop: () => ++asked > 40 })).rejects.toThrow(
      'You cancelled this.',
    )
  })
})
