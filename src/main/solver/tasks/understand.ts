import { understandFile } from '../../../core/importing/understand.ts'
import type { Understood } from '../../../core/importing/understood.ts'
import type { Task } from '../task.ts'

interface Reading {
  readonly file: Parameters<typeof understandFile>[0]
  readonly options: Parameters<typeof understandFile>[1]
}

/** What files of readings hold, in the order given; those after a stop are left out. */
export const task: Task<readonly Reading[], readonly Understood[]> = async (readings, watch) => {
  const understood: Understood[] = []
  for (const [k, { file, options }] of readings.entries()) {
    if (watch.shouldStop()) break
    watch.report({ phase: 'files', done: k, total: readings.length })
    understood.push(await understandFile(file, options))
  }
  return understood
}
