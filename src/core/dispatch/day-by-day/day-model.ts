import { modelOf } from '../model/model.ts'
import type { MixedProgram } from '../model/program.ts'
import { planOf, type Plan } from '../plan.ts'
import type { Study } from '../study.ts'
import { canPool, pooledModels } from './pooled-model.ts'

/** One day as a program, and the way back from its columns to a plan. */
export interface DayModel {
  readonly program: MixedProgram
  /** Column of the peak. */
  readonly peak: number
  read(solution: Float64Array): Plan
}

/** How the days of a study are written: by the smaller model where it holds. All days have the same columns. */
export function dayModels(study: Study): (day: Study) => DayModel {
  if (canPool(study)) return pooledModels(study)
  return (day) => {
    const model = modelOf(day, { greenPool: false, exclusive: false, dayOf: study })
    return {
      program: model.program,
      peak: model.map.common.peak,
      read: (solution) => planOf(model, solution),
    }
  }
}
