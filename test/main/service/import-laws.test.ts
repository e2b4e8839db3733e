import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, Zone } from '../../../src/core/calendar/zone.ts'
import { layouts } from '../../core/importing/layouts.ts'
import { people, riverValleyDesk, type Desk } from './service-fixture.ts'

const zone = new Zone('Europe/Vienna')
const STEP = 900
/** A week with the day on which the clocks go back. */
const days = Array.from({ length: 7 }, (_, k) => addDays('2026-10-22', k))
const start = zone.startOf(days[0]!)
const slots = (zone.startOf(addDays(days.at(-1)!, 1)) - start) / STEP
const points = [people.alice, people.bob, people.plant].map((one) => one.points[0]!)
const encoder = new TextEncoder()
/** Without a list that holds a second meter of its own. */
const usable = layouts.filter(({ name }) => name !== 'two meters and both sides in one list')

interface Part {
  /** Index into `points`; days [from, until) of the week. */
  readonly point: number
  readonly from: number
  readonly until: number
  readonly layout: number
}
/** Thousandths of a kWh by point and slot; null = missing. */
type Truth = readonly (readonly (number | null)[])[]

const truths: fc.Arbitrary<Truth> = fc
  .array(
    fc.array(fc.option(fc.integer({ min: 0, max: 2999 }), { freq: 20 }), { minLength: 40, maxLength: 90 }),
    {
      minLength: points.length,
      maxLength: points.length,
    },
  )
  .map((seeds) =>
    seeds.map((seed, k) =>
      Array.from({ length: slots }, (_, slot) => seed[(slot * (k + 7)) % seed.length] ?? null),
    ),
  )
const part: fc.Arbitrary<Part> = fc
  .record({
    point: fc.nat(points.length - 1),
    from: fc.nat(days.length - 3),
    length: fc.integer({ min: 2, max: 4 }),
    layout: fc.nat(usable.length - 1),
  })
  .map(({ length, ...one }) => ({ ...one, until: Math.min(days.length, one.from + length) }))

const slotOf = (day: number): number =>
  (zone.startOf(day < days.length ? days[day]! : addDays(days.at(-1)!, 1)) - start) / STEP

/** The part's stretch as a file. */
function fileOf(truth: Truth, { point, from, until, layout }: Part): Uint8Array {
  const values = truth[point]!.slice(slotOf(from), slotOf(until))
  return encoder.encode(usable[layout]!.write({ zone, start: zone.startOf(days[from]!), step: STEP, values }))
}

/**
 * The truth that all files of a run share. The first and last value of each are there, so that its own span is known, and are below one
 * kWh: a file of nothing but “1,001” and the like could mean thousands, and is rightly asked about.
 */
function filled(truth: Truth, parts: readonly Part[]): Truth {
  const all = truth.map((values) => [...values])
  for (const { point, from, until } of parts)
    for (const [slot, value] of [
      [slotOf(from), 101],
      [slotOf(until) - 1, 202],
    ] as const)
      all[point]![slot] = value
  return all
}

async function take(desk: Desk, truth: Truth, parts: readonly Part[]) {
  const grants = parts.map((one, k) => desk.service.offer(`export-${k}.csv`, fileOf(truth, one)))
  // the direction and the meter are the user's word where a file has none
  const pointOf = parts.map((one, k) => ({ grant: grants[k]!, point: points[one.point]!.id }))
  const { plan, result } = await desk.ask('readings.plan', {
    grants,
    mappings: [],
    pointOf,
    month: '2026-10',
  })
  const refused = result.files.flatMap(({ inspected: { problem } }) => (problem ? [problem.message] : []))
  expect(refused).toEqual([])
  const { batch, rows } = await desk.ask('readings.save', { plan, changed: 'replace' })
  return { batch, rows }
}

/** Everything that is saved of the week, bit for bit: values and qualities slot by slot. */
async function readingsOf(desk: Desk): Promise<unknown> {
  const all = []
  for (const { id } of points)
    for (const date of days) all.push(await desk.ask('readings.day', { point: id, date }))
  return all
}

const turned = (parts: readonly Part[], by: number): Part[] => [...parts.slice(by), ...parts.slice(0, by)]

test('files that overlap, in any order and however often, come to the same as once', async () => {
  await fc.assert(
    fc.asyncProperty(
      truths,
      fc.array(part, { minLength: 2, maxLength: 4 }),
      fc.nat(3),
      fc.boolean(),
      async (rough, parts, by, together) => {
        const truth = filled(rough, parts)
        const desk = await riverValleyDesk('without readings')
        if (together) await take(desk, truth, parts)
        else for (const one of parts) await take(desk, truth, [one])
        const once = await readingsOf(desk)
        for (const one of turned(parts, by % parts.length)) {
          const { batch, rows } = await take(desk, truth, [one])
          expect([batch, rows.new, rows.changed]).toEqual([null, 0, 0])
        }
        expect(await readingsOf(desk)).toEqual(once)
        const other = await riverValleyDesk('without readings')
        for (const one of turned(parts, by % parts.length).toReversed()) await take(other, truth, [one])
        expect(await readingsOf(other)).toEqual(once)
        await desk.service.close()
        await other.service.close()
      },
    ),
    { numRuns: 5 },
  )
})

test('undo gives back every value and quality as it was, after imports that added and that changed', async () => {
  let replaced = 0
  await fc.assert(
    fc.asyncProperty(
      truths,
      truths,
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.array(part, { minLength: 1, maxLength: 2 }),
      async (first, second, before, after) => {
        const desk = await riverValleyDesk('without readings')
        const steps = [await readingsOf(desk)]
        let written = 0
        for (const [truth, parts] of [
          [filled(first, before), before],
          [filled(second, after), after],
          [filled(first, before), before],
        ] as const) {
          const { batch, rows } = await take(desk, truth, parts)
          if (batch === null) continue
          replaced += rows.changed
          written++
          steps.push(await readingsOf(desk))
        }
        for (; written > 0; written--) {
          expect(await readingsOf(desk)).toEqual(steps[written])
          await desk.ask('history.undo', { batch: null })
        }
        expect(await readingsOf(desk)).toEqual(steps[0])
        await desk.service.close()
      },
    ),
    { numRuns: 10 },
  )
  expect(replaced, 'some imports changed values').toBeGreaterThan(0)
})
