import { expect, test } from 'vitest'
import { newMember } from '../../../src/core/community/member.ts'
import { precisionOf } from '../../../src/renderer/pages/settle/precision.ts'
import { notCheckedInWords, stabilityInWords } from '../../../src/renderer/pages/settle/stability.ts'
import { riverValley } from './open-file.ts'
import { imported, newDesk, plainTable, settleNow, type Desk } from './service-fixture.ts'

/** Months that cannot be counted group by group, settled through the service, and what the page says of them. */

async function village(members: number): Promise<Desk> {
  const desk = newDesk()
  await desk.ask('file.new', { cooperative: riverValley, place: null })
  const points: Record<string, (slot: number) => number> = {}
  for (let k = 1; k <= members; k++) {
    const isPlant = k % 6 === 0
    const point = { id: `AT${k}`, direction: isPlant ? ('feed-in' as const) : ('offtake' as const) }
    await desk.ask('members.save', {
      member: {
        ...newMember(String(k), `Member ${k}`, '2026-01-01'),
        points: [point],
        staticShare: isPlant ? null : 0.05,
      },
      isNew: true,
    })
    points[point.id] = (slot) =>
      isPlant ? (slot % 96 >= 36 && slot % 96 < 64 ? 0.2 + k / 100 : 0) : 0.02 + ((slot + 7 * k) % 13) / 100
  }
  await imported(desk, plainTable('2026-10', points))
  return desk
}

test('22 members with fixed shares: sampled, to the half-width asked for, and the same again from the seed', async () => {
  const desk = await village(22)
  const run = { ...settleNow('2026-10'), key: 'static' as const, halfWidthCents: 50 }
  const { result, seconds } = await desk.ask('settle.run', run)
  expect(result.method).toMatchObject({ name: 'sampled', exact: false })
  for (const { halfWidth95 } of result.members) expect(halfWidth95).toBeLessThanOrEqual(0.5)
  expect(seconds).toBeGreaterThan(0)
  expect(result.identities.every(({ ok }) => ok)).toBe(true)
  const { tag, sentence } = precisionOf(result)
  const widest = Math.max(...result.members.map(({ halfWidth95 }) => halfWidth95!))
  expect(Number(/± (\d\.\d\d) at 95/.exec(tag)![1])).toBeGreaterThanOrEqual(widest)
  expect(sentence).toMatch(/random orders of joining.*right to .* or better, with 95/)
  // while nobody's need is met everyone who joins adds more than the one before: no group would leave
  const { largestExcess: none, upperBound: atMost } = result.stability!
  expect(none).toBeLessThan(0)
  expect(atMost).toBeLessThan(0.01 * result.totals.savingsCents)
  expect(stabilityInWords(result.stability!, 'EUR', String)).toMatch(
    /^No group was found that would do better on its own\. None could gain more than 0\.\d\d\u00A0€ a month, and that is proved\.$/,
  )
  const again = await desk.ask('settle.run', run)
  expect(again.result).toEqual(result)
})

test('fixed shares, costs shared by use: what a group gains and what none gains more than, in plain words', async () => {
  const desk = await village(22)
  const run = { ...settleNow('2026-10'), key: 'static' as const, rule: 'bill-sharing' as const }
  const { result } = await desk.ask('settle.run', run)
  const { largestExcess, coalition, upperBound, proved } = result.stability!
  expect(largestExcess).toBeGreaterThan(0.005)
  // the bound meets the group that was found: then no other gains noticeably more
  expect(proved).toBe(true)
  expect(upperBound! - largestExcess).toBeLessThan(0.005)
  const words = (stability: typeof result.stability): string =>
    stabilityInWords(stability!, 'EUR', (number) => `Member ${number}`)
  expect(words(result.stability)).toContain(`could gain ${largestExcess.toFixed(2)}\u00A0€ a month`)
  expect(words(result.stability)).toContain(`Member ${coalition[0]}`)
  expect(words(result.stability)).not.toContain('Another group')
  // a bound that is not met is told beside the gain, rounded up
  expect(words({ ...result.stability!, proved: false, upperBound: 7.001 })).toMatch(
    /could gain .* Another group may gain more, but at most 7\.01\u00A0€, proved\.$/,
  )
})

test('22 members by use: integrated, and the group that could gain is named in words', async () => {
  const desk = await village(22)
  const { result } = await desk.ask('settle.run', settleNow('2026-10'))
  expect(result.method.name).toBe('fourier-owen')
  const words = stabilityInWords(result.stability!, 'EUR', (number) => `Member ${number}`)
  const { coalition, largestExcess } = result.stability!
  expect(largestExcess).toBeGreaterThan(0.005)
  expect(words).toContain(`could gain ${largestExcess.toFixed(2)}\u00A0€ a month`)
  expect(words).toContain(`Member ${coalition[0]}`)
})

test('nothing saved, or one member: nobody is said to gain anything', async () => {
  const dark = await village(3)
  const nothing = await dark.ask('settle.run', settleNow('2026-10'))
  expect(nothing.result.totals.savingsCents).toBe(0)
  expect(nothing.result.stability).toMatchObject({ largestExcess: 0 })
  const words = stabilityInWords(nothing.result.stability!, 'EUR', (number) => `Member ${number}`)
  expect(words).toBe('Yes. No group of members would do better on its own.')
  const one = await village(1)
  const alone = await one.ask('settle.run', settleNow('2026-10'))
  expect(alone.result.stability).toBeNull()
  expect(notCheckedInWords(alone.result)).toBe('There is one member, so there is no group that could leave.')
})
