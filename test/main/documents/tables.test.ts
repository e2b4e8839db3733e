import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { billsCsv } from '../../../src/main/documents/tables/bills-csv.ts'
import { writeCsv } from '../../../src/main/documents/tables/csv.ts'
import { writeXlsx } from '../../../src/main/documents/tables/xlsx.ts'
import { monthOf } from './sample.ts'

test('CSV by RFC 4180: quotes doubled, CRLF, only where needed', () => {
  expect(writeCsv([['a', 'b "c"', 'd,e', 'f\ng', ' h']])).toBe('a,"b ""c""","d,e","f\ng"," h"\r\n')
  expect(writeCsv([])).toBe('')
})

test('no text is a formula to a spreadsheet; numbers stay numbers', () => {
  expect(writeCsv([['=1+1', '+49 1', '-x', '@a', '\tb', '＝1']])).toBe(
    "'=1+1,'+49 1,'-x,'@a,\"'\tb\",'＝1\r\n".replace('"\'\tb"', "'\tb"),
  )
  expect(writeCsv([['-3.03', '12', '+5', -7.5]])).toBe('-3.03,12,+5,-7.5\r\n')
})

test('whatever is written as CSV is read back by another reader', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        const back = Papa.parse<string[]>(writeCsv(rows), {
          newline: '\r\n',
          skipEmptyLines: false,
        }).data.slice(0, rows.length)
        const plain = (cell: string): string => (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell)
        // papaparse takes a quoted cell with loose carriage returns as it is
        expect(back.map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)))
      },
    ),
    { numRuns: 300 },
  )
})

test('XLSX: the same bytes each time, text stays text, numbers are numbers', async () => {
  const rows = [
    ['number', 'name', 'kWh'],
    ['007', '=HYPERLINK("x")', 245.01],
    ['8', 'Łukasz <&> 山', -1],
  ]
  const bytes = await writeXlsx(rows, 'Members')
  expect(Buffer.from(bytes).equals(Buffer.from(await writeXlsx(rows, 'Members')))).toBe(true)
  const book = await readXlsx(bytes)
  expect(book.sheets[0]?.name).toBe('Members')
  expect(book.sheets[0]?.rows).toEqual(rows)
  expect((await readXlsx(await writeXlsx(rows, "'a/b:c*'"))).sheets[0]?.name).toBe('a b c')
  expect((await readXlsx(await writeXlsx([['x']], '//'))).sheets[0]?.name).toBe('Table')
})

test('bills.csv has one row a document in the order of member numbers, and its amounts are the documents’', () => {
  const { settlement, documents } = monthOf()
  const [head, ...rows] = Papa.parse<string[]>(billsCsv(settlement, documents).trimEnd()).data
  expect(rows.map((row) => row[head!.indexOf('member')])).toEqual(['4', '5', '7', '9', '15', '20'])
  const roof = rows[2] as string[]
  const cell = (name: string): string => roof[head!.indexOf(name)] as string
  expect([cell('document'), cell('net'), cell('vat'), cell('amount'), cell('to_pay')]).toEqual([
    'credit-note',
    '-45.67',
    '0.83',
    '-44.84',
    '-44.84',
  ])
  expect(cell('shared_out_kwh')).toBe('301.22')
  expect(billsCsv(settlement, documents)).toBe(billsCsv(settlement, documents.toReversed()))
})
