import type { TrainingLog } from '../../../core/tuning/ppo/train.ts'
import type { ProgressFigures } from '../task.ts'

/** What the page draws while something is learnt. */
export function figuresOf(log: TrainingLog): ProgressFigures {
  const { steps, reward, figure, approxKl, clipFraction, explainedVariance } = log
  return { steps, reward, gini: figure, kl: approxKl, clipFraction, explainedVariance }
}
