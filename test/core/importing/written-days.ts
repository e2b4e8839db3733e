import fc from 'fast-check'
import { addDays, Zone } from '../../../src/core/calendar/zone.ts'
import type { Written } from './layouts.ts'

/** Three whole days, often around a change of the clocks, with a few slots missing; the first and the last are there. */
export const writtenDays: fc.Arbitrary<Written> = fc
  .record({
    zone: fc.constantFrom(
      'Europe/Vienna',
      'Europe/Dublin',
      'Europe/Lisbon',
      'America/New_York',
      'America/Santiago',
      'Australia/Sydney',
    ),
    day: fc.oneof(
      fc.constantFrom(
        '2024-03-30',
        '2024-10-26',
        '2024-03-09',
        '2024-11-02',
        '2024-04-06',
        '2024-09-07',
        '2024-10-05',
      ),
      fc.integer({ min: 0, max: 360 }).map((days) => addDays('2024-01-01', days)),
    ),
    step: fc.constantFrom(900, 1800, 3600),
    seed: fc.array(fc.option(fc.integer({ min: 0, max: 2999 }), { freq: 12 }), {
      minLength: 30,
      maxLength: 60,
    }),
  })
  .map(({ zone: id, day, step, seed }): Written => {
    const zone = new Zone(id)
    const start = zone.startOf(day)
    const count = Math.floor((zone.startOf(addDays(day, 3)) - start) / step)
    const values = Array.from(
      { length: count },
      (_, k) => seed[(k * 7) % seed.length] ?? (k % 9 === 0 ? null : k % 997),
    )
    values[0] = 1001
    values[count - 1] = 2002
    return { zone, start, step, values }
  })

/** The same as a source in `zone` writes it, in slots of one of `steps`; where `isWhole`, a missing value is a nought. */
export function writtenIn(zone: Zone, steps: readonly number[], isWhole = false): fc.Arbitrary<Written> {
  return writtenDays.chain(({ values, start, zone: other }) =>
    fc.constantFrom(...steps).map((step): Written => {
      const day = other.dateOf(start)
      const from = zone.startOf(day)
      const count = (zone.startOf(addDays(day, 3)) - from) / step
      const own = Array.from(
        { length: count },
        (_, k) => values[(k * 5) % values.length] ?? (isWhole ? 0 : null),
      )
      return {
        zone,
        start: from,
        step,
        values: own
          .with(0, 1001)
          .with(1, 1)
          .with(count - 1, 2002),
      }
    }),
  )
}
