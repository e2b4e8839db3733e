import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Terminal, type Run } from './terminal-run.ts'

/** What a treasurer meets with several files at once: a broken one, one twice, corrected values, and the way back. */
const terminal = new Terminal()
const file = 'river.fairwatt'
afterAll(() => terminal.end())

const table = (point: string, valueAt: (slot: number) => string): string =>
  [
    `start,${point}`,
    ...Array.from(
      { length: 96 },
      (_, k) =>
        `2026-10-05T${String(Math.floor(k / 4)).padStart(2, '0')}:${String((k % 4) * 15).padStart(2, '0')}:00+02:00,${valueAt(k)}`,
    ),
    '',
  ].join('\n')

beforeAll(async () => {
  terminal.write('members.csv', 'number,name,from,points\n1,Alice,2026-01-01,AT1\n2,Bob,2026-01-01,AT2\n')
  terminal.write(
    'one.csv',
    table('AT1', (k) => `0.${100 + k}`),
  )
  terminal.write(
    'corrected.csv',
    table('AT1', (k) => (k < 20 ? '0.5' : `0.${100 + k}`)),
  )
  terminal.write(
    'broken.csv',
    table('AT2', (k) => (k === 40 ? 'abc' : '0.1')),
  )
  terminal.write(
    'stranger.csv',
    table('AT9', () => '0.2'),
  )
  await terminal.run('new', file, '--name', 'River Valley', '--zone=Europe/Vienna')
  const { exit, err } = await terminal.run('members', 'import', file, 'members.csv')
  if (exit !== 0) throw new Error(err)
})

const rowsOf = (run: Run): unknown => run.json['rows']
const taking = (...more: string[]): Promise<Run> => terminal.run('readings', 'import', file, ...more)

test('a broken file among others: nothing is saved, it is named, and the way to save the rest is told', async () => {
  const run = await taking('one.csv', 'broken.csv', 'stranger.csv')
  expect(run.exit).toBe(1)
  expect(run.err).toContain('broken.csv')
  expect(run.err).toContain('“abc”')
  expect(run.err).toContain('--skip-refused')
  expect(run.out).toContain('Nothing was saved.')
})

test('--skip-refused saves the others, and what is not taken is written with its reason', async () => {
  const run = await taking(
    'one.csv',
    'broken.csv',
    'stranger.csv',
    '--skip-refused',
    '--refused=left.csv',
    '--json',
  )
  expect(run.exit).toBe(0)
  expect(run.err).toContain('broken.csv')
  expect(rowsOf(run)).toEqual({ new: 96, same: 0, changed: 0, refused: 96 })
  const left = readFileSync(terminal.path('left.csv'), 'utf8').trim().split('\n')
  expect(left).toHaveLength(97)
  expect(left[1]).toContain('stranger.csv,AT9,')
  expect(left[1]).toContain('No member has this metering point.')
})

test('files that are all refused are a problem all the same', async () => {
  expect((await taking('broken.csv', '--skip-refused')).exit).toBe(1)
})

test('the same file again changes nothing', async () => {
  const run = await taking('one.csv', '--json')
  expect(run.exit).toBe(0)
  expect(run.json).toMatchObject({ batch: null, rows: { new: 0, same: 96, changed: 0 } })
})

test('changed values are shown old and new and are off unless asked for', async () => {
  const refused = await taking('corrected.csv')
  expect(refused.exit).toBe(1)
  expect(refused.err).toContain('20 values differ')
  expect(refused.err).toContain('--replace')
  expect(refused.out).toMatch(/AT1 +offtake +2026-10-04 22:00 +0\.1 +0\.5/)
  expect(refused.out).toContain('8 more changed values.')
  expect(refused.out).toContain('Nothing was saved.')
  const json = await taking('corrected.csv', '--json')
  expect(json.json).toMatchObject({ problem: { code: 'replace-needed' }, rows: { changed: 20 } })
  const replaced = await taking('corrected.csv', '--replace')
  expect(replaced.exit).toBe(0)
  expect(replaced.out).toContain('Saved.')
})

test('an import is taken back, and taking back too', async () => {
  const before = await terminal.run('history', file, '--json')
  const [newest] = before.json['batches'] as { batch: number; words: string; canUndo: boolean }[]
  expect(newest).toMatchObject({ canUndo: true })
  const undone = await terminal.run('undo', file)
  expect(undone.out).toContain('corrected.csv')
  expect(rowsOf(await taking('one.csv', '--json'))).toMatchObject({ same: 96, changed: 0 })
  const told = await terminal.run('history', file)
  expect(told.out).toContain('taken back')
  const [undoing] = (await terminal.run('history', file, '--json')).json['batches'] as { batch: number }[]
  expect((await terminal.run('undo', file, String(undoing!.batch))).exit).toBe(0)
  expect(rowsOf(await taking('corrected.csv', '--json'))).toMatchObject({ same: 96, changed: 0 })
  expect((await terminal.run('undo', file, 'x')).exit).toBe(2)
  expect((await terminal.run('undo', file, '999')).exit).toBe(1)
})
