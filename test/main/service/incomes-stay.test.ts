import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { addMonths } from '../../../src/core/calendar/month.ts'
import { newMember } from '../../../src/core/community/member.ts'
import { imported, newDesk, plainTable, settleNow, type Desk } from './service-fixture.ts'
import { riverValley } from './open-file.ts'

/** Incomes and bands nobody would write by chance. */
const incomes = [13_579, 24_683, 35_791, 46_813, 57_917, 68_921]
const bands = [
  { id: 'zz-lower', fromIncome: null, toIncome: 30_101 },
  { id: 'zz-upper', fromIncome: 30_101, toIncome: null },
]

/** Six households of two bands, a mill, six settled months; one household has neither group nor band. */
async function village(): Promise<Desk> {
  const desk = newDesk()
  await desk.ask('file.new', { cooperative: riverValley, place: null })
  await desk.ask('bands.save', { bands })
  for (const [k, incomePerYear] of incomes.entries()) {
    const one = {
      ...newMember(String(k + 1), `Household ${k + 1}`, '2026-01-01'),
      points: [{ id: `P${k + 1}`, direction: 'offtake' as const }],
      incomePerYear,
      hardship: k === 0,
      group: k % 2 === 0 ? 'zz-group' : null,
    }
    await desk.ask('members.save', { member: one, isNew: true })
  }
  const mill = {
    ...newMember('7', 'Mill', '2026-01-01'),
    kind: 'organisation' as const,
    points: [{ id: 'P7', direction: 'feed-in' as const }],
  }
  await desk.ask('members.save', { member: mill, isNew: true })
  for (let k = 0, month = '2026-02'; k < 6; k++, month = addMonths(month, 1)) {
    const use = Object.fromEntries(
      incomes.map((_, m) => [`P${m + 1}`, (slot: number) => 0.05 * (1 + ((slot + m) % 4))]),
    )
    const table = plainTable(month, { ...use, P7: (slot) => (slot % 96 > 30 && slot % 96 < 60 ? 0.6 : 0) })
    await imported(desk, table, { month, name: `${month}.csv` })
    await desk.ask('settle.run', settleNow(month))
  }
  return desk
}

/** What would tell a person's income: the figure itself, or a key beside a member that names income, band, group or weight. */
function tellsOf(value: unknown, path: string, isPersons = false): string[] {
  if (typeof value === 'number' && incomes.includes(value)) return [`${path} = ${value}`]
  if (typeof value === 'string')
    return incomes.some((income) => value.includes(String(income))) ? [`${path} = ${value}`] : []
  if (Array.isArray(value)) return value.flatMap((one, k) => tellsOf(one, `${path}[${k}]`, isPersons))
  if (value === null || typeof value !== 'object') return []
  const named = isPersons || ['member', 'memberName', 'number'].some((key) => key in value)
  return Object.entries(value).flatMap(([key, one]) => {
    const tells =
      named &&
      (/income|hardship|^group$|^weight$/i.test(key) || (typeof one === 'string' && one.startsWith('zz-')))
    return tells ? [`${path}.${key}`] : tellsOf(one, `${path}.${key}`, named)
  })
}

test('no list, board page, document or export names a person’s income, band, group or weight', async () => {
  const desk = await village()
  const until = '2026-07'
  const span = { from: '2026-02', to: until }
  const proposed = await desk.ask('equity.propose', { seed: 1, steps: 1024 })
  const setting = { rho: 0.2, weights: { 'zz-group': 2 } }
  const led = await desk.ask('equity.consequences', { setting })
  const told = {
    equity: await desk.ask('equity.get', {}),
    proposed,
    led,
    curve: await desk.ask('equity.curve', {}),
    fairness: await desk.ask('fairness.trend', { until, months: 12 }),
    report: await desk.ask('report.data', span),
    compared: await desk.ask('settle.compare', { month: until }),
    overview: await desk.ask('month.overview', { month: until }),
    bills: await desk.ask('bills.list', { month: until }),
    bill: await desk.ask('bills.get', { month: until, member: '1' }),
    members: await desk.ask('members.list', { month: until }),
    history: await desk.ask('history.list', { limit: 50 }),
  }
  expect(tellsOf(told, 'told')).toEqual([])
  // one Gini everywhere: what is in force is what the page on fairness tells of the same months
  const trend = told.fairness.months.at(-1)!
  expect(led.consequences!.gini!.before).toBeCloseTo(trend.with.gini!, 9)
  expect(told.curve.curve[0]!.giniBurden).toBeCloseTo(trend.with.gini!, 9)
  // who has no group is in none of the weighted ones by a name of its own
  expect(JSON.stringify([told.equity.groups, proposed.proposal])).not.toContain('member 2')
  // weights by income of groups below five households would tell their mean income
  expect(
    told.equity.groups.every(
      ({ before, after, households }) => before === null && after === null && households === null,
    ),
  ).toBe(true)

  const bytesOf = (id: string): Uint8Array => desk.service.output(id)!.bytes
  const exported = await desk.ask('members.export', { format: 'csv', withIncome: false })
  const files = unzipSync(bytesOf((await desk.ask('bills.documents', { month: until })).id))
  const texts = [
    new TextDecoder().decode(bytesOf(exported.id)),
    ...Object.entries(files)
      .filter(([name]) => !name.endsWith('.pdf'))
      .map(([, bytes]) => new TextDecoder().decode(bytes)),
  ]
  expect(texts.length).toBeGreaterThan(2)
  for (const text of texts) {
    for (const income of incomes) expect(text).not.toContain(String(income))
    expect(text).not.toContain('zz-')
  }
  const withIncome = await desk.ask('members.export', { format: 'csv', withIncome: true })
  expect(new TextDecoder().decode(bytesOf(withIncome.id)), 'the test would see an income').toContain('13579')
})
