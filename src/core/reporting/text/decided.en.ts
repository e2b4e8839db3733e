import { amount, currencySign, decimal, percentFigure } from '../../explanation/format.ts'
import type { Consequences } from '../../tuning/consequences.ts'
import type { GuardRails } from '../../tuning/guard-rails.ts'
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
  known: ({ gini, excess, currency }: Consequences, rails: GuardRails): string => {
    const money = (units: number): string =>
      `${amount(Math.round(units * 100))}${NO_BREAK}${currencySign(currency)}`
    const expected = [
      gini && `a Gini of burden of ${decimal(gini.after, 3)} instead of ${decimal(gini.before, 3)}`,
      excess && `a group’s gain of ${money(excess.after)} a month instead of ${money(excess.before)}`,
    ].filter((one) => one !== null)
    const limits = [
      `a share by need up to ${percentFigure(rails.mostRho, 0)}${NO_BREAK}%`,
      rails.mostExcess === null
        ? 'no limit of a group’s gain'
        : `a group’s gain up to ${money(rails.mostExcess)} a month`,
      rails.nobodyWorseOff ? 'nobody worse off than alone' : null,
    ].filter((one) => one !== null)
    const first = expected.length === 0 ? '' : `Expected then: ${expected.join(', ')}. `
    return `${first}Limits: ${limits.join(', ')}.`
  },
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
