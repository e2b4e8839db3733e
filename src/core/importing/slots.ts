import type { Zone } from '../calendar/zone.ts'
import { ProblemError } from '../problems/problem.ts'
import type { PointSeries } from '../metering/series.ts'
import type { Channel } from './channel.ts'
import type { FileGrid } from './file-grid.ts'
import type { Labels, Placement } from './label-clock.ts'
import { addRegisters } from './parallel-registers.ts'
import { importProblem } from './problems.ts'
import { differences } from './register-differences.ts'
import { stepWords } from './step.ts'
import { clockWords, kWhWords } from './time-words.ts'

export interface FilledSlots {
  readonly series: PointSeries
  /** Rows that said once more what was said, by label object (a wide table's columns share theirs). */
  readonly doubles: ReadonlyMap<Labels, number>
}

/**
 * One series out of the registers of a point: rows of one register that say the same twice count once, rows that contradict
 * each other are refused, different registers are added. Throws a ProblemError `contradicting-rows` or `unknown-format`.
 */
export function fillSlots(
  file: string,
  channels: readonly Channel[],
  placements: ReadonlyMap<Labels, Placement>,
  grid: FileGrid,
  zone: Zone,
  notes: string[],
): FilledSlots {
  const first = channels[0] as Channel
  const values = new Float64Array(grid.slots).fill(Number.NaN)
  const quality = new Uint8Array(grid.slots)
  const doubles = new Map<Labels, number>()
  const registersOwn: Float64Array[] = []
  for (const registers of Map.groupBy(channels, ({ register }) => register).values()) {
    const own = new Float64Array(grid.slots).fill(Number.NaN)
    const seen = new Uint8Array(grid.slots)
    for (const channel of registers) {
      const { instants } = placements.get(channel.labels) as Placement
      const rows = channel.cumulative ? differences(file, channel, instants, grid, zone, notes) : null
      const count = rows ? rows.slots.length : instants.length
      let again = 0
      for (let k = 0; k < count; k++) {
        const slot = rows ? (rows.slots[k] as number) : slotOf(instants[k] as number)
        if (Number.isNaN(slot)) continue
        const value = (rows ? rows.values[k] : channel.values[k]) as number
        const known = own[slot] as number
        if (seen[slot] === 1) again++
        seen[slot] = 1
        if (Number.isNaN(value)) continue
        if (!Number.isNaN(known) && known !== value) throw contradiction(slot, known, value)
        own[slot] = value
        const code = rows ? 0 : (channel.qualities?.[k] ?? 0)
        if (code > (quality[slot] as number)) quality[slot] = code
      }
      doubles.set(channel.labels, Math.max(again, doubles.get(channel.labels) ?? 0))
    }
    registersOwn.push(own)
  }
  addRegisters(values, registersOwn, first.point, notes)
  const series = { start: grid.start, stepSeconds: grid.stepSeconds, values }
  return {
    series: {
      point: first.point,
      direction: first.direction,
      quantity: first.quantity,
      series: quality.some((code) => code > 0) ? { ...series, quality } : series,
    },
    doubles,
  }

  function slotOf(instant: number): number {
    if (Number.isNaN(instant)) return Number.NaN
    const slot = grid.slotOf(instant)
    if (Number.isInteger(slot)) return slot
    const detail = `${clockWords(zone, instant)} lies on no slot of ${stepWords(grid.stepSeconds)}.`
    throw new ProblemError(importProblem('unknown-format', { file, detail }))
  }

  function contradiction(slot: number, known: number, value: number): ProblemError {
    const when = clockWords(zone, grid.startOf(slot))
    return new ProblemError(
      importProblem('contradicting-rows', {
        file,
        point: first.point,
        when,
        first: kWhWords(known),
        second: kWhWords(value),
      }),
    )
  }
}
