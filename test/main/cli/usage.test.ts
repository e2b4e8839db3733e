import { afterAll, expect, test } from 'vitest'
import { commands } from '../../../src/main/cli/commands.ts'
import { Terminal } from './terminal-run.ts'

const terminal = new Terminal()
afterAll(() => terminal.end())

const problemOf = (json: Record<string, unknown>): Record<string, unknown> =>
  json['problem'] as Record<string, unknown>

test('--help lists every command, and every command has a help of its own', async () => {
  const { exit, out, err } = await terminal.run('--help')
  expect([exit, err]).toEqual([0, ''])
  for (const command of commands) expect(out).toContain(command.words.join(' '))
  const settle = await terminal.run('settle', '--help')
  expect(settle.exit).toBe(0)
  expect(settle.out).toContain('fairwatt settle FILE YYYY-MM [options]')
  for (const option of ['rule', 'key', 'rho', 'gaps', 'half-width', 'invoice', 'premium', 'seed', 'json'])
    expect(settle.out).toContain(`--${option}`)
})

test.each([
  [['settel', 'a.fairwatt', '2026-10'], 'unknown-command', 'fairwatt settle'],
  [['members', 'exprot', 'a', 'b.csv'], 'unknown-command', 'fairwatt members export'],
  [['settle', 'a.fairwatt', '2026-10', '--rul', 'shapley'], 'unknown-option', '--rule'],
  [['settle', 'a.fairwatt', '2026-10', '--rule', 'shaply'], 'wrong-value', 'shapley'],
  [['settle', 'a.fairwatt', 'October'], 'wrong-value', 'YYYY-MM'],
  [['settle', 'a.fairwatt'], 'missing-argument', 'fairwatt settle FILE YYYY-MM'],
  [['settle', 'a.fairwatt', '2026-10', 'more'], 'too-many-arguments', 'fairwatt settle'],
  [['settle', 'a.fairwatt', '2026-10', '--rule'], 'option-value', '--rule needs a value'],
  [['verify', 'a.fairwatt', '--json=yes'], 'option-value', 'takes no value'],
  [['new', 'a.fairwatt', '--zone', 'Europe/Vienna'], 'missing-argument', '--name'],
  [['new', 'a.fairwatt', '--name', 'A', '--zone', 'Mars/North'], 'wrong-value', 'Europe/Vienna'],
  [['new', 'a.fairwatt', '--name', '--zone', 'Europe/Vienna'], 'option-value', '--name needs a value'],
  [['new', 'a.fairwatt', '--name', 'A', '--zone', 'UTC', '--buy', '0,30'], 'wrong-value', 'decimal point'],
  [['new', 'a.fairwatt', '--name', 'A', '--zone', 'UTC', '--buy', '0.30'], 'missing-argument', '--sell'],
  [['bills', 'a.fairwatt', '2026-10'], 'missing-argument', '--out'],
  [['readings', 'inspect'], 'missing-argument', 'EXPORT'],
  [['decide', 'a.fairwatt', '--act', 'set', '--rho', '0.1'], 'missing-argument', '--reason'],
])('wrong usage is exit 2 with the likely right one: %j', async (args, code, hint) => {
  const { exit, out, err, json } = await terminal.run(...args, '--json')
  expect(exit).toBe(2)
  expect(out.trim().split('\n')).toHaveLength(1)
  expect(problemOf(json)['code']).toBe(code)
  expect(problemOf(json)['message']).toContain(hint)
  expect(err).not.toContain('    at ')
})

test('without --json the sentences are on standard error and standard output stays empty', async () => {
  const { exit, out, err } = await terminal.run('settel')
  expect([exit, out]).toEqual([2, ''])
  expect(err).toContain('There is no command “settel”.')
  expect(err).toContain('Did you mean fairwatt settle?')
})

test.each([
  ['settle', 'none.fairwatt', '2026-10'],
  ['verify', 'none.fairwatt'],
  ['tune', 'none.fairwatt'],
  ['tune', 'none.json'],
  ['dispatch', './none.json'],
  ['decisions', 'list', 'none.fairwatt'],
  ['members', 'import', 'none.fairwatt', 'none.csv'],
  ['readings', 'inspect', 'none.csv'],
])('a file that is not there is a problem, exit 1: %s', async (...args) => {
  const { exit, json, err } = await terminal.run(...args, '--json')
  expect(exit).toBe(1)
  expect(problemOf(json)['code']).toBe('file-missing')
  expect(err).not.toContain('    at ')
})
