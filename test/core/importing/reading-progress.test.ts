import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { understandFile } from '../../../src/core/importing/understand.ts'
import { exportOf, pointsOf, type Kind } from '../../bench/import/exports.ts'
import { exchangeLayouts } from './exchange-layouts.ts'

/** What a person waiting for one large file is told, and that it can be stopped wherever it tells. */

const START = Date.UTC(2025, 2, 1) / 1000
const points = pointsOf(12)
const options = {
  zone: 'UTC',
  mapping: null,
  remembered: [],
  point: null,
  directions: new Map(points.map((point) => [point, 'offtake' as const])),
}
type File = Parameters<typeof understandFile>[0]

const table = async (kind: Kind): Promise<File> => ({
  name: kind === 'xlsx' ? 'year.xlsx' : 'year.csv',
  bytes: await exportOf(kind, points, START, 60 * 96),
})

const files: Readonly<Record<string, () => Promise<File>>> = {
  'a plain table': () => table('csv'),
  'a table that nothing is known of': () => table('table'),
  'a workbook': () => table('xlsx'),
  'an archive of several files': async () => {
    const months = await Promise.all(
      [0, 20, 40].map((day) => exportOf('csv', points, START + day * 86_400, 20 * 96)),
    )
    const entries = months.map((bytes, k) => [`part ${k + 1}.csv`, bytes] as const)
    return { name: 'year.zip', bytes: zipSync(Object.fromEntries(entries)) }
  },
  'an XML document': async () => {
    const layout = exchangeLayouts.find(({ format }) => format === 'green-button')
    const values = Array.from({ length: 40 * 96 }, (_, k) => k % 997)
    const text = layout?.write({ start: START, step: 900, values, zone: 'UTC' } as never) ?? ''
    return { name: 'year.xml', bytes: new TextEncoder().encode(text) }
  },
}

for (const [name, write] of Object.entries(files))
  test(`${name} tells step by step how far it is read, and stops where it is told to`, async () => {
    const file = await write()
    const told: number[] = []
    const { inspected, readings } = await understandFile(file, options, (fraction) => told.push(fraction))
    expect(inspected.problem).toBeNull()
    expect(readings.length).toBeGreaterThan(0)
    expect(new Set(told).size, 'different steps').toBeGreaterThanOrEqual(9)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told[0]).toBeGreaterThanOrEqual(0)
    expect(told.at(-1)).toBe(1)
    const stop = new TypeError('stopped')
    for (const at of [0.05, 0.5, 0.95]) {
      const place = told[Math.floor(told.length * at)] as number
      let after = 0
      const stopped = understandFile(file, options, (fraction) => {
        if (fraction < place) return
        after++
        throw stop
      })
      await expect(stopped).rejects.toBe(stop)
      expect(after, 'nothing is read on').toBe(1)
    }
  })
