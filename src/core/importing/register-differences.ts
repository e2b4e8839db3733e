import type { Zone } from '../calendar/zone.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Channel } from './channel.ts'
import type { FileGrid } from './file-grid.ts'
import { importProblem } from './problems.ts'
import { clockWords, kWhWords } from './time-words.ts'

/**
 * Energy of a cumulative register: n readings give n − 1 slots. Between readings more than a slot apart the energy is known, its
 * course is not: these slots stay missing and are told, as is a register that runs backward (exchanged or reset). Throws a ProblemError
 * `damaged` where it does so again and again.
 */
export function differences(
  file: string,
  channel: Channel,
  instants: Float64Array,
  grid: FileGrid,
  zone: Zone,
  notes: string[],
): { readonly slots: number[]; readonly values: number[] } {
  const order = [...instants.keys()]
    .filter((row) => !Number.isNaN(instants[row]) && !Number.isNaN(channel.values[row]))
    .toSorted((a, b) => (instants[a] as number) - (instants[b] as number) || a - b)
  const slots: number[] = []
  const values: number[] = []
  let unplaced = 0
  let backward = 0
  for (let k = 1; k < order.length; k++) {
    const [before, after] = [order[k - 1] as number, order[k] as number]
    const from = grid.slotOf(instants[before] as number)
    const until = grid.slotOf(instants[after] as number)
    const energy = (channel.values[after] as number) - (channel.values[before] as number)
    if (until === from) {
      if (energy !== 0)
        notes.push(
          `The register of ${name(channel)} has two readings for ${clockWords(zone, instants[after] as number)}.`,
        )
      continue
    }
    if (energy < 0) {
      if (++backward > MOST_EXCHANGES)
        throw new ProblemError(
          importProblem('damaged', {
            file,
            detail: `the stands of ${name(channel)} fall again and again, as no meter’s do.`,
          }),
        )
      notes.push(
        `The register of ${name(channel)} runs backward at ${clockWords(zone, instants[after] as number)}; this slot is missing.`,
      )
    } else if (until - from === 1) {
      slots.push(from)
      values.push(energy)
    } else unplaced += energy
  }
  if (unplaced > 0)
    notes.push(
      `${kWhWords(unplaced)} kWh of ${name(channel)} fall into gaps between readings and are not placed; these slots are missing.`,
    )
  return { slots, values }
}

/** A register may be exchanged or start anew a few times. */
const MOST_EXCHANGES = 8

const name = (channel: Channel): string => channel.point || 'the meter'
