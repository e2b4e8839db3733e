import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { understandFile } from '../../../src/core/importing/understand.ts'

/** Files made to harm: each ends in a verdict with a code, and none is read as something it is not. */

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

const codeOf = async (name: string, bytes: Uint8Array): Promise<string | null> => {
  const { inspected, readings } = await understandFile(
    { name, bytes },
    { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
  )
  expect(readings.length > 0).toBe(inspected.problem === null)
  return inspected.problem?.code ?? null
}

/** A ZIP archive of one entry whose directory says what it is told to say. */
function archive(name: string, content: Uint8Array, stated = content.length, crc = 0): Uint8Array {
  const packed = deflateRawSync(content)
  const path = text(name)
  const local = new DataView(new ArrayBuffer(30))
  local.setUint32(0, 0x04034b50, true)
  local.setUint16(8, 8, true)
  local.setUint16(26, path.length, true)
  const entry = new DataView(new ArrayBuffer(46))
  entry.setUint32(0, 0x02014b50, true)
  entry.setUint16(10, 8, true)
  entry.setUint32(16, crc, true)
  entry.setUint32(20, packed.length, true)
  entry.setUint32(24, stated, true)
  entry.setUint16(28, path.length, true)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, 1, true)
  end.setUint16(10, 1, true)
  end.setUint32(12, 46 + path.length, true)
  end.setUint32(16, 30 + path.length + packed.length, true)
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from(local.buffer),
      path,
      packed,
      Buffer.from(entry.buffer),
      path,
      Buffer.from(end.buffer),
    ]),
  )
}

const entities = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa">${Array.from({ length: 20 }, (_, k) => `<!ENTITY b${k} "&a;&a;&a;">`).join('')}]><feed>&b19;</feed>`

describe('hostile files', () => {
  test.each([
    ['a gzip bomb', 'x.csv.gz', () => gzipSync(Buffer.alloc(200_000_000, 48)), 'too-large'],
    [
      'a ZIP bomb that says it is small',
      'x.zip',
      () => archive('x.csv', Buffer.alloc(200_000_000, 48), 10),
      'too-large',
    ],
    [
      'an archive with a false checksum',
      'x.zip',
      () => archive('x.csv', text('start,AT1\n'), 10, 1),
      'damaged',
    ],
    [
      'a cut gzip',
      'x.gz',
      () => gzipSync(text('start,AT1\n2026-01-01T00:00:00Z,1\n')).subarray(0, 30),
      'damaged',
    ],
    ['a cut archive', 'x.zip', () => archive('x.csv', text('a')).subarray(0, 40), 'damaged'],
    ['XML entities', 'x.xml', () => text(entities), 'unknown-format'],
    ['XML of no end', 'x.xml', () => text('<feed>'.repeat(100_000)), 'too-large'],
    ['XML with an entity of its own', 'x.xml', () => text('<feed>&secret;</feed>'), 'damaged'],
    [
      'an old workbook',
      'x.xls',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'unknown-format',
    ],
    ['NUL bytes', 'x.csv', () => new Uint8Array(100_000), 'unknown-format'],
    ['a line of twenty million characters', 'x.csv', () => text('1'.repeat(20_000_000)), 'unknown-format'],
    ['only quotes', 'x.csv', () => text('"'.repeat(100_001)), 'unknown-format'],
    [
      'EDIFACT of no end',
      'x.txt',
      () => text(`UNA:+.? 'UNB+UNOC:3'UNH+1+MSCONS:D'${"LIN+1'".repeat(200_000)}`),
      'damaged',
    ],
  ] as const)('%s', async (_, name, bytes, code) => {
    expect(await codeOf(name, bytes())).toBe(code)
  })

  test('an old workbook is told how to become a new one', async () => {
    const { inspected } = await understandFile(
      { name: 'x.xls', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]) },
      { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
    )
    expect(inspected.problem?.act).toContain('.xlsx')
  })

  test('names of an object’s prototype are points like any other', async () => {
    const content =
      'start,__proto__,constructor,toString\n2026-01-01T00:00:00Z,1,2,3\n2026-01-01T00:15:00Z,1,2,3\n'
    const { inspected } = await understandFile(
      { name: 'x.csv', bytes: text(content) },
      { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
    )
    expect(inspected.points.map(({ point, microKWh }) => [point, microKWh])).toEqual([
      ['__proto__', 2_000_000],
      ['constructor', 4_000_000],
      ['toString', 6_000_000],
    ])
    expect(({} as Record<string, unknown>)['1']).toBeUndefined()
  })

  test('formulas are text, never computed', async () => {
    const content = 'start,AT1\n2026-01-01T00:00:00Z,=1+1\n'
    expect(await codeOf('x.csv', text(content))).toBe('damaged')
  })

  test('100,000 columns end in a verdict', async () => {
    const header = `start,${Array.from({ length: 100_000 }, (_, k) => `P${k}`).join(',')}`
    const row = `2026-01-01T00:00:00Z,${Array.from({ length: 100_000 }, () => '1').join(',')}`
    expect([null, 'too-large']).toContain(await codeOf('x.csv', text(`${header}\n${row}\n`)))
  })
})

test('a value that no meter can have is refused and never read', async () => {
  for (const value of ['1e308', '1e999', '9'.repeat(30), '-1e12'])
    expect(
      await codeOf(
        'huge.csv',
        text(
          `start,meter consumption kWh\n2025-01-01T00:00Z,1\n2025-01-01T00:15Z,${value}\n2025-01-01T00:30Z,1`,
        ),
      ),
    ).toBe('damaged')
})

test('a date of another century among the others is refused, not laid on a grid of millions of slots', async () => {
  const rows = Array.from({ length: 96 }, (_, k) => {
    const hour = String(Math.floor(k / 4)).padStart(2, '0')
    const year = k === 40 ? '2125' : '2025'
    return `${year}-06-18 ${hour}:${String((k % 4) * 15).padStart(2, '0')},0.25`
  })
  const file = text(`start,Import [kWh]\n${rows.join('\n')}\n`)
  expect(await codeOf('century.csv', file)).toBe('damaged')
})
