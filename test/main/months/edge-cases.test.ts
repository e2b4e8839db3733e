import { afterAll, expect, test } from 'vitest'
import { Terminal } from '../cli/terminal-run.ts'

/** Communities at the edge of what a month can be: settled right, or refused with a sentence. */
const terminal = new Terminal()
afterAll(() => terminal.end())

interface Community {
  name: string
  buy?: string
  sell?: string
  members: string[]
  columns?: string
  readings: string[]
}

async function settled(
  one: Community,
): Promise<{ exit: number | null; out: string; json: Record<string, unknown> }> {
  const file = `${one.name}.fairwatt`
  const prices = ['--buy', one.buy ?? '0.3', '--sell', one.sell ?? '0.08']
  terminal.write(
    `${one.name}-members.csv`,
    [one.columns ?? 'number,name,from,points,feed_in_points', ...one.members, ''].join('\n'),
  )
  terminal.write(`${one.name}-readings.csv`, [...one.readings, ''].join('\n'))
  for (const step of [
    ['new', file, '--name', one.name, '--zone', 'Europe/Vienna', ...prices],
    ['members', 'import', file, `${one.name}-members.csv`],
    ['readings', 'import', file, `${one.name}-readings.csv`],
  ]) {
    const run = await terminal.run(...step, '--json')
    if (run.exit !== 0) return { exit: run.exit, out: run.out + run.err, json: run.json }
  }
  const run = await terminal.run('settle', file, '2026-10', '--json')
  return { exit: run.exit, out: run.out + run.err, json: run.json }
}

const three = ['1,Ann,2026-01-01,AT1,', '2,Ben,2026-01-01,AT2,', '3,Plant,2026-01-01,,AT3']
const slots = ['start,AT1,AT2,AT3', '2026-10-05T10:00:00+02:00,1,1,4', '2026-10-05T10:15:00+02:00,2,2,3']

interface Settled {
  members: {
    member: string
    shareOfSavings: string
    exactShare: number
    sharedInKWh: number
    halfWidth95: number | null
  }[]
  totals: { savings: string; sharedKWh: number }
  gaps: { point: string; slots: number }[]
  priceBreaches: { sentence: string }[]
  identities: { ok: boolean }[]
}

/** Settled with exit 0, every identity holds and the shares sum to the pot in cents. */
async function right(one: Community): Promise<Settled> {
  const run = await settled(one)
  expect(run.exit, run.out).toBe(0)
  const month = run.json as unknown as Settled
  expect(month.identities.length).toBeGreaterThan(0)
  expect(month.identities.every((each) => each.ok)).toBe(true)
  const cents = month.members.map((each) => Math.round(Number(each.shareOfSavings) * 100))
  expect(cents.reduce((sum, each) => sum + each, 0)).toBe(Math.round(Number(month.totals.savings) * 100))
  return month
}

test('bought below sold: the loss is shared and said', async () => {
  const month = await right({ name: 'below', buy: '0.05', sell: '0.08', members: three, readings: slots })
  expect(month.totals.savings).toBe('-0.15')
  expect(month.priceBreaches[0]?.sentence).toMatch(/saves nothing/)
})

test('a negative price for what is sold; equal members get equal shares', async () => {
  const month = await right({ name: 'negative', sell: '-0.02', members: three, readings: slots })
  expect(month.totals.savings).toBe('1.60')
  expect(month.members[0]!.exactShare).toBeCloseTo(month.members[1]!.exactShare, 9)
})

test('a missing reading is named and is not zero', async () => {
  const gap = [slots[0]!, slots[1]!, '2026-10-05T10:15:00+02:00,2,,3']
  const month = await right({ name: 'gap', members: three, readings: gap })
  expect(month.gaps).toMatchObject([{ point: 'AT2', slots: 1 }])
})

test('no surplus at all: nothing shared, nothing saved', async () => {
  const dark = [slots[0]!, '2026-10-05T10:00:00+02:00,1,1,0', '2026-10-05T10:15:00+02:00,2,2,0']
  const month = await right({ name: 'dark', members: three, readings: dark })
  expect(month.totals).toMatchObject({ savings: '0.00', sharedKWh: 0 })
})

test('one member alone saves nothing', async () => {
  const alone = ['start,AT1', '2026-10-05T10:00:00+02:00,1']
  const month = await right({ name: 'one', members: [three[0]!], readings: alone })
  expect(month.members.map((each) => each.shareOfSavings)).toEqual(['0.00'])
})

test('500 members, 499 of them equal, and one slot with surplus', async () => {
  const points = Array.from({ length: 500 }, (_, index) => `AT${String(index + 1)}`)
  const members = points.map(
    (point, index) =>
      `${String(index + 1)},M${String(index + 1)},2026-01-01,${index < 499 ? `${point},` : `,${point}`}`,
  )
  const row = (start: string, surplus: number): string =>
    [start, ...points.map((_, index) => (index < 499 ? 1 : surplus))].join(',')
  const readings = [
    ['start', ...points].join(','),
    row('2026-10-05T10:00:00+02:00', 250),
    row('2026-10-05T10:15:00+02:00', 0),
  ]
  const month = await right({ name: 'many', members, readings })
  expect(month.members).toHaveLength(500)
  expect(month.totals).toMatchObject({ savings: '55.00', sharedKWh: 250 })
  const equal = month.members.filter((each) => each.member !== '500').map((each) => each.exactShare)
  expect(Math.max(...equal) - Math.min(...equal)).toBeLessThan(1e-9)
})

test('a plant of two members: named by both, divided by their parts, and said so', async () => {
  const community = {
    name: 'common',
    members: ['1,Ann,2026-01-01,AT1,AT3,0.75', '2,Ben,2026-01-01,AT2,AT3,0.25'],
    columns: 'number,name,from,points,feed_in_points,pv_share',
    readings: slots,
  }
  const month = await right(community)
  // 2 of 4 kWh and 3 of 4 kWh are drawn while the plant gives 4 and 3
  expect(month.totals.sharedKWh).toBeCloseTo(2 + 3, 9)
  expect(month.identities.every(({ ok }) => ok)).toBe(true)
  const missing = {
    ...community,
    name: 'common-rest',
    members: [community.members[0]!, '2,Ben,2026-01-01,AT2,AT3,0.2'],
  }
  const run = await settled(missing)
  expect(run.exit).toBe(1)
  expect(run.out).toContain('have 95 % of it together on 2026-10-01')
})
