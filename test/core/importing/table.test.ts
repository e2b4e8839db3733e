import { unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { cellText, readTable } from '../../../src/core/importing/table.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'

const ask = { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() }
const codeOf = async (name: string, bytes: Uint8Array): Promise<string | undefined> => {
  const { inspected, readings } = await understandFile({ name, bytes }, ask)
  expect(inspected.recognised).toBe(false)
  expect(readings).toEqual([])
  expect(inspected.problem?.what).toContain(name)
  return inspected.problem?.code
}
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

const workbook = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      { name: 'Empty', rows: [] },
      {
        name: 'Data',
        rows: [
          ['number', 'name', 'from', 'share'],
          ['007', 'Anna', new Date(Date.UTC(2026, 0, 31)), 0.1],
          [],
          ['8', 'Bé', new Date(Date.UTC(2026, 0, 31, 0, 15)), 1e-7],
        ],
      },
    ],
  })

test('a workbook becomes text: dates as wall clock, numbers with a point, rows at their place', async () => {
  const table = await readTable('members.xlsx', await workbook())
  expect(table.kind).toBe('workbook')
  expect(table.rows).toEqual([
    ['number', 'name', 'from', 'share'],
    ['007', 'Anna', '2026-01-31 00:00:00', '0.1'],
    [],
    ['8', 'Bé', '2026-01-31 00:15:00', '0.0000001'],
  ])
})

test('cells lose blanks and the ="…" of Excel', () => {
  const row = [' a ', '="541"', '=""', '5']
  expect([0, 1, 2, 3, 4].map((column) => cellText(row, column))).toEqual(['a', '541', '', '5', ''])
  expect(cellText(undefined, 3)).toBe('')
})

test('empty', async () => {
  expect(await codeOf('nothing.csv', new Uint8Array(0))).toBe('empty')
  expect(await codeOf('blank.csv', text(' \r\n\r\n ; ;\r\n'))).toBe('empty')
})

test('other kinds of file', async () => {
  for (const [name, bytes] of [
    ['bill.pdf', text('%PDF-1.7 …')],
    ['roof.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10)],
    ['old.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0)],
    ['page.html', text('<!doctype html><html></html>')],
    ['green-button.xml', text('<?xml version="1.0"?><feed/>')],
    ['data.json', text('{"a":1}')],
    ['letter.csv', text('Dear member,\nhere is a letter without any table.\n')],
    ['csv.zip', zipSync({ 'a.csv': text('a;b') })],
  ] as const)
    expect([name, await codeOf(name, bytes)]).toEqual([name, 'unknown-format'])
})

test('half a workbook and a broken one are damaged', async () => {
  const bytes = await workbook()
  expect(await codeOf('half.xlsx', bytes.slice(0, bytes.length / 2))).toBe('damaged')
  expect(await codeOf('broken.xlsx', zipSync({ 'xl/workbook.xml': text('<workbook') }))).toBe('damaged')
  const bent = bytes.slice()
  bent.fill(0x55, 60, 400)
  expect(await codeOf('bent.xlsx', bent)).toBe('damaged')
})

test('40 MB of noise is refused as what it is', async () => {
  const noise = new Uint8Array(40 * 1024 * 1024)
  let state = 7
  for (let k = 0; k < noise.length; k++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    noise[k] = state >>> 24
  }
  expect(await codeOf('noise.csv', noise)).toBe('unknown-format')
})

test('a small archive that unpacks to gigabytes is refused before it is unpacked', async () => {
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(100_000) })
  const view = new DataView(bomb.buffer, bomb.byteOffset)
  const entry = view.getUint32(bomb.length - 6, true)
  view.setUint32(entry + 24, 2 ** 31, true)
  expect(await codeOf('bomb.xlsx', bomb)).toBe('too-large')
  // a stated size of nothing would lift the limit on unpacking
  view.setUint32(entry + 24, 0, true)
  expect(await codeOf('bomb.xlsx', bomb)).toBe('damaged')
})

test('a file beyond the limit is not even looked at', async () => {
  expect(await codeOf('huge.csv', new Uint8Array(129 * 1024 * 1024))).toBe('too-large')
})

test('a workbook of which one digit changed on the way is refused, not read', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'A',
        rows: [
          ['Zeit', 'Bezug (kWh)'],
          ...Array.from({ length: 8 }, (_, k) => [`2026-06-18 0${k}:00`, 4321]),
        ],
      },
    ],
  })
  const stored = zipSync(unzipSync(bytes), { level: 0 })
  const whole = await understandFile({ name: 'whole.xlsx', bytes: stored }, ask)
  expect(whole.inspected.points).toMatchObject([{ direction: 'offtake', microKWh: 8 * 4321e6 }])
  const at = Buffer.from(stored).indexOf('4321')
  stored[at] = '9'.charCodeAt(0)
  expect(await codeOf('changed.xlsx', stored)).toBe('damaged')
})
