import { atkinson } from './atkinson.ts'
import { FEWEST_HOUSEHOLDS } from './energy-burden.ts'
import type { Inequality } from './fairness.ts'
import { gini } from './gini.ts'
import { jain } from './jain.ts'
import { lorenz } from './lorenz.ts'

/** The part of its income above which electricity weighs heavily on a household. */
export const HEAVY_BURDEN = 0.06

/** The measures of equity.md over the burdens of the households; of fewer than five nothing but totals is told. */
export function inequalityOf(burdens: readonly number[]): Inequality {
  if (burdens.length < FEWEST_HOUSEHOLDS)
    return { gini: null, jain: null, atkinson: null, worst: null, aboveSix: null, lorenz: [] }
  return {
    gini: gini(burdens),
    jain: jain(burdens),
    atkinson: atkinson(burdens),
    worst: Math.max(...burdens),
    aboveSix: burdens.filter((burden) => burden > HEAVY_BURDEN).length,
    lorenz: lorenz(burdens),
  }
}
