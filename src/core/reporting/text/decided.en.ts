import { percentFigure } from '../../explanation/format.ts'
import type { Candidate } from '../../tuning/verdict.ts'

const NO_BREAK = '\u00A0'

/** How the report and the time axis tell equity settings. */
export const decidedText = {
  byContribution: 'Shares by contribution alone',
  byNeed: (rho: number) =>
    `${percentFigure(rho, Number.isInteger(Math.round(rho * 1000) / 10) ? 0 : 1)}${NO_BREAK}% of the saving by need`,
  withWeights: (share: string) => `${share}, weights by income group`,
  rejected: (stays: string) =>
    `Proposal rejected; as before: ${stays.charAt(0).toLowerCase()}${stays.slice(1)}`,
  proposed: (setting: string, from: string) => `${setting} (${from})`,
  candidates: {
    today: 'as it is today',
    equal: 'no solidarity',
    income: 'weights by income',
    integral: 'a plain controller',
    bandit: 'a choice from a catalogue',
    ppo: 'the learned policy',
    constant: 'the best constant setting',
    optimum: 'the best of each month',
  } satisfies Record<Candidate, string>,
} as const
