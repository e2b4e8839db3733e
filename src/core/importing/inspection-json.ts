import { kWhOf } from '../units/energy.ts'
import type { InspectedFile } from './inspection.ts'
import type { Json } from '../contract/call.ts'

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

/** The entry of one file in the document of `readings inspect` (interface.md): kWh as numbers, instants as ISO text in UTC, no key that is null. */
export function inspectionJson(inspected: InspectedFile): Json {
  const { problem, zone, label, stepMinutes, unit, split, mapping } = inspected
  return {
    file: inspected.file,
    ...(inspected.format === null ? {} : { format: inspected.format, formatName: inspected.formatName }),
    recognised: inspected.recognised,
    ...(problem === null ? {} : { problem }),
    ...(zone === null ? {} : { zone }),
    ...(label === null ? {} : { label }),
    ...(stepMinutes === null ? {} : { stepMinutes }),
    ...(unit === null ? {} : { unit }),
    points: inspected.points.map((point) => ({
      point: point.point,
      direction: point.direction,
      intervals: point.intervals,
      missing: point.missing,
      estimated: point.estimated,
      kWh: kWhOf(point.microKWh),
      ...(point.first === null ? {} : { first: isoOf(point.first) }),
      ...(point.last === null ? {} : { last: isoOf(point.last) }),
    })),
    checksums: inspected.checksums,
    clockDays: inspected.clockDays,
    skipped: inspected.skipped,
    ...(split === null ? {} : { split }),
    ...(mapping === null ? {} : { mapping }),
    notes: inspected.notes,
  }
}
