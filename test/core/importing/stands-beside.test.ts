import fc from 'fast-check'
import { expect, test } from 'vitest'
import { understandFile } from '../../../src/core/importing/understand.ts'

const QUARTERS = 4 * 96

interface Made {
  /** kWh a quarter hour; null = the cell is empty. */
  readonly energies: readonly (number | null)[]
  /** kWh; null = the cell is empty. */
  readonly stands: readonly (number | null)[]
  readonly places: number
}

const stamp = (k: number): string =>
  `${String(1 + Math.floor(k / 96)).padStart(2, '0')}.09.2026 ${String(Math.floor((k % 96) / 4)).padStart(2, '0')}:${String((k % 4) * 15).padStart(2, '0')}`

async function read({ energies, stands, places }: Made) {
  const cell = (value: number | null | undefined, digits: number): string =>
    typeof value === 'number' ? value.toFixed(digits).replace('.', ',') : ''
  const rows = energies.map((energy, k) => [stamp(k), cell(energy, 3), cell(stands[k], places)].join(';'))
  const text = ['Zeit;Bezug [kWh];Zählerstand [kWh]', ...rows].join('\n')
  const { inspected } = await understandFile(
    { name: 'day.csv', bytes: new TextEncoder().encode(text) },
    { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
  )
  expect(inspected.problem).toBeNull()
  return inspected
}

/** A register that truncates, read at the start or at the end of each slot. */
function standsOf(energies: readonly number[], from: number, places: number, atEnd: boolean): number[] {
  let micro = Math.round(from * 1e6)
  const place = 10 ** (6 - places)
  return energies.map((energy) => {
    const before = micro
    micro += Math.round(energy * 1e6)
    return (Math.floor((atEnd ? micro : before) / place) * place) / 1e6
  })
}

const energiesOf = (seed: number): number[] =>
  Array.from({ length: QUARTERS }, (_, k) => ((k * (17 + seed) + seed * 7) % 301) / 1000)
const agrees = ({ checksums }: Awaited<ReturnType<typeof read>>): boolean =>
  checksums.length === 1 && checksums.every((one) => Math.abs(one.stated - one.computed) < (one.within ?? 0))

test('a register beside the energies agrees with them, whatever its places and whenever it is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      fc.integer({ min: 1000, max: 90_000 }),
      async (seed, places, atEnd, from) => {
        const energies = energiesOf(seed)
        const inspected = await read({ energies, stands: standsOf(energies, from, places, atEnd), places })
        expect(inspected.checksums).toMatchObject([{ kind: 'meter stands' }])
        expect(agrees(inspected)).toBe(true)
        expect(inspected.notes.filter((note) => note.includes('stand'))).toEqual([])
      },
    ),
    { numRuns: 20 },
  )
})

test('energy that the register does not know is told with its stretch, and nothing is refused for it', async () => {
  const energies = energiesOf(5)
  const stands = standsOf(energies, 4711, 3, true)
  const changed = energies.with(200, energies[200]! + 3)
  const inspected = await read({ energies: changed, stands, places: 3 })
  expect(agrees(inspected)).toBe(false)
  expect(inspected.checksums[0]!.computed - inspected.checksums[0]!.stated).toBeCloseTo(3, 6)
  const note = inspected.notes.find((one) => one.includes('the meter’s stand rises'))
  expect(note).toContain('From 2026-09-03 02:00 to 2026-09-03 02:15')
})

test('a gap in the energies shows as energy that they lack', async () => {
  const energies = energiesOf(6)
  const gap = energies.map((energy, k) => (k >= 100 && k < 148 ? null : energy))
  const lost = energies.slice(100, 148).reduce((sum, energy) => sum + energy, 0)
  const inspected = await read({ energies: gap, stands: standsOf(energies, 4711, 3, true), places: 3 })
  expect(inspected.points[0]).toMatchObject({ missing: 48 })
  expect(inspected.checksums[0]!.stated - inspected.checksums[0]!.computed).toBeCloseTo(lost, 6)
})

test('a stand a day and an exchanged meter check what they can', async () => {
  const energies = energiesOf(7)
  const all = standsOf(energies, 4711, 1, true)
  const daily = all.map((stand, k) => (k % 96 === 95 ? stand : null))
  expect(agrees(await read({ energies, stands: daily, places: 1 }))).toBe(true)
  const exchanged = all.map((stand, k) => (k < 200 ? stand : stand - all[200]!))
  expect(agrees(await read({ energies, stands: exchanged, places: 1 }))).toBe(true)
})

test('a column called a stand that is none is told as one that checks nothing', async () => {
  const energies = energiesOf(8)
  const inspected = await read({ energies, stands: energies.map((_, k) => 100 + (k % 5)), places: 0 })
  expect(inspected.checksums).toEqual([])
  expect(inspected.notes.join(' ')).toContain('could not be held against them')
})
