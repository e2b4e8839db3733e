import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Terminal } from '../cli/terminal-run.ts'

/** What a tired treasurer does wrong: a sentence each, exit 1, and the cooperative's file unchanged. */
const terminal = new Terminal()
const file = 'river.fairwatt'
afterAll(() => terminal.end())

const fingerprint = (): string =>
  createHash('sha256')
    .update(readFileSync(terminal.path(file)))
    .digest('hex')

async function must(...args: string[]): Promise<void> {
  const run = await terminal.run(...args)
  if (run.exit !== 0) throw new Error(run.err)
}

beforeAll(async () => {
  await must('new', file, '--name', 'River', '--zone', 'Europe/Vienna', '--buy', '0.3', '--sell', '0.08')
  terminal.write(
    'members.csv',
    'number,name,from,points,feed_in_points\n1,Alice,2026-01-01,AT1,\n2,Plant,2026-01-01,,AT2\n',
  )
  await must('members', 'import', file, 'members.csv')
})

/** Runs it and gives the problem; the file is the same afterwards, bit for bit. */
async function refused(...args: string[]): Promise<{ code: string; message: string }> {
  const before = fingerprint()
  const run = await terminal.run(...args, '--json')
  expect(run.exit, run.out).toBe(1)
  expect(fingerprint()).toBe(before)
  expect(run.out + run.err).not.toMatch(/\bat .*\.(ts|mjs|js):\d+/)
  const { problem } = run.json as { problem: { code: string; message: string } }
  expect(problem.message.split(/[.!?](\s|$)/).filter((part) => part.trim() !== '').length).toBeGreaterThan(1)
  return problem
}

test('an empty file', async () => {
  terminal.write('empty.csv', '')
  expect((await refused('readings', 'import', file, 'empty.csv')).code).toBe('empty')
})

test('a file of another kind', async () => {
  terminal.write('bill.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')
  expect((await refused('readings', 'import', file, 'bill.pdf')).code).toBe('unknown-format')
})

test('half a workbook', async () => {
  const whole = readFileSync(
    new URL('../../../resources/demo/exports/community-2026-09.xlsx', import.meta.url),
  )
  writeFileSync(terminal.path('half.xlsx'), whole.subarray(0, whole.length / 2))
  expect((await refused('readings', 'import', file, 'half.xlsx')).code).toBe('damaged')
})

test('40 MB of noise', async () => {
  writeFileSync(terminal.path('noise.csv'), randomBytes(40 * 1024 * 1024))
  expect((await refused('readings', 'import', file, 'noise.csv')).code).toBe('unknown-format')
})

test('a member twice in one list', async () => {
  terminal.write('twice.csv', 'number,name,from\n7,Ann,2026-01-01\n7,Ben,2026-01-01\n')
  const before = fingerprint()
  const run = await terminal.run('members', 'import', file, 'twice.csv', '--json')
  expect(run.exit).toBe(1)
  expect((run.json['refused'] as { row: number; column: string }[])[0]).toMatchObject({
    row: 3,
    column: 'number',
  })
  expect(fingerprint()).toBe(before)
})

test('a point of two members', async () => {
  terminal.write('shared.csv', 'number,name,from,points\n8,Ann,2026-01-01,AT1\n')
  const before = fingerprint()
  const run = await terminal.run('members', 'import', file, 'shared.csv', '--json')
  expect(run.exit).toBe(1)
  expect((run.json['refused'] as { column: string; reason: string }[])[0]).toMatchObject({ column: 'points' })
  expect(fingerprint()).toBe(before)
})

test('a month without readings', async () => {
  expect((await refused('settle', file, '2026-10')).code).toBe('no-readings')
})

test('prices missing', async () => {
  await must('new', 'bare.fairwatt', '--name', 'Bare', '--zone', 'Europe/Vienna')
  await must('members', 'import', 'bare.fairwatt', 'members.csv')
  terminal.write('readings.csv', 'start,AT1,AT2\n2026-10-05T10:00:00+02:00,1,2\n')
  await must('readings', 'import', 'bare.fairwatt', 'readings.csv')
  const run = await terminal.run('settle', 'bare.fairwatt', '2026-10', '--json')
  expect(run.exit).toBe(1)
  expect((run.json['problem'] as { code: string }).code).toBe('price-missing')
})

test('a file that is no cooperative, and one that is damaged', async () => {
  terminal.write('foreign.fairwatt', 'this is not a database')
  const foreign = await terminal.run('verify', 'foreign.fairwatt', '--json')
  expect([foreign.exit, (foreign.json['problem'] as { code: string }).code]).toEqual([1, 'file-foreign'])
  const bytes = Buffer.from(readFileSync(terminal.path(file)))
  bytes.fill(0x5a, 4096, Math.min(bytes.length, 60_000))
  writeFileSync(terminal.path('damaged.fairwatt'), bytes)
  const damaged = await terminal.run('verify', 'damaged.fairwatt', '--json')
  expect(damaged.exit).toBe(1)
  expect(JSON.stringify(damaged.json)).toMatch(/damaged/)
})
