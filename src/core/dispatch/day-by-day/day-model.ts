import { ProgramDraft } from '../model/draft.ts'
import { modelIn } from '../model/model.ts'
import type { MixedProgram } from '../model/program.ts'
import { refuseTooLarge } from '../model/size.ts'
import { planOf, type Plan } from '../plan.ts'
import type { Study } from '../study.ts'
import { canPool, pooledModels } from './pooled-model.ts'

/** One day as a program, and the way back from its columns to a plan. */
export interface DayModel {
  /** The very program of the day before, written over, unless the matrix is another one. */
  readonly program: MixedProgram
  /** Column of the peak. */
  readonly peak: number
  /** The plan of the day; it need not hold any longer than until the next day is read. */
  read(solution: Float64Array): Plan
}

/** How the days of a study are written one after the other: by the smaller model where it holds. */
export function dayModels(study: Study): (day: Study) => DayModel {
  if (canPool(study)) return pooledModels(study)
  const draft = new ProgramDraft()
  const shape = { greenPool: false, exclusive: false, dayOf: study }
  let before: MixedProgram | null = null
  return (day) => {
    refuseTooLarge(day, false)
    const model = modelIn(draft, day, shape, before)
    before = model.program
    return {
      program: model.program,
      peak: model.map.common.peak,
      read: (solution) => planOf(model, solution),
    }
  }
}
