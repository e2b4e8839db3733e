import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { demoFiles } from '../../resources/demo/generate.ts'
import { deadMeter, makeYear, zone } from '../../resources/demo/generator/year.ts'

const folder = new URL('../../resources/demo/', import.meta.url)

test('the files of the demo are the ones its generator writes', async () => {
  const files = await demoFiles()
  for (const [name, content] of files) {
    const committed = readFileSync(new URL(name, folder))
    expect(committed.equals(Buffer.from(content)), name).toBe(true)
  }
  const exports = readdirSync(new URL('exports/', folder)).map((name) => `exports/${name}`)
  expect(exports.toSorted()).toEqual([...files.keys()].filter((n) => n.startsWith('exports/')).toSorted())
})

test('the year holds what it is there to show', () => {
  const { starts, points } = makeYear()
  const hours = new Map<string, number>()
  for (const t of starts) hours.set(zone.dateOf(t), (hours.get(zone.dateOf(t)) ?? 0) + 0.25)
  expect([hours.get('2026-03-29'), hours.get('2026-10-25'), hours.get('2026-02-01')]).toEqual([23, 25, 24])
  expect(points.filter((p) => p.direction === 'feed-in')).toHaveLength(5)
  expect(new Set(points.map((p) => p.member.number)).size).toBe(14)
  const dead = points.find((p) => p.member.number === deadMeter.member && p.direction === 'offtake')
  const missing = starts.filter((_, k) => dead?.wattHours[k] === null).map((t) => zone.dateOf(t))
  expect([...new Set(missing)]).toEqual(['2026-05-12', '2026-05-13', '2026-05-14'])
  const both = points.filter((p) => p.member.number === '9')
  expect(starts.some((_, k) => both.every((p) => (p.wattHours[k] ?? 0) > 0))).toBe(true)
})
