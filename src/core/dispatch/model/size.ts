import { ProblemError } from '../../problems/problem.ts'
import { dispatchProblem } from '../problems.ts'
import type { Study } from '../study.ts'
import { mayGoUnserved } from './energy.ts'
import { nodesOf } from './nodes.ts'

/** Memory a column takes in a solver while it is searched with whole numbers, measured: 5 to 6 kB. */
const BYTES_A_COLUMN = 6_000
/** A solver in WebAssembly holds 2 GiB at most and is dead beyond; we stay well below. */
const MOST_MEGABYTES = 1_400

/** How many columns a study's model has, decisions included; counted without writing it. */
export function columnsOf(study: Study, exclusive: boolean): number {
  const perSlot = nodesOf(study).reduce((sum, node) => {
    const own = 5 + (node.battery ? 3 : 0) + node.shiftable.length + (node.curtailable ? 3 : 0)
    const decisions = exclusive ? 2 + (node.battery ? 1 : 0) : 0
    return sum + own + decisions + (mayGoUnserved(study, node) ? 1 : 0)
  }, 0)
  return perSlot * study.steps
}

export const megabytesOf = (columns: number): number => Math.ceil((columns * BYTES_A_COLUMN) / 1e6)

const isTooLarge = (study: Study, exclusive: boolean): boolean =>
  megabytesOf(columnsOf(study, exclusive)) > MOST_MEGABYTES

/** More columns than this over several days take minutes in one piece, and seconds day by day. */
const MOST_IN_ONE_PIECE = 40_000

export const isLong = (study: Study): boolean =>
  study.steps * study.stepMinutes > 1440 && columnsOf(study, true) > MOST_IN_ONE_PIECE

/** Refuses a study whose model would not fit, before anything is written. */
export function refuseTooLarge(study: Study, exclusive: boolean): void {
  if (!isTooLarge(study, exclusive)) return
  const columns = columnsOf(study, exclusive)
  throw new ProblemError(
    dispatchProblem('dispatch-too-large', {
      columns,
      megabytes: megabytesOf(columns),
      most: MOST_MEGABYTES,
    }),
  )
}
