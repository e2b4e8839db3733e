import { unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentsArchive } from '../../../src/main/documents/archive/documents-archive.ts'
import { fileNameOf, fileNamesOf } from '../../../src/main/documents/archive/file-names.ts'

test('an archive is the same bytes each time and gives back its files', () => {
  const files = [
    { name: '4.pdf', bytes: new Uint8Array([1, 2, 3]) },
    { name: 'bills.csv', bytes: new TextEncoder().encode('a,b\r\n'.repeat(100)) },
  ]
  const bytes = documentsArchive(files)
  expect(Buffer.from(bytes).equals(Buffer.from(documentsArchive(files)))).toBe(true)
  const back = unzipSync(bytes)
  expect(Object.keys(back)).toEqual(['4.pdf', 'bills.csv'])
  expect(back['4.pdf']).toEqual(files[0]!.bytes)
})

test('the date of an entry is the first of the format, in every time zone', () => {
  const bytes = documentsArchive([{ name: 'a', bytes: new Uint8Array(0) }])
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0b0000000_0001_00001])
})

test('two files of one name are a mistake', () => {
  const file = { name: 'a.pdf', bytes: new Uint8Array(0) }
  expect(() => documentsArchive([file, file])).toThrow(RangeError)
})

test.each([
  ['4', '4'],
  ['A-12.b', 'A-12.b'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Users', 'C__Users'],
  ['..', 'member'],
  ['   ', 'member'],
  ['CON', 'member-CON'],
  ['nul.7', 'member-nul.7'],
  ['Müller', 'Müller'],
  ['a\u0000b\nc', 'a_b_c'],
  ['x. ', 'x'],
])('the member number %j becomes %j', (number, name) => {
  expect(fileNameOf(number)).toBe(name)
})

test('names that fall together are kept apart, also where case does not count', () => {
  const names = fileNamesOf(['a', 'A', 'a/', 'a_', 'statement', 'a-2'], ['statement'])
  expect(names).toEqual(['a', 'A-2', 'a_', 'a_-2', 'statement-2', 'a-2-2'])
})

test('whatever the numbers, every name is a safe file of its own', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 20 }),
      (numbers) => {
        const names = fileNamesOf(numbers)
        expect(names).toHaveLength(numbers.length)
        expect(new Set(names.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(numbers.length)
        for (const name of names) expect(name).toMatch(/^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*$/u)
      },
    ),
  )
})
