import { localDays } from '../calendar/month.ts'
import type { Zone } from '../calendar/zone.ts'
import type { PointSeries } from '../metering/series.ts'
import { spikesOf } from '../metering/checks.ts'
import { MICRO_PER_KWH } from '../units/energy.ts'
import type { RawReadings, StatedTotal } from './channel.ts'
import type { FileGrid } from './file-grid.ts'
import type { InspectedFile, InspectedPoint } from './inspection.ts'
import type { PlacedFile } from './place-channels.ts'
import { standChecks } from './stand-checks.ts'
import { LONGEST_SHARED, stepWords } from './step.ts'
import { clockWords, kWhWords } from './time-words.ts'

/** A file of which nothing is known yet but its name. */
export function uninspected(file: string): InspectedFile {
  return {
    file,
    format: null,
    formatName: '',
    recognised: false,
    problem: null,
    zone: null,
    label: null,
    stepMinutes: null,
    unit: null,
    points: [],
    checksums: [],
    clockDays: [],
    skipped: [],
    split: null,
    mapping: null,
    notes: [],
  }
}

/** What a file holds once its rows have a place in time: all but format, problem, split and mapping. */
export function inspectPlaced(file: string, raw: RawReadings, placed: PlacedFile, zone: Zone): InspectedFile {
  const { grid } = placed
  const measured = placed.series.filter(({ quantity }) => quantity === 'measured')
  const stands = standChecks(raw.stands ?? [], placed, zone)
  const notes = [
    ...raw.notes,
    ...stands.notes,
    ...placed.notes,
    ...measured.flatMap((series) => [...spikeNotes(series, zone), ...hugeNotes(series)]),
  ]
  if (grid.stepSeconds > LONGEST_SHARED)
    notes.push(
      `The file has one value every ${stepWords(grid.stepSeconds).replace(/^1 /, '')}: who used the shared energy when cannot be told from that, so it can be looked at but not saved. Export quarter-hour or hourly values.`,
    )
  else if (grid.stepSeconds > 900 && grid.stepSeconds % 900 === 0)
    notes.push(`Values of ${stepWords(grid.stepSeconds)} are split evenly where others have quarter hours.`)
  return {
    ...uninspected(file),
    zone: zone.id,
    label: placed.label,
    stepMinutes: grid.stepSeconds / 60,
    unit: raw.unit,
    points: measured.map((series) => inspectPoint(series, grid)),
    checksums: [...raw.totals.map((total) => checksumOf(total, placed, zone)), ...stands.checks],
    clockDays: clockDaysOf(measured, grid, zone),
    skipped: mergeSkipped([...raw.skipped, ...placed.skipped]),
    notes,
  }
}

function inspectPoint({ point, direction, series }: PointSeries, grid: FileGrid): InspectedPoint {
  let intervals = 0
  let estimated = 0
  let microKWh = 0
  series.values.forEach((value, slot) => {
    if (Number.isNaN(value)) return
    intervals++
    microKWh += value
    if ((series.quality?.[slot] ?? 0) > 0) estimated++
  })
  return {
    point,
    direction,
    intervals,
    missing: grid.slots - intervals,
    estimated,
    microKWh,
    first: grid.slots > 0 ? grid.start : null,
    last: grid.slots > 0 ? grid.end : null,
  }
}

function checksumOf(total: StatedTotal, placed: PlacedFile, zone: Zone): InspectedFile['checksums'][number] {
  const keys = new Set(
    total.channels.map(({ point, direction, quantity }) => JSON.stringify([point, direction, quantity])),
  )
  const dates = total.dates === null ? null : new Set(total.dates)
  let computed = 0
  for (const { point, direction, quantity, series } of placed.series) {
    if (!keys.has(JSON.stringify([point, direction, quantity]))) continue
    series.values.forEach((value, slot) => {
      if (Number.isNaN(value)) return
      if (dates === null || dates.has(zone.dateOf(placed.grid.startOf(slot)))) computed += value
    })
  }
  return { kind: total.kind, stated: total.statedMicro / MICRO_PER_KWH, computed: computed / MICRO_PER_KWH }
}

/** Days of 23, 24.5, 25 … hours inside the span, with the slots that the fullest point has. */
function clockDaysOf(
  measured: readonly PointSeries[],
  grid: FileGrid,
  zone: Zone,
): InspectedFile['clockDays'] {
  if (grid.daily || grid.slots === 0) return []
  const days = localDays(zone, zone.dateOf(grid.start), zone.dateOf(grid.end - 1))
  return days
    .filter((day) => day.end - day.start !== 86_400)
    .map((day) => {
      const from = Math.max(0, Math.ceil((day.start - grid.start) / grid.stepSeconds))
      const until = Math.min(grid.slots, Math.ceil((day.end - grid.start) / grid.stepSeconds))
      const counts = measured.map(
        ({ series }) => series.values.subarray(from, until).filter((value) => !Number.isNaN(value)).length,
      )
      return {
        date: day.date,
        hours: (day.end - day.start) / 3600,
        slots: Math.max(0, ...counts),
        expected: Math.round((day.end - day.start) / grid.stepSeconds),
      }
    })
}

function spikeNotes({ point, series }: PointSeries, zone: Zone): string[] {
  return spikesOf(series)
    .slice(0, 3)
    .map(
      ({ start, microKWh }) =>
        `${point || 'The meter'} has ${kWhWords(microKWh)} kWh in the slot of ${clockWords(zone, start)}, far more than in any other.`,
    )
}

/** 1 MWh in 10⁻⁶ kWh: in one interval more than a cooperative's largest plant. */
const HUGE = 1e9

function hugeNotes({ point, series }: PointSeries): string[] {
  const count = series.values.reduce((sum, value) => (Math.abs(value) > HUGE ? sum + 1 : sum), 0)
  if (count === 0) return []
  const largest = series.values.reduce((most, value) => (value > most ? value : most), 0)
  return [
    `${point || 'The meter'} has up to ${kWhWords(largest)} kWh in one interval: too much for energy, so these may be a meter’s stands or in another unit.`,
  ]
}

function mergeSkipped(
  skipped: readonly { reason: string; rows: number }[],
): { reason: string; rows: number }[] {
  const byReason = new Map<string, number>()
  for (const { reason, rows } of skipped)
    if (rows > 0) byReason.set(reason, (byReason.get(reason) ?? 0) + rows)
  return [...byReason].map(([reason, rows]) => ({ reason, rows }))
}
