import { afterAll, expect, test } from 'vitest'
import { Terminal } from './terminal-run.ts'

const terminal = new Terminal()
afterAll(() => terminal.end())

const write = (name: string, document: unknown): void => terminal.write(name, JSON.stringify(document))

test('game solve: the Talmud’s estate of 200 as one JSON document', async () => {
  write('talmud.json', {
    players: ['100', '200', '300'],
    values: { '200,300': 100, '300,200,100': 200 },
    weights: { '300': 2 },
  })
  const { exit, json } = await terminal.run('game', 'solve', 'talmud.json', '--json')
  expect(exit).toBe(0)
  const half = expect.closeTo(75, 9) as number
  expect(json['nucleolus']).toEqual({ '100': expect.closeTo(50, 9) as number, '200': half, '300': half })
  expect(json['leastCore']).toEqual({ epsilon: expect.closeTo(-50, 9) as number, payoff: json['nucleolus'] })
  expect(json['coreNonEmpty']).toBe(true)
  expect(json['shapley']).toEqual({
    '100': expect.closeTo(100 / 3, 9) as number,
    '200': expect.closeTo(250 / 3, 9) as number,
    '300': expect.closeTo(250 / 3, 9) as number,
  })
  expect(json['weightedShapley']).toEqual({
    '100': expect.closeTo(25, 9) as number,
    '200': expect.closeTo(100 / 3 + 25, 9) as number,
    '300': expect.closeTo(200 / 3 + 50, 9) as number,
  })
  expect(json['dividends']).toEqual({ '200,300': 100, '100,200,300': 100 })
})

test('for people: a table with sums and what there is to say', async () => {
  write('game.json', { players: ['Anna', 'Ben'], values: { Anna: 3, Ben: 2, 'Anna,Ben': 4 }, weigths: {} })
  const { exit, out, err } = await terminal.run('game', 'solve', 'game.json')
  expect(exit).toBe(0)
  expect(out).toMatch(/Anna\s+2\.500000\s+2\.500000\s+–\s+2\.500000/)
  expect(out).toContain('The core is empty.')
  expect(out).toContain('epsilon 0.500000')
  expect(out).toContain('There is no imputation')
  expect(err).toContain('not used: weigths.')
})

test.each([
  ['unknown.json', '{"players":["a"],"values":{"b":1}}', 'game-unknown-player'],
  ['broken.json', '{"players":', 'game-not-json'],
])('a game that cannot be meant is a problem, exit 1: %s', async (name, text, code) => {
  terminal.write(name, text)
  const { exit, out, json } = await terminal.run('game', 'solve', name, '--json')
  expect(exit).toBe(1)
  expect(out.trim().split('\n')).toHaveLength(1)
  expect((json['problem'] as Record<string, unknown>)['code']).toBe(code)
})

test('no file is a problem, no argument is wrong usage', async () => {
  const missing = await terminal.run('game', 'solve', 'none.json', '--json')
  expect([missing.exit, (missing.json['problem'] as Record<string, unknown>)['code']]).toEqual([
    1,
    'file-missing',
  ])
  expect((await terminal.run('game', 'solve', '--json')).exit).toBe(2)
})
