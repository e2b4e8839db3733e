import { understandFile } from '../../src/core/importing/understand.ts'
import type { Input } from './inputs.ts'

/** `read`, or the code of the refusal; throws where the reading throws or ends in neither. */
export async function verdictOf({ name, bytes }: Input): Promise<string> {
  const { inspected, readings } = await understandFile(
    { name, bytes },
    { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
  )
  if (inspected.problem === null && readings.length === 0) throw new Error('neither readings nor a problem')
  if (inspected.problem !== null && readings.length > 0) throw new Error('readings beside a problem')
  // saving asks for whole numbers that a double holds exactly
  if (
    readings.some(({ series }) =>
      series.values.some((one) => !Number.isNaN(one) && !Number.isSafeInteger(one)),
    )
  )
    throw new Error('readings that cannot be saved')
  return inspected.problem?.code ?? 'read'
}
