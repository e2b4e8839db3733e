import { randomFrom } from '../../../fuzz/mutations.ts'
import type { WorkbookColumn } from './eeg-month.ts'

/** A community workbook of our own making: consumers C1…, plants G1…, quarter hours from 1 October 2026, split as operators do. */
export interface MadeMonth {
  readonly labels: readonly string[]
  readonly columns: WorkbookColumn[]
}

const HEADINGS = {
  used: ['CONSUMPTION', 'Gesamtverbrauch lt. Messung (bei Teilnahme gem. Erzeugung) [KWH]'],
  share: ['CONSUMPTION', 'Anteil gemeinschaftliche Erzeugung [KWH]'],
  cover: ['CONSUMPTION', 'Eigendeckung gemeinschaftliche Erzeugung [KWH]'],
  made: ['GENERATION', 'Gesamte gemeinschaftliche Erzeugung [KWH]'],
  surplus: ['GENERATION', 'Gesamt/Überschusserzeugung, Gemeinschaftsüberschuss [KWH]'],
} as const
export type MadeColumn = keyof typeof HEADINGS

export const madeColumn = (
  columns: readonly WorkbookColumn[],
  kind: MadeColumn,
  point: string,
): WorkbookColumn => columns.find((one) => one.code === HEADINGS[kind][1] && one.point === point)!

const micro = (kWh: number): number => Math.round(kWh * 1e6) / 1e6
const two = (n: number): string => String(n).padStart(2, '0')

export function madeMonth(
  seed: number,
  { consumers = 5, plants = 3, days = 31 }: { consumers?: number; plants?: number; days?: number } = {},
): MadeMonth {
  const random = randomFrom(seed)
  const users = Array.from({ length: consumers }, (_, k) => `C${k + 1}`)
  const makers = Array.from({ length: plants }, (_, k) => `G${k + 1}`)
  // the 25th has its third hour twice in Vienna; 24 of its hours are enough here
  const labels = Array.from({ length: days * 96 }, (_, slot) => {
    const quarter = slot % 96
    return `${two(Math.floor(slot / 96) + 1)}.10.2026 ${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`
  })
  const column = (kind: MadeColumn, point: string): WorkbookColumn => {
    const [direction, code] = HEADINGS[kind]
    return { point, direction, code, values: labels.map(() => 0) }
  }
  const columns = [
    ...(['used', 'share', 'cover'] as const).flatMap((kind) => users.map((point) => column(kind, point))),
    ...(['made', 'surplus'] as const).flatMap((kind) => makers.map((point) => column(kind, point))),
  ]
  const sizes = [...users, ...makers].map(() => 0.3 + random())
  const cloud = Array.from({ length: days }, () => makers.map(() => 0.2 + random()))
  for (const slot of labels.keys()) {
    const hour = (slot % 96) / 4
    const sun = Math.max(0, Math.sin((Math.PI * (hour - 6.5)) / 12))
    users.forEach((point, k) => {
      madeColumn(columns, 'used', point).values[slot] = micro(sizes[k]! * (0.04 + 0.3 * random() ** 2))
    })
    makers.forEach((point, k) => {
      madeColumn(columns, 'made', point).values[slot] = micro(
        sun * cloud[Math.floor(slot / 96)]![k]! * sizes[consumers + k]! * (0.5 + 0.1 * random()),
      )
    })
  }
  splitAnew(columns, [...labels.keys()], (made, used, all) => (all > 0 ? (made * used) / all : 0))
  return { labels, columns }
}

/** Splits slots by a key: `shareOf` gives a consumer's share of the generation by its use, everybody's use, and its place. */
export function splitAnew(
  columns: readonly WorkbookColumn[],
  slots: readonly number[],
  shareOf: (made: number, used: number, all: number, k: number) => number,
): void {
  const points = (direction: WorkbookColumn['direction']): string[] => [
    ...new Set(columns.filter((one) => one.direction === direction).map(({ point }) => point)),
  ]
  const of = (kind: MadeColumn, direction: WorkbookColumn['direction']): number[][] =>
    points(direction).map((point) => madeColumn(columns, kind, point).values)
  const [used, share, cover] = [
    of('used', 'CONSUMPTION'),
    of('share', 'CONSUMPTION'),
    of('cover', 'CONSUMPTION'),
  ]
  const [made, surplus] = [of('made', 'GENERATION'), of('surplus', 'GENERATION')]
  for (const slot of slots) {
    const all = used.reduce((sum, one) => sum + one[slot]!, 0)
    const generation = made.reduce((sum, one) => sum + one[slot]!, 0)
    let covered = 0
    used.forEach((own, k) => {
      share[k]![slot] = micro(shareOf(generation, own[slot]!, all, k))
      cover[k]![slot] = Math.min(own[slot]!, share[k]![slot])
      covered += cover[k]![slot]
    })
    made.forEach((own, k) => {
      surplus[k]![slot] = generation > 0 ? micro(own[slot]! * (1 - covered / generation)) : 0
    })
  }
}

/** Slots of days, both included, counted from 1. */
export const slotsOfDays = (from: number, until: number): number[] =>
  Array.from({ length: (until - from + 1) * 96 }, (_, k) => (from - 1) * 96 + k)

/** The workbook's rows as text, as an operator's portal gives them. */
export function madeCsv({ labels, columns }: MadeMonth): Uint8Array {
  const rows = [
    ['MeteringpointID', ...columns.map(({ point }) => point)],
    ['Name', ...columns.map(() => '')],
    ['Energy direction', ...columns.map(({ direction }) => direction)],
    ['Metercode', ...columns.map(({ code }) => code)],
    ...labels.map((label, k) => [label, ...columns.map(({ values }) => String(values[k]))]),
  ]
  return new TextEncoder().encode(rows.map((row) => row.join(';')).join('\n'))
}
