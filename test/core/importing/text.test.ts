import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../src/core/importing/text.ts'

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let k = 0; k < text.length; k++) view.setUint16(2 * k, text.charCodeAt(k), !bigEndian)
  return bytes
}

test('UTF-8 comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ä', '€', '😀', ';', '\n') }), (text) => {
      expect(decodeText(new TextEncoder().encode(text))?.text).toBe(text)
    }),
  )
})

test.each([true, false])('UTF-16 with and without a mark, big endian %s', (bigEndian) => {
  const text = 'Zeit;Zähler\r\n01.01.2024 00:00;0,5\r\n'
  expect(decodeText(utf16(text, bigEndian))?.text).toBe(text)
  expect(decodeText(utf16(`\ufeff${text}`, bigEndian))?.text).toBe(text)
})

test('a mark is no text', () => {
  expect(decodeText(new TextEncoder().encode('\ufeffstart'))).toEqual({ text: 'start', encoding: 'utf-8' })
})

test('what is no UTF-8 is Windows-1252', () => {
  expect(decodeText(Uint8Array.of(0x5a, 0xe4, 0x68, 0x6c, 0x80))).toEqual({
    text: 'Zähl€',
    encoding: 'windows-1252',
  })
  // overlong, surrogate, cut off
  for (const bytes of [
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
    [0x61, 0xe2, 0x82],
  ])
    expect(decodeText(Uint8Array.from(bytes))?.encoding).toBe('windows-1252')
})

test('noise is no text', () => {
  let state = 1
  const noise = Uint8Array.from({ length: 100_000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state >> 16
  })
  expect(decodeText(noise)).toBeNull()
  expect(decodeText(new Uint8Array(1000))).toBeNull()
})
