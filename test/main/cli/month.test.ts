import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keys as allKeys, rules as allRules } from '../../../src/core/community/vocabulary.ts'
import { Terminal, type Run } from './terminal-run.ts'

/** A month from nothing to bills at the terminal: the worked example of the settlement rules (Alice, Bob, a plant, one slot). */
const terminal = new Terminal()
const file = 'river.fairwatt'
afterAll(() => terminal.end())

beforeAll(async () => {
  terminal.write(
    'members.csv',
    [
      'number,name,from,points,feed_in_points,income_per_year,colour',
      '1,Alice,2026-01-01,AT1,,30000,red',
      '2,Bob,2026-01-01,AT2,,40000,blue',
      '3,Plant,2026-01-01,,AT3,,',
      '',
    ].join('\n'),
  )
  terminal.write('readings.csv', 'start,AT1,AT2,AT3,AT9\n2026-10-05T10:00:00+02:00,10,15,15,1\n')
  const { exit, err } = await terminal.run(
    'new',
    file,
    '--name',
    'River Valley',
    '--zone=Europe/Vienna',
    '--buy=0.30',
    '--sell=0.08',
    '--fee=0.02',
  )
  if (exit !== 0) throw new Error(err)
})

const members = (run: Run): Record<string, unknown>[] => run.json['members'] as Record<string, unknown>[]
const problemOf = (run: Run): Record<string, unknown> => run.json['problem'] as Record<string, unknown>

test('new makes one file and never overwrites one', async () => {
  expect(existsSync(terminal.path(file))).toBe(true)
  const before = readFileSync(terminal.path(file))
  const again = await terminal.run('new', file, '--name', 'Other', '--zone', 'UTC', '--json')
  expect(again.exit).toBe(1)
  expect(problemOf(again)['code']).toBe('file-exists')
  expect(readFileSync(terminal.path(file)).equals(before)).toBe(true)
})

test('new takes a negative price and no prices at all', async () => {
  const negative = await terminal.run(
    'new',
    'n.fairwatt',
    '--name',
    'N',
    '--zone',
    'UTC',
    '--buy',
    '0.3',
    '--sell',
    '-0.01',
  )
  expect(negative.exit).toBe(0)
  expect((await terminal.run('new', 'p.fairwatt', '--name', 'P', '--zone', 'UTC')).exit).toBe(0)
})

test('members import: a refused row means nothing is written, unless it is to be skipped', async () => {
  terminal.write('bad.csv', 'number,name,from\n8,Dora,2026-01-01\n9,Eve,yesterday\n')
  const refused = await terminal.run('members', 'import', file, 'bad.csv', '--json')
  expect(refused.exit).toBe(1)
  expect(refused.json).toMatchObject({ refused: [{ row: expect.any(Number), column: 'from' }] })
  expect(problemOf(refused)['code']).toBe('rows-refused')
  const first = await terminal.run('members', 'import', file, 'members.csv', '--json')
  expect(first.exit).toBe(0)
  expect(first.json).toMatchObject({ added: 3, changed: 0, same: 0, refused: [] })
  expect(first.json).toMatchObject({ unknownColumns: ['colour'] })
  const second = await terminal.run('members', 'import', file, 'members.csv', '--json')
  expect(second.json).toMatchObject({ added: 0, changed: 0, same: 3 })
})

test('members export leaves income out unless asked for', async () => {
  expect((await terminal.run('members', 'export', file, 'out.csv')).exit).toBe(0)
  expect(readFileSync(terminal.path('out.csv'), 'utf8')).not.toMatch(/income|30000/)
  expect((await terminal.run('members', 'export', file, 'out.csv', '--with-income')).exit).toBe(0)
  expect(readFileSync(terminal.path('out.csv'), 'utf8')).toMatch(/30000/)
  expect((await terminal.run('members', 'export', file, 'out.pdf', '--json')).exit).toBe(2)
})

test('readings inspect needs no cooperative and says what a file holds', async () => {
  const { exit, json } = await terminal.run('readings', 'inspect', 'readings.csv', '--json')
  expect(exit).toBe(0)
  const [inspected] = json['files'] as Record<string, unknown>[]
  expect(inspected).toMatchObject({ file: 'readings.csv', recognised: true })
  const points = inspected?.['points'] as Record<string, unknown>[]
  expect(points.find(({ point }) => point === 'AT2')).toMatchObject({
    intervals: 1,
    kWh: 15,
    first: expect.stringMatching(/^2026-10-05T08:00:00(\.000)?Z$/),
  })
})

test('a file that is no export is refused with a code', async () => {
  terminal.write('letter.csv', 'Dear members\nthank you\n')
  const { exit, json } = await terminal.run('readings', 'inspect', 'letter.csv', '--json')
  expect(exit).toBe(1)
  expect(json).toMatchObject({ files: [{ recognised: false }], problem: { code: expect.any(String) } })
})

test('readings import: a dry run saves nothing, the same file twice changes nothing, changes need --replace', async () => {
  const dry = await terminal.run('readings', 'import', file, 'readings.csv', '--dry-run', '--json')
  expect([dry.exit, dry.json['batch']]).toEqual([0, null])
  const first = await terminal.run('readings', 'import', file, 'readings.csv', '--json')
  expect(first.exit).toBe(0)
  expect(first.json).toMatchObject({
    batch: expect.any(Number),
    rows: { new: 3, same: 0, changed: 0 },
    unknownPoints: ['AT9'],
  })
  const second = await terminal.run('readings', 'import', file, 'readings.csv', '--json')
  expect(second.json).toMatchObject({ rows: { new: 0, same: 3, changed: 0 } })
  terminal.write('later.csv', 'start,AT1\n2026-10-05T10:00:00+02:00,11\n')
  const changed = await terminal.run('readings', 'import', file, 'later.csv', '--json')
  expect([changed.exit, problemOf(changed)['code']]).toEqual([1, 'replace-needed'])
  const told = await terminal.run('readings', 'import', file, 'later.csv', '--dry-run', '--json')
  expect(told.json['changes']).toMatchObject([
    { point: 'AT1', start: '2026-10-05T08:00:00.000Z', before: 10, after: 11 },
  ])
})

test('readings check tells what is worth a look, with its place', async () => {
  const { exit, json } = await terminal.run('readings', 'check', file, '2026-10', '--json')
  expect(exit).toBe(0)
  expect(json).toMatchObject({ month: '2026-10', hasValues: true })
  expect(json['findings']).toHaveLength(3)
  expect((json['findings'] as unknown[])[0]).toMatchObject({
    kind: 'gap',
    member: '1',
    memberName: 'Alice',
    point: 'AT1',
    date: '2026-10-01',
    from: '2026-09-30T22:00:00.000Z',
    sentence: expect.stringContaining('missing') as string,
  })
  const empty = await terminal.run('readings', 'check', file, '2026-09')
  expect(empty.out).toContain('There are no readings in 2026-09 yet.')
  expect((await terminal.run('readings', 'check', file, 'October')).exit).toBe(2)
})

test('readings import --refused writes what is not taken, with the reason', async () => {
  const run = await terminal.run(
    'readings',
    'import',
    file,
    'readings.csv',
    '--dry-run',
    '--refused',
    'refused.csv',
    '--json',
  )
  expect(run.exit).toBe(0)
  const [header, row] = readFileSync(terminal.path('refused.csv'), 'utf8').split('\r\n')
  expect(header).toBe('file,point,direction,quantity,start,minutes,kwh,reason')
  expect(row).toMatch(/^readings\.csv,AT9,.*,No member has this metering point\.$/)
})

test('settle gives the worked example to the cent, and warns that the month is not complete', async () => {
  const run = await terminal.run('settle', file, '2026-10', '--json')
  expect(run.exit).toBe(0)
  expect(run.out.trim().split('\n')).toHaveLength(1)
  expect(run.json).toMatchObject({
    month: '2026-10',
    model: 'shared-energy',
    rule: 'shapley',
    complete: false,
  })
  expect(run.err).toContain('not complete')
  expect(
    members(run).map(({ member, shareOfSavings, settlement, amount }) => [
      member,
      shareOfSavings,
      settlement,
      amount,
    ]),
  ).toEqual([
    ['1', '0.34', '0.26', '1.46'],
    ['2', '0.83', '0.07', '1.87'],
    ['3', '1.83', '-0.33', '-3.03'],
  ])
})

test('settle says what it cannot: no prices, no readings, a key it has no table for', async () => {
  const noReadings = await terminal.run('settle', file, '2025-01', '--json')
  expect(noReadings.exit).toBe(1)
  expect(problemOf(noReadings)['message']).not.toBe('')
  const noPrices = await terminal.run('settle', 'p.fairwatt', '2026-10', '--json')
  expect(noPrices.exit).toBe(1)
  const table = await terminal.run('settle', file, '2026-10', '--key', 'table', '--json')
  expect([table.exit, problemOf(table)['code']]).toEqual([1, 'key-not-available'])
  const rho = await terminal.run('settle', file, '2026-10', '--rho', '0.2', '--json')
  expect([rho.exit, problemOf(rho)['code']]).toEqual([1, 'rho-without-solidarity'])
  const tooMuch = await terminal.run(
    'settle',
    file,
    '2026-10',
    '--rule',
    'solidarity',
    '--rho',
    '0.7',
    '--json',
  )
  expect([tooMuch.exit, problemOf(tooMuch)['code']]).toEqual([2, 'wrong-value'])
})

test('settle --rule solidarity --rho gives a part by need and tells it apart', async () => {
  const run = await terminal.run('settle', file, '2026-10', '--rule', 'solidarity', '--rho', '0.3', '--json')
  expect(run.exit).toBe(0)
  expect(run.json).toMatchObject({ rule: 'solidarity', solidarity: { asked: 0.3, rho: 0.3, reason: null } })
  const parts = members(run).flatMap(({ parts: own }) => own as { cause: string; amount: string }[])
  const solidarity = parts.filter(({ cause }) => cause === 'solidarity').map(({ amount }) => Number(amount))
  expect(solidarity).toHaveLength(2)
  // what one gives the other gets; each bill rounds its own parts
  expect(Math.abs(solidarity[0]! + solidarity[1]!)).toBeLessThan(0.015)
  // the month goes on with the cooperative's own rule
  expect((await terminal.run('settle', file, '2026-10', '--json')).json['rule']).toBe('shapley')
})

test('for people it is a table with its sums', async () => {
  const { out } = await terminal.run('settle', file, '2026-10')
  expect(out).toMatch(/1\s+Alice\s+6\.00\s+0\.00\s+3\.00\s+0\.34\s+1\.46/)
  expect(out).toContain('together 3.00 EUR saved')
})

test('compare settles with every rule there is and changes nothing', async () => {
  const before = readFileSync(terminal.path(file))
  const run = await terminal.run('compare', file, '2026-10', '--json')
  expect(run.exit).toBe(0)
  expect(run.json['current']).toBe('shapley')
  const rules = run.json['rules'] as {
    rule: string
    available: boolean
    reason?: string
    members: { member: string; amount: string; change: string }[]
  }[]
  expect(rules.map(({ rule }) => rule)).toEqual([...allRules])
  expect(rules.filter(({ available }) => !available)).toEqual([])
  for (const { available, reason } of rules) expect(available || reason).toBeTruthy()
  const keys = run.json['keys'] as {
    key: string
    available: boolean
    reason?: string
    sharedKWh: number | null
  }[]
  expect(keys.map(({ key }) => key)).toEqual([...allKeys])
  for (const { available, reason, sharedKWh } of keys) expect(available ? sharedKWh : reason).toBeTruthy()
  expect(run.json['rules']).toContainEqual(
    expect.objectContaining({ rule: 'shapley', giniBurden: expect.any(Number) }),
  )
  const passThrough = rules.find(({ rule }) => rule === 'pass-through')
  expect(passThrough?.members).toMatchObject([
    { member: '1', amount: '1.20', change: '-0.26' },
    { member: '2', amount: '1.80', change: '-0.07' },
    { member: '3', amount: '-2.70', change: '0.33' },
  ])
  // opening a file counts in its first hundred bytes; what it holds is what comes after
  expect(readFileSync(terminal.path(file)).subarray(100).equals(before.subarray(100))).toBe(true)
})

test('bills writes every document; approving a month with gaps asks for a reason', async () => {
  const draft = await terminal.run('bills', file, '2026-10', '--out', 'documents', '--json')
  expect(draft.exit).toBe(0)
  expect(readdirSync(terminal.path('documents')).toSorted()).toEqual([
    '1.pdf',
    '2.pdf',
    '3.pdf',
    'bills.csv',
    'bills.json',
    'statement.pdf',
  ])
  const bills = JSON.parse(readFileSync(terminal.path('documents/bills.json'), 'utf8')) as Record<
    string,
    unknown
  >
  expect(bills).toMatchObject({ month: '2026-10', currency: 'EUR', sums: { amount: '0.30' } })
  expect(draft.json).toMatchObject({ ...bills, approved: false })
  const unreasoned = await terminal.run('bills', file, '2026-10', '--out', 'documents', '--approve', '--json')
  expect([unreasoned.exit, problemOf(unreasoned)['code']]).toEqual([1, 'reason-needed'])
  const reasoned = await terminal.run(
    'bills',
    file,
    '2026-10',
    '--out',
    'documents',
    '--approve',
    '--reason',
    'One slot only.',
    '--json',
  )
  expect([reasoned.exit, reasoned.json['approved']]).toEqual([0, true])
})

test('verify finds the file in order, with the frozen month unchanged', async () => {
  const { exit, json } = await terminal.run('verify', file, '--json')
  expect(exit).toBe(0)
  expect(json).toMatchObject({ ok: true, frozen: [{ month: '2026-10', same: true }] })
})

test('a file that is no cooperative is refused, exit 1', async () => {
  const { exit, json } = await terminal.run('verify', 'members.csv', '--json')
  expect(exit).toBe(1)
  expect(json['problem']).toMatchObject({ code: expect.any(String), message: expect.any(String) })
})
