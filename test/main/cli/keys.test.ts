import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Terminal, type Run } from './terminal-run.ts'

/** A table of hourly coefficients from a sheet to an approved month, at the terminal. */
const terminal = new Terminal()
const file = 'table.fairwatt'
afterAll(() => terminal.end())

const clock = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
const sheet = (alice: (hour: number) => number, bob: (hour: number) => number): string =>
  [
    ['member', 'from', 'until', ...clock],
    ['1', '2026-01-01', '', ...clock.map((_, hour) => alice(hour))],
    ['2', '2026-01-01', '', ...clock.map((_, hour) => bob(hour))],
  ]
    .map((row) => row.join(','))
    .join('\n')
const settled = (...more: string[]): Promise<Run> =>
  terminal.run('settle', file, '2026-10', '--key', 'table', ...more, '--json')
const received = (run: Run): unknown[] =>
  (run.json['members'] as { sharedInKWh: number }[]).map(({ sharedInKWh }) => sharedInKWh)

beforeAll(async () => {
  terminal.write(
    'members.csv',
    'number,name,from,points,feed_in_points\n1,Alice,2026-01-01,AT1,\n2,Bob,2026-01-01,AT2,\n3,Plant,2026-01-01,,AT3\n',
  )
  // ten in the morning: Alice 10, Bob 15, 15 fed in
  terminal.write('readings.csv', 'start,AT1,AT2,AT3\n2026-10-05T10:00:00+02:00,10,15,15\n')
  const steps = [
    [
      'new',
      file,
      '--name',
      'T',
      '--zone',
      'Europe/Vienna',
      '--buy',
      '0.30',
      '--sell',
      '0.08',
      '--fee',
      '0.02',
    ],
    ['members', 'import', file, 'members.csv'],
    ['readings', 'import', file, 'readings.csv'],
  ]
  for (const step of steps) {
    const { exit, err } = await terminal.run(...step)
    if (exit !== 0) throw new Error(err)
  }
})

test('a sheet that gives out more than there is, or lacks an hour, is refused whole', async () => {
  terminal.write(
    'wrong.csv',
    sheet(
      (hour) => (hour === 10 ? 0.7 : 0.1),
      () => 0.4,
    ),
  )
  const run = await terminal.run('keys', 'import', file, 'wrong.csv', '--json')
  expect(run.exit).toBe(1)
  expect(run.json['refused']).toEqual([
    { row: 3, column: '10:00', reason: 'The coefficients at 10:00 add up to 1.1, which is more than 1.' },
  ])
  terminal.write(
    'short.csv',
    sheet(
      () => 0.1,
      () => 0.1,
    ).replace('23:00', '23:30'),
  )
  expect((await terminal.run('keys', 'import', file, 'short.csv')).out).toMatch(/23:00.*missing/)
  expect((await settled()).exit).toBe(1)
})

test('settle --key table gives by the hour, compare lists it, verify finds it again', async () => {
  terminal.write(
    'table.csv',
    sheet(
      (hour) => (hour === 10 ? 0.2 : 0.9),
      (hour) => (hour === 10 ? 0.6 : 0.1),
    ),
  )
  const taken = await terminal.run('keys', 'import', file, 'table.csv', '--json')
  expect([taken.exit, taken.json['added']]).toEqual([0, 2])
  const run = await settled('--rule', 'pass-through')
  expect(run.exit, run.err).toBe(0)
  // 15 × 0.2 and 15 × 0.6
  expect(received(run)).toEqual([3, 9, 0])
  const compared = await terminal.run('compare', file, '2026-10', '--json')
  const keys = compared.json['keys'] as { key: string; available: boolean; sharedKWh: number }[]
  expect(keys.find(({ key }) => key === 'table')).toMatchObject({ available: true, sharedKWh: 12 })
  const bills = await terminal.run(
    'bills',
    file,
    '2026-10',
    '--out',
    'bills',
    '--approve',
    '--reason',
    'a test',
  )
  expect(bills.exit, bills.err).toBe(0)
  terminal.write(
    'other.csv',
    sheet(
      () => 0.5,
      () => 0.5,
    ),
  )
  expect((await terminal.run('keys', 'import', file, 'other.csv')).exit).toBe(0)
  const verified = await terminal.run('verify', file, '--json')
  expect(verified.json).toMatchObject({ ok: true, frozen: [{ month: '2026-10', same: true }] })
  expect(received(await settled('--rule', 'pass-through'))).toEqual([7.5, 7.5, 0])
})

test('export gives what import takes', async () => {
  expect((await terminal.run('keys', 'export', file, 'out.csv')).exit).toBe(0)
  expect(readFileSync(terminal.path('out.csv'), 'utf8')).toContain('member,from,until,00:00')
  const again = await terminal.run('keys', 'import', file, 'out.csv', '--json')
  expect(again.json).toMatchObject({ added: 0, changed: 0, same: 2, batch: null })
})
