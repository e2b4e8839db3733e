import { ProblemError } from '../../problems/problem.ts'
import { MOST_PLAYERS, type ExplicitGame } from './explicit-game.ts'
import { gameProblem } from './problems.ts'
import { repeatedField } from './repeated-field.ts'

/** Beyond this, sums over all coalitions could leave the range of doubles. */
const LARGEST = 1e100

export interface ReadGame {
  readonly game: ExplicitGame
  /** Fields of the document that mean nothing here; to be said, for one of them may be a misspelt `weights`. */
  readonly ignored: readonly string[]
}

const fields: ReadonlySet<string> = new Set(['players', 'values', 'weights'])

/**
 * Reads `{"players":["a","b"],"values":{"a":1,"b,a":3},"weights"?:{"a":2}}` (interface.md, game solve). A coalition
 * names its players in any order; those left out are worth 0, a weight left out is 1. Throws a ProblemError for whatever
 * cannot be meant: nothing unreadable becomes 0.
 */
export function readGame(json: string): ReadGame {
  const document = entriesOf(parse(json), 'the game', 'one JSON object with “players” and “values”')
  const twice = repeatedField(json)
  if (twice !== null) refuse(gameProblem('game-field-twice', { field: twice }))
  const players = playersOf(document['players'])
  const bits = new Map(players.map((name, i) => [name, 2 ** i]))
  const values = valuesOf(
    entriesOf(document['values'], 'values', 'an object of coalitions and their values'),
    bits,
  )
  const given = Object.hasOwn(document, 'weights') ? document['weights'] : {}
  const weights = weightsOf(entriesOf(given, 'weights', 'an object of players and their weights'), players)
  const ignored = Object.keys(document).filter((field) => !fields.has(field))
  return { game: { players, values, weights }, ignored }
}

function refuse(problem: ReturnType<typeof gameProblem>): never {
  throw new ProblemError(problem)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(gameProblem('game-not-json', { reason: error.message }))
    throw error
  }
}

function entriesOf(value: unknown, field: string, expected: string): Record<string, unknown> {
  // no schema: Valibot's record leaves out names such as `constructor`, and a player may be called anything
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(gameProblem('game-field', { field, expected }))
  return value as Record<string, unknown>
}

function playersOf(value: unknown): string[] {
  if (!isListOfText(value) || value.length === 0)
    return refuse(
      gameProblem('game-field', {
        field: 'players',
        expected: 'a list of at least one name in quotation marks',
      }),
    )
  const players = value
  if (players.length > MOST_PLAYERS)
    refuse(gameProblem('game-too-many-players', { players: players.length, most: MOST_PLAYERS }))
  for (const [i, name] of players.entries()) {
    const reason = nameFault(name) ?? (players.indexOf(name) < i ? 'stands twice in the list' : null)
    if (reason) refuse(gameProblem('game-player-name', { name, reason }))
  }
  return players
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function nameFault(name: string): string | null {
  if (name === '') return 'has no name'
  if (name.includes(',')) return 'has a comma in the name'
  return name === name.trim() ? null : 'has blanks around the name'
}

function valuesOf(entries: Record<string, unknown>, bits: ReadonlyMap<string, number>): Float64Array {
  const values = new Float64Array(2 ** bits.size)
  const keyOf = new Map<number, string>()
  for (const [key, given] of Object.entries(entries)) {
    const mask = maskOf(key, bits)
    const first = keyOf.get(mask)
    if (first !== undefined) refuse(gameProblem('game-coalition-twice', { first, second: key }))
    keyOf.set(mask, key)
    const value = numberOf(given, `The value of “${key}”`)
    if (mask === 0 && value !== 0) refuse(gameProblem('game-empty-coalition', { value }))
    values[mask] = value
  }
  return values
}

function maskOf(key: string, bits: ReadonlyMap<string, number>): number {
  let mask = 0
  if (key.trim() === '') return mask
  for (const part of key.split(',')) {
    const name = part.trim()
    const bit = bits.get(name)
    if (bit === undefined)
      return refuse(gameProblem('game-unknown-player', { name, where: `the coalition “${key}”` }))
    if (mask & bit) refuse(gameProblem('game-player-twice', { name, where: key }))
    mask |= bit
  }
  return mask
}

function weightsOf(entries: Record<string, unknown>, players: readonly string[]): number[] {
  const stranger = Object.keys(entries).find((name) => !players.includes(name))
  if (stranger !== undefined)
    refuse(gameProblem('game-unknown-player', { name: stranger, where: '“weights”' }))
  return players.map((player) => {
    if (!Object.hasOwn(entries, player)) return 1
    const weight = numberOf(entries[player], `The weight of “${player}”`)
    if (weight < 0) refuse(gameProblem('game-weight', { player, weight }))
    return weight
  })
}

function numberOf(given: unknown, where: string): number {
  if (typeof given === 'number' && Math.abs(given) <= LARGEST) return given
  const value = typeof given === 'number' ? String(given) : JSON.stringify(given)
  return refuse(gameProblem('game-number', { where, value }))
}
