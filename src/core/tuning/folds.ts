import type { Period } from './period.ts'

/** Periods to learn from and periods to be judged on; `leadIn` are the learnt ones in the order in which they lead to those. */
export interface Fold {
  readonly training: readonly Period[]
  readonly heldOut: readonly Period[]
  readonly leadIn: readonly Period[]
}

/** Three rotations: each third of the periods, as a block in time, is held out once (12 months: learn from 8, judge on 4). */
export function threeFolds(periods: readonly Period[]): Fold[] {
  const cuts = [0, 1, 2, 3].map((k) => Math.round((k * periods.length) / 3))
  return [0, 1, 2].map((k) => {
    const [from, until] = [cuts[k]!, cuts[k + 1]!]
    const training = [...periods.slice(0, from), ...periods.slice(until)]
    // the years go round: what follows the block leads, at the end, up to it again
    const leadIn = [...periods.slice(until), ...periods.slice(0, from)]
    return { training, heldOut: periods.slice(from, until), leadIn }
  })
}
