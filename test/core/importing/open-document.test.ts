import { strToU8, zipSync } from 'fflate'
import { writeOds } from 'hucre/ods'
import { expect, test } from 'vitest'
import type { InspectedFile } from '../../../src/core/importing/inspection.ts'
import { readTable } from '../../../src/core/importing/table.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'

const ask = {
  zone: 'Europe/Vienna',
  mapping: null,
  remembered: [],
  point: null,
  directions: new Map(),
}

const inspect = async (name: string, bytes: Uint8Array): Promise<InspectedFile> =>
  (await understandFile({ name, bytes }, ask)).inspected

/** A spreadsheet as LibreOffice packs one. */
const document = (tables: string, styles = ''): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ),
  })

const text = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
const number = (value: string): string =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>shown otherwise</text:p></table:table-cell>`
const date = (value: string): string =>
  `<table:table-cell office:value-type="date" office:date-value="${value}"><text:p>01.02.26</text:p></table:table-cell>`
const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`

test('a workbook of LibreOffice is read as one of Excel is', async () => {
  const rows = Array.from({ length: 96 }, (_, k) => [
    new Date(Date.UTC(2026, 1, 3) + k * 900_000),
    (k % 13) / 8,
  ])
  const bytes = await writeOds({ sheets: [{ name: 'Lastgang', rows: [['Zeit', 'Bezug (kWh)'], ...rows] }] })
  const { problem, points } = await inspect('lastgang.ods', bytes)
  expect(problem).toBeNull()
  const microKWh = rows.reduce((sum, [, value]) => sum + (value as number) * 1e6, 0)
  expect(points).toMatchObject([{ direction: 'offtake', intervals: 96, missing: 0, microKWh }])
})

test('repeated cells and rows, computed times, sheets that are hidden', async () => {
  const hidden =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
  const shown = `<table:table table:name="A" table:style-name="ta1">${[
    row(text('Datum'), text('Zeit'), text('Bezug kWh')),
    '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>',
    row(
      date('2026-02-03T00:14:59.9999998'),
      '<table:table-cell office:value-type="time" office:time-value="PT00H14M59.9999998S"/>',
      '<table:table-cell/>',
      number('1.234'),
      '<table:table-cell table:number-columns-repeated="16380"/>',
    ),
    `<table:table-row table:number-rows-repeated="2">${number('1e-7')}<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a <text:span>b</text:span></text:p></table:table-cell></table:table-row>`,
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
  ].join('')}</table:table>`
  const { sheets } = await readTable(
    'a.ods',
    document(
      `${shown}<table:table table:name="B" table:style-name="ta2">${row(text('x'))}</table:table>`,
      hidden,
    ),
  )
  expect(sheets).toEqual([
    {
      name: 'A',
      rows: [
        ['Datum', 'Zeit', 'Bezug kWh'],
        [],
        [],
        [],
        ['2026-02-03 00:15:00', '00:15:00', '', '1.2340'],
        ['0.0000001', 'a b', 'a b'],
        ['0.0000001', 'a b', 'a b'],
      ],
    },
  ])
})

const cell = '<table:table-cell table:number-columns-repeated="2000"><text:p>1</text:p></table:table-cell>'

test.each([
  [
    'a few bytes that stand for a thousand million cells',
    'bomb.ods',
    document(
      `<table:table><table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row></table:table>`,
    ),
    'too-large',
  ],
  [
    'a row of a million values',
    'wide.ods',
    document(`<table:table>${row(cell.repeat(500))}</table:table>`),
    'too-large',
  ],
  [
    'a password',
    'locked.ods',
    zipSync({ mimetype: strToU8('x'), 'content.xml': Uint8Array.of(0x9d, 0x12, 0xfe, 0x01, 0x80) }),
    'unknown-format',
  ],
  [
    'a letter',
    'letter.odt',
    zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<a><text/></a>') }),
    'unknown-format',
  ],
  ['half a document', 'half.ods', document(row(text('a'))).slice(0, 300), 'damaged'],
  ['a binary workbook', 'x.xlsb', zipSync({ 'xl/workbook.bin': Uint8Array.of(1, 2, 3) }), 'unknown-format'],
  ['Apple Numbers', 'x.numbers', zipSync({ 'Index/Document.iwa': Uint8Array.of(1) }), 'unknown-format'],
])('%s is refused', async (_, name, bytes, code) => {
  const { problem } = await inspect(name, bytes)
  expect(problem?.code).toBe(code)
  const told = /\.xlsx|password|no spreadsheet/.test(`${problem?.what} ${problem?.act}`)
  expect(told).toBe(code === 'unknown-format')
})
