import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'
import type { Written } from './layouts.ts'
import { writtenIn } from './written-days.ts'

const zone = new Zone('Europe/Zurich')

/** Stands of two tariffs, day and night, at the end of each slot that has a value; a slot's energy counts in one of them. */
function esl({ start, step, values }: Written, newestFirst: boolean): string {
  let [day, night] = [5_000_000, 1_000_000]
  const periods = [period(start)]
  values.forEach((value, k) => {
    const end = start + (k + 1) * step
    const hour = Math.floor(zone.localOf(end - step).seconds / 3600)
    if (hour >= 7) day += value ?? 0
    else night += value ?? 0
    if (value !== null) periods.push(period(end))
  })
  if (newestFirst) periods.reverse()
  return `<?xml version="1.0"?><ESLBillingData><Header version="1.0"/><Meter factoryNo="7" internalNo="700001">${periods.join('\n')}</Meter></ESLBillingData>`

  function period(end: number): string {
    const { date, seconds } = zone.localOf(end)
    const clock = new Date(seconds * 1000).toISOString().slice(11, 19)
    const row = (obis: string, stand: number): string =>
      `<ValueRow obis="1-1:${obis}" value="${(stand / 1000).toFixed(4)}" status="V"/>`
    return `<TimePeriod end="${date}T${clock}">${row('1.8.1', day)}${row('1.8.2', night)}${row('5.8.1', 7000)}</TimePeriod>`
  }
}

/** Between two stands that are more than a slot apart nothing is known of the slots. */
const known = (values: Written['values']): number[] =>
  values.map((value, k) => (value === null || values[k - 1] === null ? Number.NaN : value * 1000))

test('stands of ESL are read slot by slot, in either order, over changes of the clocks and gaps', async () => {
  await fc.assert(
    fc.asyncProperty(writtenIn(zone, [900, 3600]), fc.boolean(), async (one, newestFirst) => {
      const { inspected, readings } = await understandFile(
        { name: 'export.xml', bytes: new TextEncoder().encode(esl(one, newestFirst)) },
        { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
      )
      expect([inspected.format, inspected.problem]).toEqual(['esl', null])
      const [reading, ...others] = readings
      expect([reading?.point, reading?.direction, reading?.series.start, others]).toEqual([
        '700001',
        'offtake',
        one.start,
        [],
      ])
      expect([...(reading?.series.values ?? [])]).toEqual(known(one.values))
    }),
    { numRuns: 40 },
  )
})
