import { readdirSync, readFileSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { edifactFormats, formats, xmlFormats } from '../../../src/core/importing/formats/all.ts'
import { inspectionJson } from '../../../src/core/importing/inspection-json.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'

/**
 * A folder a format, a file an export, its expected inspection beside it. `*.sheet.json` holds the sheets of a workbook as text and becomes
 * a real XLSX here. The expected counts and sums were computed by a generator that shares no code with the readers.
 */
const folder = new URL('fixtures/', import.meta.url)

interface Sheet {
  readonly name: string
  readonly rows: (string | number | null)[][]
}

async function bytesOf(format: string, file: string): Promise<Uint8Array> {
  const bytes = readFileSync(new URL(`${format}/${file}`, folder))
  if (!file.endsWith('.sheet.json')) return bytes
  return writeXlsx({ sheets: JSON.parse(bytes.toString('utf8')) as Sheet[] })
}

const fixtures = readdirSync(folder).flatMap((format) =>
  readdirSync(new URL(`${format}/`, folder))
    .filter((file) => !file.endsWith('.expected.json'))
    .map((file) => ({ format, file })),
)

test.each(fixtures)('$format/$file', async ({ format, file }) => {
  const expected = JSON.parse(
    readFileSync(new URL(`${format}/${file}.expected.json`, folder), 'utf8'),
  ) as Record<string, unknown>
  const { inspected, readings } = await understandFile(
    { name: file, bytes: await bytesOf(format, file) },
    { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
  )
  const json = inspectionJson(inspected) as Record<string, unknown>
  const { problem } = inspected
  expect({ ...json, problem: problem?.code }).toMatchObject(expected)
  expect(problem?.code).toBe(expected['problem'])
  // a problem speaks in three whole sentences and gives nothing to save
  expect(readings.length > 0).toBe(problem === null)
  expect(
    [problem?.what, problem?.means, problem?.act].every(
      (sentence) => sentence === undefined || sentence.endsWith('.'),
    ),
  ).toBe(true)
})

test('every format has a fixture, and every fixture a format', () => {
  const known = [...formats, ...xmlFormats, ...edifactFormats].map(({ id }) => id)
  expect(readdirSync(folder).toSorted()).toEqual([...known, 'table'].toSorted())
})
