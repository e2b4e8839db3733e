import { resolve } from 'node:path'
import type { ExplicitGame } from '../../../core/game/explicit/explicit-game.ts'
import { gameJson } from '../../../core/game/explicit/game-json.ts'
import { gameProblem } from '../../../core/game/explicit/problems.ts'
import { readGame } from '../../../core/game/explicit/read-game.ts'
import { solveGame, type GameSolution } from '../../../core/game/explicit/solve-game.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { done, type Command } from '../command.ts'
import { readBytes } from '../files.ts'
import { textTable } from '../text-table.ts'

async function textFrom(path: string): Promise<string> {
  const bytes = await readBytes(resolve(path))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError)
      throw new ProblemError(gameProblem('game-not-json', { reason: 'it is not written in UTF-8' }))
    throw error
  }
}

function textOf(game: ExplicitGame, solution: GameSolution): string {
  const { leastCore, nucleolus, coreNonEmpty, reasons } = solution
  const columns = {
    Shapley: solution.shapley,
    weighted: solution.weightedShapley,
    nucleolus,
    'least core': leastCore.payoff,
  }
  const cell = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(6))
  const rows = game.players.map((name, i) => [
    name,
    ...Object.values(columns).map((payoff) => cell(payoff?.[i])),
  ])
  const sums = Object.values(columns).map((payoff) => cell(payoff?.reduce((sum, share) => sum + share, 0)))
  return [
    textTable(['player', ...Object.keys(columns)], rows, { right: [1, 2, 3, 4], sums: ['', ...sums] }),
    '',
    coreNonEmpty ? 'The core is not empty.' : 'The core is empty.',
    ...(leastCore.epsilon === null ? [] : [`Least core: epsilon ${leastCore.epsilon.toFixed(6)}.`]),
    ...(reasons.nucleolus ? [`No nucleolus: ${reasons.nucleolus}`] : []),
  ].join('\n')
}

const solve: Command = {
  words: ['game', 'solve'],
  operands: [{ name: 'GAME.json' }],
  options: {},
  summary: 'Solve any cooperative game: Shapley, weighted Shapley, least core, nucleolus.',
  notes: [
    'GAME.json: {"players":["a","b"],"values":{"a":1,"a,b":3},"weights":{"a":2}}, at most 20 players. Coalitions left out are worth 0, weights left out are 1.',
    'A player of weight 0 gets nothing of what is gained with anyone of positive weight; what players of weight 0 gain among themselves they divide equally. The nucleolus is that over the imputations; the point of the least core is the prenucleolus.',
  ],
  async run(invocation, terminal) {
    const { game, ignored } = readGame(await textFrom(invocation.operands[0] as string))
    if (ignored.length > 0)
      terminal.warn(`These fields mean nothing here and were not used: ${ignored.join(', ')}.`)
    // the solver is loaded only by the commands that solve
    const { linearPrograms } = await import('../../solver/linear-program.ts')
    const solution = await solveGame(game, linearPrograms(), {
      report: (progress) => terminal.progress({ job: 'game', ...progress, secondsLeft: null }),
      shouldStop: () => false, // nothing is written: Ctrl C simply ends the process
    })
    return done(gameJson(game, solution), textOf(game, solution))
  },
}

export const gameCommands: readonly Command[] = [solve]
