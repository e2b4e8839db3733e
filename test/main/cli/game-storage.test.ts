import { afterAll, expect, test } from 'vitest'
import { Terminal } from './terminal-run.ts'

const terminal = new Terminal()
afterAll(() => terminal.end())

/** Sun at noon, load in the evening, and a battery that both own by halves. */
const study = {
  name: 'noon and evening',
  stepMinutes: 60,
  steps: 2,
  currency: 'EUR',
  prices: { buy: [0.3, 0.3], sell: [0.1, 0.1], networkFee: 0, demandCharge: 0, lostLoad: 3 },
  members: [
    { id: 'sun', group: 'homes', load: [0, 0], pv: [1, 0] },
    { id: 'evening', group: 'homes', load: [0, 1], pv: [0, 0] },
  ],
  community: {
    battery: {
      capacityKWh: 1,
      chargeKw: 1,
      dischargeKw: 1,
      chargeEfficiency: 1,
      dischargeEfficiency: 1,
      minSoc: 0,
      initialKWh: 0,
      end: 'cyclic',
      wearPerKWh: 0.05,
    },
    shares: { sun: 0.5, evening: 0.5 },
  },
}
const write = (name: string, document: unknown): void => terminal.write(name, JSON.stringify(document))

test('game storage: one kWh carried from noon to evening saves 0.30 − 0.10 − wear, half each', async () => {
  write('study.json', study)
  const { exit, json } = await terminal.run('game', 'storage', 'study.json', '--json')
  expect(exit).toBe(0)
  expect(json['savings']).toBeCloseTo(0.15, 12)
  expect(json['method']).toEqual({ name: 'enumeration-dp', exact: true, coalitions: 3 })
  const share = {
    share: expect.closeTo(0.075, 12) as number,
    halfWidth95: null,
    parts: [{ cause: 'battery', amount: expect.closeTo(0.075, 12) as number }],
  }
  expect(json['members']).toMatchObject([
    { member: 'sun', ...share },
    { member: 'evening', ...share },
  ])
  const text = await terminal.run('game', 'storage', 'study.json')
  expect(text.out).toMatch(/evening\s+0\.0750\s+0\.0750/)
  expect(text.out).toContain('Exact: all 3 groups')
})

test('what needs the planner is planned by it: a member’s own battery carries the same kWh', async () => {
  const { battery } = study.community
  const [sun, evening] = study.members
  write('own.json', { ...study, members: [{ ...sun, battery }, evening], community: undefined })
  const { exit, json } = await terminal.run('game', 'storage', 'own.json', '--json')
  expect(exit).toBe(0)
  expect(json['method']).toEqual({ name: 'lp', exact: true, coalitions: 3 })
  expect(json['savings']).toBeCloseTo(0.15, 9)
  expect(json['members']).toMatchObject([
    { member: 'sun', parts: [] },
    { member: 'evening', core: null },
  ])
})

test('prices that make money of nothing are a problem', async () => {
  write('odd.json', { ...study, prices: { ...study.prices, sell: [0.4, 0.1] } })
  const { exit, json } = await terminal.run('game', 'storage', 'odd.json', '--json')
  expect(exit).toBe(1)
  expect((json['problem'] as Record<string, unknown>)['code']).toBe('storage-buy-below-sell')
})
