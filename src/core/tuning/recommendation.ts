import type { Levers } from './levers.ts'
import type { TrainingLog } from './ppo/train.ts'
import type { Controller } from './replay.ts'
import { controllerOf, judge, winnersController, type Candidate, type Field } from './verdict.ts'
import { judgedRows, winnerOf, type Judged } from './winner.ts'

/** Seeds of a verdict; the first also trains what is recommended. */
const SEEDS = 5

export interface TrainingWatch {
  /** `done` and `total` in steps of all the trainings together. */
  report(progress: {
    readonly phase: 'training'
    readonly done: number
    readonly total: number
    readonly log: TrainingLog
  }): void
  shouldStop(): boolean
}

/** A verdict, who won it, and what the winner does once it has seen every period. */
export interface Recommendation {
  readonly seeds: readonly number[]
  readonly judged: readonly Judged[]
  readonly winner: Candidate
  readonly controller: Controller
  readonly start: Levers
  /** The best constant over all periods; in the verdict every third was judged with the best over the others. */
  readonly bestConstant: Levers
}

/**
 * Judges PPO and the plain alternatives of a field over five seeds from `seed` on and takes the winner further on all
 * periods, `steps` a training. The same field, seed and steps recommend the same, bit for bit. Throws `cancelled`.
 */
export function recommend(field: Field, seed: number, steps: number, watch: TrainingWatch): Recommendation {
  const seeds = Array.from({ length: SEEDS }, (_, k) => seed + k)
  // the trainings of the verdict, and one more on all periods
  const trainings = SEEDS * 3 + 1
  const report = (trained: number, log: TrainingLog): void =>
    watch.report({
      phase: 'training',
      done: trained * log.totalSteps + log.steps,
      total: trainings * log.totalSteps,
      log,
    })
  const shouldStop = (): boolean => watch.shouldStop()
  const judged = judgedRows(
    judge(field, seeds, steps, { report: (trained, _, log) => report(trained, log), shouldStop }),
    field.limits,
  )
  const winner = winnerOf(judged)
  return {
    seeds,
    judged,
    winner,
    ...winnersController(winner, field, seed, steps, {
      report: (log) => report(trainings - 1, log),
      shouldStop,
    }),
    bestConstant: controllerOf('constant', field, field.periods, seed).start,
  }
}
