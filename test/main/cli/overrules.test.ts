import { afterAll, expect, test } from 'vitest'
import { Terminal } from './terminal-run.ts'

const terminal = new Terminal()
afterAll(() => terminal.end())

interface Point {
  readonly direction: string
  readonly kWh: number
}
const pointsOf = (json: Record<string, unknown>): Point[] => {
  const [file] = json['files'] as { points: Point[] }[]
  return (file?.points ?? []).map(({ direction, kWh }) => ({ direction, kWh }))
}
const rows = (values: readonly string[]): string =>
  values.map((value, k) => `05/06/2026 ${String(k).padStart(2, '0')}:00;${value}`).join('\n')

test('what a table leaves open is settled by an option, and only what was said', async () => {
  // ambiguous dates, decimals, unit, side: all four are asked, one after the other
  terminal.write(
    'open.csv',
    `Time;Value\n${rows(Array.from({ length: 24 }, (_, k) => `${1 + (k % 3)},250`))}\n`,
  )
  const inspect = (...options: string[]) =>
    terminal.run('readings', 'inspect', 'open.csv', '--json', ...options)
  const codes: unknown[] = []
  for (const options of [
    [],
    ['--dates', 'M-D-Y'],
    ['--dates', 'M-D-Y', '--decimal', 'comma'],
    ['--side', 'feed-in'],
  ]) {
    const run = await inspect(...options)
    codes.push([run.exit, (run.json['problem'] as { code: string }).code])
  }
  expect(codes).toEqual(['time', 'decimal', 'unit', 'time'].map((what) => [1, `${what}-unknown`]))
  const settled = ['--decimal', 'comma', '--unit', 'kW', '--side', 'feed-in']
  const run = await inspect(...settled, '--dates', 'M-D-Y')
  expect(run.exit, run.out).toBe(0)
  // 24 hours of 1.25, 2.25, 3.25 kW in turn
  expect(pointsOf(run.json)).toEqual([{ direction: 'feed-in', kWh: 54 }])
  const [file] = run.json['files'] as { points: { first: string }[] }[]
  expect(file?.points[0]?.first).toBe('2026-05-05T22:00:00Z')
})

test('one column with both signs is a question until it is said which sign is used', async () => {
  terminal.write('net.csv', `Zeit;Netz (kWh)\n${rows(['0.5', '-0.25', '1', '-2', '0', '0.125'])}\n`)
  const asked = await terminal.run('readings', 'inspect', 'net.csv', '--json', '--dates', 'D-M-Y')
  expect(asked.json['problem']).toMatchObject({ code: 'direction-unknown' })
  for (const [side, used, fedIn] of [
    ['net', 1.625, 2.25],
    ['net-reversed', 2.25, 1.625],
  ] as const) {
    const options = ['net.csv', '--json', '--dates', 'D-M-Y', '--side', side]
    const run = await terminal.run('readings', 'inspect', ...options)
    expect(run.exit, run.out).toBe(0)
    expect(pointsOf(run.json)).toEqual([
      { direction: 'offtake', kWh: used },
      { direction: 'feed-in', kWh: fedIn },
    ])
  }
})

test('an import takes the same options and remembers them for files of the shape', async () => {
  const file = 'options.fairwatt'
  await terminal.run('new', file, '--name', 'Options', '--zone', 'Europe/Vienna')
  terminal.write('members.csv', 'number,name,from,points\n1,Ann,2026-01-01,M-1\n')
  await terminal.run('members', 'import', file, 'members.csv')
  const table = (value: string): string => `Zeit;Wert\n${rows([value, value, value])}\n`
  terminal.write('first.csv', table('0.5'))
  const said = ['--unit', 'kW', '--side', 'offtake', '--dates', 'D-M-Y', '--point', 'M-1']
  const first = await terminal.run('readings', 'import', file, 'first.csv', '--json', ...said)
  expect(first.exit, first.out + first.err).toBe(0)
  terminal.write('second.csv', table('0.75').replaceAll('/06/', '/07/'))
  const second = await terminal.run('readings', 'import', file, 'second.csv', '--json', '--point', 'M-1')
  expect(second.exit, second.out + second.err).toBe(0)
  expect(second.json['points']).toMatchObject([{ point: 'M-1', direction: 'offtake', kWh: 2.25 }])
})
