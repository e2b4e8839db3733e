import { existsSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { Terminal } from '../cli/terminal-run.ts'

/**
 * A real month of a real community (5 consumers, 4 plants, 2,976 quarter hours) from five CSV files to shares, through
 * the command line. The data are not part of the repository; where they lie beside it, this runs.
 */
const folder = new URL('../../../../shared/fixtures/communities/at_eeg_2023_08/', import.meta.url)
const here = existsSync(new URL('cons_kwh.csv', folder))
if (!here) console.warn('skipped: the real month lies beside the repository only where it is developed')

const terminal = new Terminal()
afterAll(() => terminal.end())

/** Independent expected values: Shapley of v(S) = Σ_t min(ΣP, Σc) in kWh, exact over all 2^9 groups. */
const expected: Record<string, number> = {
  C01: 7.112212,
  C02: 0.009567,
  C03: 37.301119,
  C04: 1.431902,
  C05: 44.884043,
  G01: 1.817471,
  G02: 33.185726,
  G03: 3.824898,
  G04: 32.624062,
}

/** The nucleolus of the same game, over the imputations. */
const nucleolus: Record<string, number> = {
  C01: 7.206344,
  C02: 0.0045,
  C03: 42.149258,
  C04: 0.408625,
  C05: 49.825617,
  G01: 0.16325,
  G02: 32.76457,
  G03: 1.129937,
  G04: 28.538898,
}

interface SettledMember {
  readonly member: string
  readonly exactShare: number
  readonly sharedInKWh: number
  readonly sharedOutKWh: number
  readonly offtakeKWh: number
  readonly feedInKWh: number
}

function table(name: string): { head: string[]; rows: string[][] } {
  const lines = readFileSync(new URL(name, folder), 'utf8').trim().split(/\r?\n/)
  return { head: (lines[0] as string).split(','), rows: lines.slice(1).map((line) => line.split(',')) }
}

/** The consumption and generation files side by side as one plain table. */
function plainTable(): string {
  const used = table('cons_kwh.csv')
  const made = table('gen_kwh.csv')
  const head = ['start', ...used.head.slice(2), ...made.head.slice(2)]
  const rows = used.rows.map((row, k) => [row[1], ...row.slice(2), ...(made.rows[k] as string[]).slice(2)])
  return [head, ...rows].map((row) => row.join(',')).join('\n')
}

const total = (name: string, id: string): number => {
  const { head, rows } = table(name)
  const column = head.indexOf(id)
  return rows.reduce((sum, row) => sum + Number(row[column]), 0)
}

test.skipIf(!here)('exact Shapley, nucleolus, received energy and surplus of the real month', async () => {
  const members = Object.keys(expected).map((id) =>
    [id, `Member ${id}`, '2023-01-01', id.startsWith('C') ? id : '', id.startsWith('G') ? id : ''].join(','),
  )
  terminal.write('members.csv', ['number,name,from,points,feed_in_points', ...members].join('\n'))
  terminal.write('readings.csv', plainTable())
  const steps = [
    ['new', 'real.fairwatt', '--name', 'Real', '--zone', 'Europe/Vienna', '--buy', '1', '--sell', '0'],
    ['members', 'import', 'real.fairwatt', 'members.csv'],
    ['readings', 'import', 'real.fairwatt', 'readings.csv'],
  ]
  for (const step of steps) {
    const run = await terminal.run(...step, '--json')
    expect(run.exit, run.err + run.out).toBe(0)
  }
  const run = await terminal.run(
    'settle',
    'real.fairwatt',
    '2023-08',
    '--key',
    'pro-rata',
    '--rule',
    'shapley',
    '--json',
  )
  expect(run.exit, run.err).toBe(0)
  const settled = run.json['members'] as SettledMember[]
  for (const member of settled) {
    expect(Math.abs(member.exactShare - (expected[member.member] as number))).toBeLessThanOrEqual(1e-6)
    const isPlant = member.member.startsWith('G')
    const received = isPlant ? 0 : total('selfcover_kwh.csv', member.member)
    const surplus = isPlant ? total('surplus_kwh.csv', member.member) : 0
    expect(Math.abs(member.sharedInKWh - received)).toBeLessThan(1e-3)
    expect(Math.abs(member.feedInKWh - member.sharedOutKWh - surplus)).toBeLessThan(1e-3)
  }
  const { stability, totals } = run.json as unknown as {
    stability: { largestExcess: number; proved: boolean }
    totals: { sharedKWh: number }
  }
  const stable = await terminal.run('settle', 'real.fairwatt', '2023-08', '--rule', 'nucleolus', '--json')
  expect(stable.exit, stable.err).toBe(0)
  expect(stable.json['method']).toMatchObject({ name: 'lp', exact: true })
  for (const { member, exactShare } of stable.json['members'] as SettledMember[])
    expect(Math.abs(exactShare - (nucleolus[member] as number))).toBeLessThanOrEqual(1e-6)
  // no group gains on its own: the month has a core, and the nucleolus lies in it
  expect((stable.json['stability'] as typeof stability).largestExcess).toBeLessThanOrEqual(1e-9)
  expect(stability.largestExcess).toBeCloseTo(4.386, 3)
  expect(stability.proved).toBe(true)
  expect(totals.sharedKWh).toBeCloseTo(162.191, 3)
})
