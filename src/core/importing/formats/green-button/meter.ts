import { ProblemError } from '../../../problems/problem.ts'
import type { IntervalChannels } from '../../interval-channels.ts'
import { importProblem } from '../../problems.ts'
import { isDaily, stepWords } from '../../step.ts'
import type { ReadingKind } from './reading-type.ts'
import type { MeterSlots } from './slots.ts'

const DAY = 86_400

/** Adds a meter reading's values. Throws a ProblemError: `unit-unknown`, `two-granularities`, `damaged` (a register that falls). */
export function addMeter(
  file: string,
  { point, type, slots }: { readonly point: string; readonly type: ReadingKind; readonly slots: MeterSlots },
  channels: IntervalChannels,
): void {
  if (type.kind === 'unit-unknown' || type.kind === 'foreign')
    throw new ProblemError(
      importProblem('unit-unknown', { file, point, unit: type.kind === 'foreign' ? type.words : type.unit }),
    )
  const daily = isDaily(slots.seconds)
  const odd = slots.durations.find((one) => (daily ? !isDaily(one) : one !== slots.seconds))
  if (odd !== undefined)
    throw new ProblemError(
      importProblem('two-granularities', {
        file,
        detail: `slots of ${stepWords(slots.seconds)} and slots of ${stepWords(odd)}.`,
      }),
    )
  const cumulative = type.kind === 'register'
  if (cumulative) refuseFalling(file, slots)
  const seconds = daily ? DAY : slots.seconds
  const hours = type.kind === 'power' ? slots.seconds / 3600 : 1
  slots.values.forEach((value, k) =>
    channels.add(
      { point, direction: type.direction, register: '', cumulative },
      seconds,
      slots.starts[k] as number,
      Math.round(value * type.kWh * hours * 1e6),
      slots.qualities[k] as number,
    ),
  )
}

/** Utilities have been seen to call plain values stands; a real one never falls. */
function refuseFalling(file: string, { values, starts }: MeterSlots): void {
  const order = [...starts.keys()].toSorted((a, b) => (starts[a] as number) - (starts[b] as number))
  for (let k = 1; k < order.length; k++)
    if ((values[order[k] as number] as number) < (values[order[k - 1] as number] as number))
      throw new ProblemError(
        importProblem('damaged', {
          file,
          detail: 'it says that its values are meter stands, but they fall from one to the next.',
        }),
      )
}
