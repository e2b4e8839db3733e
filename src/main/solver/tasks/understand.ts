import { understandFile } from '../../../core/importing/understand.ts'
import type { Understood } from '../../../core/importing/understood.ts'
import type { Task } from '../task.ts'

interface Reading {
  readonly file: Parameters<typeof understandFile>[0]
  readonly options: Parameters<typeof understandFile>[1]
}

const kilobytes = (bytes: Uint8Array): number => Math.max(1, Math.round(bytes.length / 1024))

/** What files of readings hold, in the order given. Told in kilobytes of all files; stopped, it throws. */
export const task: Task<readonly Reading[], readonly Understood[]> = async (readings, watch) => {
  const understood: Understood[] = []
  const total = readings.reduce((sum, { file }) => sum + kilobytes(file.bytes), 0)
  let before = 0
  for (const { file, options } of readings) {
    const own = kilobytes(file.bytes)
    const tell = (fraction: number): void => {
      if (watch.shouldStop()) throw new Error('stopped while a file was read')
      watch.report({ phase: 'files', done: Math.floor(before + fraction * own), total })
    }
    tell(0)
    understood.push(await understandFile(file, options, tell))
    before += own
  }
  return understood
}
