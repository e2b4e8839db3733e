import { problemsOf } from '../../problems/problem.ts'

const nothingSolved = 'Nothing was solved.'

/** What can be wrong with a game written down coalition by coalition, and with solving it. */
export const gameProblem = problemsOf({
  'game-not-json': {
    family: 'input',
    text: ({ reason }: { reason: string }) => ({
      what: `The game is not readable as JSON (${reason}).`,
      means: nothingSolved,
      act: 'Write {"players":["a","b"],"values":{"a":1,"a,b":3}}.',
    }),
  },
  'game-field': {
    family: 'input',
    text: ({ field, expected }: { field: string; expected: string }) => ({
      what: `“${field}” has to be ${expected}.`,
      means: nothingSolved,
      act: 'Correct it and run the command again.',
    }),
  },
  'game-field-twice': {
    family: 'input',
    text: ({ field }: { field: string }) => ({
      what: `The game has two entries “${field}”.`,
      means: `${nothingSolved} Only one of them could count, and nothing says which.`,
      act: 'Leave one of them out.',
    }),
  },
  'game-player-name': {
    family: 'input',
    text: ({ name, reason }: { name: string; reason: string }) => ({
      what: `The player “${name}” ${reason}.`,
      means: nothingSolved,
      act: 'Give every player a name of its own, without commas and without blanks around it.',
    }),
  },
  'game-too-many-players': {
    family: 'limit',
    text: ({ players, most }: { players: number; most: number }) => ({
      what: `The game has ${players} players; at most ${most} can be solved.`,
      means: `${nothingSolved} Every further player doubles the number of coalitions.`,
      act: `Leave players out or join some into one, down to ${most}.`,
    }),
  },
  'game-unknown-player': {
    family: 'input',
    text: ({ name, where }: { name: string; where: string }) => ({
      what: `“${name}” in ${where} is not among the players.`,
      means: nothingSolved,
      act: 'Correct the name, or add it to “players”.',
    }),
  },
  'game-player-twice': {
    family: 'input',
    text: ({ name, where }: { name: string; where: string }) => ({
      what: `The coalition “${where}” names “${name}” twice.`,
      means: nothingSolved,
      act: 'Name every player of a coalition once.',
    }),
  },
  'game-coalition-twice': {
    family: 'input',
    text: ({ first, second }: { first: string; second: string }) => ({
      what: `“${first}” and “${second}” are the same coalition.`,
      means: `${nothingSolved} Only one of the two values could count, and nothing says which.`,
      act: 'Leave one of them out.',
    }),
  },
  'game-empty-coalition': {
    family: 'input',
    text: ({ value }: { value: number }) => ({
      what: `The empty coalition has the value ${value}.`,
      means: `${nothingSolved} Nobody together are always worth 0.`,
      act: 'Leave the entry "" out.',
    }),
  },
  'game-number': {
    family: 'input',
    text: ({ where, value }: { where: string; value: string }) => ({
      what: `${where} is ${value}, which is no number that can be calculated with.`,
      means: nothingSolved,
      act: 'Write a plain number, with a decimal point and without quotation marks, between -1e100 and 1e100.',
    }),
  },
  'game-weight': {
    family: 'input',
    text: ({ player, weight }: { player: string; weight: number }) => ({
      what: `The weight of “${player}” is ${weight}.`,
      means: `${nothingSolved} A weight is a share in what is gained together and cannot be negative.`,
      act: 'Write 0 or a positive number.',
    }),
  },
  'linear-program-unsolved': {
    family: 'limit',
    text: ({ status }: { status: string }) => ({
      what: `A linear program of the nucleolus could not be solved (${status}).`,
      means: 'No result is given rather than a wrong one.',
      act: 'Try once more; if it happens again, report it together with the game.',
    }),
  },
  'linear-program-doubtful': {
    family: 'bug',
    text: ({ detail }: { detail: string }) => ({
      what: `The solver’s answer did not stand the check (${detail}).`,
      means: 'No result is given rather than a wrong one.',
      act: 'Report it together with the game.',
    }),
  },
})
