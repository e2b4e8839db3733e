import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Terminal } from '../cli/terminal-run.ts'

/** New readings for an approved month, at the command line: the frozen bills stay, the differences are documents of their own. */
const terminal = new Terminal()
const file = 'river.fairwatt'
afterAll(() => terminal.end())

interface Bill {
  readonly member: string
  readonly document: string
  readonly number: string | null
  readonly net: string
  readonly amount: string
}

async function run(...args: string[]): Promise<Record<string, unknown>> {
  const { exit, err, out, json } = await terminal.run(...args, '--json')
  if (exit !== 0) throw new Error(err + out)
  return json
}

const table = (first: number): string => `start,AT1,AT2,AT3\n2026-10-05T10:00:00+02:00,${first},15,15\n`

beforeAll(async () => {
  terminal.write(
    'members.csv',
    'number,name,from,points,feed_in_points\n1,Alice,2026-01-01,AT1,\n2,Bob,2026-01-01,AT2,\n3,Plant,2026-01-01,,AT3\n',
  )
  terminal.write('first.csv', table(10))
  terminal.write('second.csv', table(5))
  await run(
    'new',
    file,
    '--name',
    'River',
    '--zone',
    'Europe/Vienna',
    '--buy',
    '.30',
    '--sell',
    '.08',
    '--fee',
    '.02',
  )
  await run('members', 'import', file, 'members.csv')
  await run('readings', 'import', file, 'first.csv')
  await run('settle', file, '2026-10')
  await run('bills', file, '2026-10', '--out', 'out', '--approve', '--reason', 'one slot is all there is')
})

test('the worked example is issued, corrected, and stays frozen', async () => {
  const frozen = readFileSync(terminal.path('out/bills.json'), 'utf8')
  const issued = (JSON.parse(frozen) as { bills: Bill[] }).bills
  expect(issued.map((bill) => bill.net)).toEqual(['1.46', '1.87', '-3.03'])
  await run('readings', 'import', file, 'second.csv', '--replace')
  const again = await run('settle', file, '2026-10')
  const settled = again['members'] as { member: string; net: string }[]
  const { corrections } = (await run(
    'bills',
    file,
    '2026-10',
    '--out',
    'out',
    '--approve',
    '--reason',
    'the operator corrected Alice',
  )) as { corrections: { bills: Bill[] } }
  expect(readFileSync(terminal.path('out/bills.json'), 'utf8')).toBe(frozen)
  expect(corrections.bills.every((bill) => bill.document === 'correction')).toBe(true)
  const cents = (text: string | undefined): number => Math.round(100 * Number(text ?? 0))
  for (const { member, net } of settled) {
    const before = cents(issued.find((bill) => bill.member === member)?.net)
    const difference = cents(corrections.bills.find((bill) => bill.member === member)?.net)
    expect(before + difference, member).toBe(cents(net))
  }
  expect(
    readdirSync(terminal.path('out/corrections')).filter((name) => name.endsWith('.pdf')).length,
  ).toBeGreaterThan(1)
  expect((await run('verify', file))['ok']).toBe(true)
})
