import { MOST_RHO } from '../../core/billing/choice.ts'
import type { GuardRails } from '../../core/tuning/guard-rails.ts'
import { parseCents } from '../../core/units/money.ts'
import type { Command, Invocation } from './command.ts'
import { cliProblem, usageError } from './problems.ts'
import { fractionOption, wordOption } from './values.ts'

/** The board's limits as options of `tune` and `decide`. */
export const railsOptions: Command['options'] = {
  'most-rho': { value: 'X', help: `The board’s limit: the highest solidarity share, 0 to ${MOST_RHO}.` },
  'least-weight': { value: 'X', help: 'The board’s limit: the lowest weight of a group, 0.25 to 1.' },
  'most-weight': { value: 'X', help: 'The board’s limit: the highest weight of a group, 1 to 4.' },
  'most-excess': {
    value: 'AMOUNT|none',
    help: 'The board’s limit: the most a group may gain alone, a month (STUDY: a day); `none` takes it away.',
  },
  'nobody-worse-off': {
    value: 'yes|no',
    help: 'The board’s limit: nobody worse off than alone who is not without settings; yes until changed.',
  },
}

/** The limits with what was typed; null where nothing was. */
export function railsOption(invocation: Invocation, now: GuardRails): GuardRails | null {
  const mostRho = fractionOption(invocation, 'most-rho', MOST_RHO)
  const leastWeight = weightOption(invocation, 'least-weight', 0.25, 1)
  const mostWeight = weightOption(invocation, 'most-weight', 1, 4)
  const mostExcess = excessOption(invocation)
  const nobodyWorseOff = wordOption(invocation, 'nobody-worse-off', ['yes', 'no'] as const)
  if (
    [mostRho, leastWeight, mostWeight, nobodyWorseOff].every((one) => one === null) &&
    mostExcess === undefined
  )
    return null
  return {
    mostRho: mostRho ?? now.mostRho,
    leastWeight: leastWeight ?? now.leastWeight,
    mostWeight: mostWeight ?? now.mostWeight,
    mostExcess: mostExcess === undefined ? now.mostExcess : mostExcess,
    nobodyWorseOff: nobodyWorseOff === null ? now.nobodyWorseOff : nobodyWorseOff === 'yes',
  }
}

/** Undefined where the option was not given; null for no limit. */
function excessOption(invocation: Invocation): number | null | undefined {
  const text = invocation.text('most-excess')
  if (text === null) return undefined
  if (text === 'none') return null
  const cents = parseCents(text)
  return cents !== null && cents >= 0
    ? cents / 100
    : refuse('most-excess', text, 'an amount such as 25, or none')
}

function weightOption(invocation: Invocation, option: string, least: number, most: number): number | null {
  const text = invocation.text(option)
  if (text === null) return null
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : refuse(option, text, `a weight from ${least} to ${most}`)
}

function refuse(option: string, value: string, expected: string): never {
  throw usageError(cliProblem('wrong-value', { name: `--${option}`, value, expected }))
}
