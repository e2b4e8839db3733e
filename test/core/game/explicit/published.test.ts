import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readGame } from '../../../../src/core/game/explicit/read-game.ts'
import { weightedShapley } from '../../../../src/core/game/explicit/weighted-shapley.ts'
import { subsetSums } from '../../../../src/core/game/lattice.ts'
import { close, solved } from './games.ts'

const cases = new URL('../../../../../shared/cases/games.json', import.meta.url)
const casesThere = existsSync(cases)
if (!casesThere) console.warn('SKIPPED: the published games are not beside the repository')

interface Published {
  readonly game: { readonly players: readonly string[] }
  readonly expected: {
    readonly shapley: Record<string, number>
    readonly weightedShapley?: Record<string, number>
    readonly nucleolus: Record<string, number>
    readonly leastCoreEpsilon: number
  }
}

test.skipIf(!casesThere)(
  'every published game: Shapley, weighted Shapley, least core, nucleolus',
  async () => {
    const published = Object.values(JSON.parse(readFileSync(cases, 'utf8')) as Record<string, Published>)
    expect(published.length).toBeGreaterThan(5)
    for (const { game: document, expected } of published) {
      const { game } = readGame(JSON.stringify(document))
      const vector = (by: Record<string, number>) =>
        close(
          game.players.map((player) => by[player]!),
          6,
        )
      const solution = await solved(game)
      expect(solution.shapley).toEqual(vector(expected.shapley))
      // where a case has no weights the weighted value is the Shapley value
      expect(solution.weightedShapley).toEqual(vector(expected.weightedShapley ?? expected.shapley))
      expect(solution.leastCore.epsilon).toBeCloseTo(expected.leastCoreEpsilon, 6)
      expect(solution.nucleolus).toEqual(vector(expected.nucleolus))
      expect(solution.coreNonEmpty).toBe(expected.leastCoreEpsilon < 1e-9)
    }
  },
)

const month = new URL('../../../../../shared/fixtures/communities/at_eeg_2023_08/', import.meta.url)
const monthThere = existsSync(new URL('gen_kwh.csv', month))
if (!monthThere) console.warn('SKIPPED: the real month is not beside the repository')

/** kWh by column, slot by slot; the first two columns are the time. */
function columnsOf(name: string): number[][] {
  const lines = readFileSync(new URL(name, month), 'utf8').trim().split(/\r?\n/)
  return lines.slice(1).map((line) => line.split(',').slice(2).map(Number))
}

test.skipIf(!monthThere)('a real month of nine meters, in kWh', async () => {
  const [offtake, feedIn] = [columnsOf('cons_kwh.csv'), columnsOf('gen_kwh.csv')]
  const values = new Float64Array(2 ** 9)
  const [taken, fed] = [new Float64Array(2 ** 9), new Float64Array(2 ** 9)]
  for (const [slot, needs] of offtake.entries()) {
    subsetSums([...needs, 0, 0, 0, 0], taken)
    subsetSums([0, 0, 0, 0, 0, ...feedIn[slot]!], fed)
    for (let mask = 0; mask < values.length; mask++) values[mask]! += Math.min(taken[mask]!, fed[mask]!)
  }
  const players = ['C01', 'C02', 'C03', 'C04', 'C05', 'G01', 'G02', 'G03', 'G04']
  const game = { players, values, weights: players.map((name) => (name === 'C03' ? 2 : 1)) }
  const { shapley, nucleolus, coreNonEmpty } = await solved(game)
  expect(coreNonEmpty).toBe(true)
  expect(shapley).toEqual(
    close([7.112212, 0.009567, 37.301119, 1.431902, 44.884043, 1.817471, 33.185726, 3.824898, 32.624062], 5),
  )
  expect(weightedShapley(game)).toEqual(
    close([7.385665, 0.010712, 44.518693, 1.713161, 47.727339, 1.53375, 28.944551, 2.458292, 27.898837], 5),
  )
  expect(nucleolus).toEqual(
    close([7.206344, 0.0045, 42.149258, 0.408625, 49.825617, 0.16325, 32.76457, 1.129937, 28.538898], 5),
  )
})
