import { afterAll, expect, test } from 'vitest'
import { Terminal } from './terminal-run.ts'

const terminal = new Terminal()
afterAll(() => terminal.end())

const study = (change: Record<string, unknown>): string =>
  JSON.stringify({
    name: 'two houses',
    stepMinutes: 60,
    steps: 3,
    prices: { buy: [0.3, 0.2, 0.4], sell: [0.1, 0.1, 0.1] },
    members: [
      { id: 'Anna', load: [1, 1, 1], pv: [0, 3, 0] },
      { id: 'Ben', load: [1, 1, 2] },
    ],
    ...change,
  })

test('dispatch: one JSON document with plan, members and series', async () => {
  terminal.write('two.json', study({}))
  const { exit, json } = await terminal.run('dispatch', 'two.json', '--json')
  expect(exit).toBe(0)
  // alone: Anna .3 − 2·.1 + .4, Ben .3 + .2 + .8; together Anna's sunshine serves Ben instead of being sold
  expect(json).toMatchObject({ status: 'optimal', gap: 0, peakKw: 3, grossPeakKw: 3 })
  expect(json['aloneCost']).toBeCloseTo(1.8, 9)
  expect(json['cost']).toBeCloseTo(1.7, 9)
  const members = json['members'] as { id: string; cost: number; renewableAccess: number }[]
  expect(members.map(({ id }) => id)).toEqual(['Anna', 'Ben'])
  expect(members.map(({ cost }) => cost).reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(1.7, 9)
  expect(members.map(({ renewableAccess }) => renewableAccess)).toEqual([
    expect.closeTo(1 / 3, 9) as number,
    expect.closeTo(1 / 4, 9) as number,
  ])
  expect((json['series'] as { netImport: number[] }).netImport).toEqual([2, -1, 3])
})

test('dispatch of one member is that member alone', async () => {
  const { json } = await terminal.run('dispatch', 'two.json', '--members', 'Ben', '--relax', '--json')
  expect(json['cost']).toBeCloseTo(1.3, 9)
  const { exit, json: unknown } = await terminal.run('dispatch', 'two.json', '--members', 'Carl', '--json')
  expect(exit).toBe(1)
  expect((unknown['problem'] as { code: string }).code).toBe('study-unknown-member')
})

test('what cannot be kept is named in words', async () => {
  const impossible = { id: 'Ben', load: [1, 1, 2], shiftable: [{ energyKWh: 9, from: 0, to: 2, maxKw: 2 }] }
  terminal.write('not.json', study({ members: [impossible] }))
  const { exit, json } = await terminal.run('dispatch', 'not.json', '--json')
  expect(exit).toBe(0)
  expect(json['status']).toBe('infeasible')
  expect(json['conflicts']).toEqual([
    {
      kind: 'appliance-energy',
      member: 'Ben',
      sentence: 'Ben needs 9 kWh in slots 0 to 1, where at most 4 kWh can be taken.',
    },
  ])
})

test('study run: an own community with its game and its fair plan', async () => {
  const { exit, json } = await terminal.run('study', 'run', 'two.json', '--json')
  expect(exit).toBe(0)
  expect(json['shapley']).toEqual({
    Anna: expect.closeTo(0.05, 9) as number,
    Ben: expect.closeTo(0.05, 9) as number,
  })
  expect(json['coalitions']).toMatchObject({ 'Anna,Ben': expect.closeTo(0.1, 9) as number })
  expect(json['stageB']).toMatchObject({ greenPool: true, status: 'optimal' })
  expect(json['targets']).toEqual([])
})

test('study list names the six; a study there is none of is a problem', async () => {
  const { json } = await terminal.run('study', 'list', '--json')
  const studies = json['studies'] as { name: string; study: unknown }[]
  expect(studies.map(({ name }) => name)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', 'S6'])
  const { exit, json: unknown } = await terminal.run('study', 'run', 'S7', '--json')
  expect(exit).toBe(1)
  expect((unknown['problem'] as { code: string }).code).toBe('study-unknown')
})
