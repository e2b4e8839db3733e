import { gzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutate, mutateInside, randomFrom } from './mutations.ts'

export interface Input {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Sheet {
  readonly name: string
  readonly rows: (string | number | null)[][]
}

/** A fixture: its bytes, and for a workbook the sheets it was built from. */
export interface Fixture extends Input {
  readonly sheets: readonly Sheet[] | null
}

const folder = new URL('../core/importing/fixtures/', import.meta.url).pathname

/** Every fixture that is an export, in the order of the names; `*.sheet.json` becomes the workbook it describes. */
export async function fixtures(): Promise<Fixture[]> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.expected.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  return Promise.all(
    paths.map(async (path): Promise<Fixture> => {
      const bytes = readFileSync(path)
      const name = path.slice(folder.length)
      if (!name.endsWith('.sheet.json')) return { name, bytes: new Uint8Array(bytes), sheets: null }
      const sheets = JSON.parse(bytes.toString('utf8')) as Sheet[]
      return { name: name.replace('.sheet.json', '.xlsx'), bytes: await workbookOf(sheets), sheets }
    }),
  )
}

export const workbookOf = (sheets: readonly Sheet[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) })

const isPacked = ({ bytes: [first, second] }: Input): boolean =>
  (first === 0x50 && second === 0x4b) || (first === 0x1f && second === 0x8b)

/** The input of a number: a fixture, at times packed, with bytes changed outside or inside; the same for the same seed. */
export function inputOf(seed: number, number: number, plain: readonly Input[]): Input {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) + number)
  const input = plain[Math.floor(random() * plain.length)] as Input
  const { name, bytes } = input
  const way = random()
  const packed = isPacked(input)
    ? input
    : way < 0.7
      ? null
      : way < 0.85
        ? { name: `${name}.gz`, bytes: gzipSync(bytes, { mtime: 0 }) }
        : { name: `${name}.zip`, bytes: zipSync({ inside: bytes }, { mtime: '2025-01-01' }) }
  if (packed === null) return { name, bytes: mutate(bytes, random) }
  const change = random() < 0.4 ? mutate : mutateInside
  return { name: packed.name, bytes: change(packed.bytes, random) }
}
