import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gameJson } from '../../../../src/core/game/explicit/game-json.ts'
import { readGame } from '../../../../src/core/game/explicit/read-game.ts'
import { ProblemError, type Problem } from '../../../../src/core/problems/problem.ts'
import { solved } from './games.ts'

const read = (document: unknown) => readGame(JSON.stringify(document))

function problemOf(json: string): Problem {
  try {
    readGame(json)
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('it was read')
}

test('coalitions name their players in any order; what is left out is 0, a weight left out is 1', () => {
  const { game, ignored } = read({
    players: ['b', 'a', '10 West'],
    values: { 'a,b': 3, b: -1.5, ' 10 West , b ': 2, '': 0 },
    weights: { a: 0, b: 2.5 },
    name: 'of no meaning',
  })
  expect(game.players).toEqual(['b', 'a', '10 West'])
  expect(Array.from(game.values)).toEqual([0, -1.5, 0, 3, 0, 2, 0, 0])
  expect(game.weights).toEqual([2.5, 0, 1])
  expect(ignored).toEqual(['name'])
})

test('a player may be called anything', async () => {
  const players = ['constructor', '__proto__', '1', '"{,'.replace(',', ';'), 'ä b']
  const values = '{"constructor,__proto__":2,"1,constructor":1,"constructor":0.5}'
  const { game } = readGame(`{"players":${JSON.stringify(players)},"values":${values}}`)
  expect([game.values[1], game.values[3], game.values[5]]).toEqual([0.5, 2, 1])
  const document = gameJson(game, await solved(game))
  expect(Object.keys(document.shapley).toSorted()).toEqual(players.toSorted())
})

test.each([
  ['', 'game-not-json', 'JSON'],
  ['{"players":["a"],', 'game-not-json', 'JSON'],
  ['[]', 'game-field', 'the game'],
  ['null', 'game-field', 'the game'],
  ['{"values":{}}', 'game-field', 'players'],
  ['{"players":[],"values":{}}', 'game-field', 'at least one'],
  ['{"players":"a","values":{}}', 'game-field', 'players'],
  ['{"players":["a",2],"values":{}}', 'game-field', 'quotation marks'],
  ['{"players":["a"]}', 'game-field', 'values'],
  ['{"players":["a"],"values":[1]}', 'game-field', 'values'],
  ['{"players":["a"],"values":{},"weights":[2]}', 'game-field', 'weights'],
  ['{"players":["a"],"values":{},"weights":null}', 'game-field', 'weights'],
  ['{"players":["a","b","a"],"values":{}}', 'game-player-name', 'stands twice'],
  ['{"players":["a",""],"values":{}}', 'game-player-name', 'no name'],
  ['{"players":["a,b"],"values":{}}', 'game-player-name', 'comma'],
  ['{"players":[" a"],"values":{}}', 'game-player-name', 'blanks'],
  ['{"players":["a","b"],"values":{"a,c":1}}', 'game-unknown-player', '“c” in the coalition “a,c”'],
  ['{"players":["a","b"],"values":{"a,":1}}', 'game-unknown-player', 'a,'],
  ['{"players":["a","b"],"values":{"a":1},"weights":{"c":1}}', 'game-unknown-player', '“weights”'],
  ['{"players":["a","b"],"values":{"a,a":1}}', 'game-player-twice', '“a” twice'],
  ['{"players":["a","b"],"values":{"a,b":1,"b,a":1}}', 'game-coalition-twice', '“a,b” and “b,a”'],
  ['{"players":["a","b"],"values":{"a":1,"b":2,"a":3}}', 'game-field-twice', '“a”'],
  ['{"players":["a"],"values":{"a":1},"values":{"a":2}}', 'game-field-twice', '“values”'],
  ['{"players":["a"],"values":{"":1}}', 'game-empty-coalition', 'value 1'],
  ['{"players":["a"],"values":{"a":"1"}}', 'game-number', '“a” is "1"'],
  ['{"players":["a"],"values":{"a":null}}', 'game-number', 'null'],
  ['{"players":["a"],"values":{"a":1e999}}', 'game-number', 'Infinity'],
  ['{"players":["a"],"values":{"a":-1e101}}', 'game-number', '-1e+101'],
  ['{"players":["a"],"values":{"a":1},"weights":{"a":true}}', 'game-number', 'weight of “a”'],
  ['{"players":["a"],"values":{"a":1},"weights":{"a":-1}}', 'game-weight', '-1'],
])('refused with sentences: %s', (json, code, hint) => {
  const problem = problemOf(json)
  expect(problem.code).toBe(code)
  expect(problem.message).toContain(hint)
  expect(problem.means).toContain('Nothing was solved.')
})

test('twenty players are read, twenty-one are too many', () => {
  const players = Array.from({ length: 21 }, (_one, i) => `p${i}`)
  expect(problemOf(JSON.stringify({ players, values: {} })).message).toContain('21 players; at most 20')
  const { game } = read({ players: players.slice(1), values: { [players.slice(1).join(',')]: 5 } })
  expect([game.values.length, game.values.at(-1)]).toEqual([2 ** 20, 5])
})

test('whatever the file holds, it is read or refused, never anything else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(problemOf(text).what).not.toBe('')
    }),
  )
})

test('the document has every value under its player and leaves out dividends of 0', async () => {
  const { game } = read({
    players: ['Anna', 'Ben', 'Cem'],
    values: { Anna: 2, Ben: 3, 'Anna,Ben': 5, 'Anna,Cem': 8, 'Ben,Cem': 3, 'Anna,Ben,Cem': 11 },
  })
  const document = gameJson(game, await solved(game))
  expect(document.dividends).toEqual({ Anna: 2, Ben: 3, 'Anna,Cem': 6 })
  expect(document.shapley).toEqual({ Anna: 5, Ben: 3, Cem: 3 })
  expect(document.coreNonEmpty).toBe(true)
  expect(document).not.toHaveProperty('reasons')
  const none = read({ players: ['a', 'b'], values: { a: 1 } }).game
  const empty = gameJson(none, await solved(none))
  expect(empty.nucleolus).toBeNull()
  expect(empty.reasons).toEqual({ nucleolus: expect.stringContaining('no imputation') as string })
})
