import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Equity } from '../../../src/core/contract/equity.ts'
import { Terminal } from './terminal-run.ts'

/** A board decides at the terminal: its limits as options, what settings would lead to, and the decision. */
const terminal = new Terminal()
const file = 'demo.fairwatt'
const minutes = ['--by', 'Board, 4 of 5', '--reason', 'The heaviest burdens fall.', '--on', '2026-11-04']
afterAll(() => terminal.end())
beforeAll(async () => {
  const { exit, err } = await terminal.run('demo', file)
  if (exit !== 0) throw new Error(err)
})

test('a trial tells what settings would lead to and which limits they break, and records nothing', async () => {
  const asked = ['decide', file, '--act', 'set', '--rho', '0.5', '--most-excess', '10', '--dry-run']
  const { exit, json } = await terminal.run(...asked, '--json')
  expect(exit).toBe(0)
  expect(json).toMatchObject({ breaches: [{ limit: 'excess', most: 10 }] })
  const { members } = json['consequences'] as { members: { changeCents: number }[] }
  expect(members.reduce((sum, { changeCents }) => sum + changeCents, 0)).toBe(0)
  const told = await terminal.run(...asked)
  expect(told.out).toContain('It breaks a limit of the board (excess), so it would be refused.')
  const listed = (await terminal.run('decisions', 'list', file, '--json')).json
  expect(listed).toMatchObject({ decisions: [], railsSet: false })
})

test('settings beyond a limit are refused; within it they are recorded with it, and it holds from then on', async () => {
  const decide = (rho: string, ...more: string[]) =>
    terminal.run('decide', file, '--act', 'set', '--rho', rho, ...minutes, ...more, '--json')
  const refused = await decide('0.5', '--most-excess', '10')
  expect(refused.exit).toBe(1)
  expect(refused.json['problem']).toMatchObject({ code: 'outside-rails' })
  const recorded = await decide('0.2', '--most-excess', '10', '--most-rho', '0.4')
  expect(recorded.exit).toBe(0)
  const { decisions, rails, railsSet } = recorded.json as unknown as Equity
  expect([rails.mostExcess, rails.mostRho, railsSet]).toEqual([10, 0.4, true])
  expect(decisions[0]!.rails).toEqual(rails)
  const { gini, excess } = decisions[0]!.consequences!
  expect(gini!.after).toBeLessThan(gini!.before)
  expect(excess!.after).toBeLessThanOrEqual(10)
  expect((await decide('0.5')).json['problem']).toMatchObject({ code: 'outside-rails' })
  expect((await decide('0.5', '--most-excess', 'none', '--most-rho', '0.6')).exit).toBe(0)
})

test.each([
  ['--most-excess', 'lots'],
  ['--nobody-worse-off', 'perhaps'],
  ['--most-weight', '0.5'],
  ['--least-weight', '2'],
])('%s %s is wrong usage', async (option, value) => {
  const { exit, json } = await terminal.run('tune', file, option, value, '--json')
  expect(exit).toBe(2)
  expect(json['problem']).toMatchObject({ code: 'wrong-value' })
})
