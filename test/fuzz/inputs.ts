import { gzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutate, mutateInside, randomFrom } from './mutations.ts'

export interface Input {
  readonly name: string
  readonly bytes: Uint8Array
}

const folder = new URL('../core/importing/fixtures/', import.meta.url).pathname

/** Every fixture that is an export, in the order of the names; JSON beside one says what is expected or describes a workbook. */
export function fixtures(): Input[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({ name: path.slice(folder.length), bytes: new Uint8Array(readFileSync(path)) }))
}

/** A small workbook, for the fixtures hold workbooks as text only. */
export async function workbook(): Promise<Input> {
  const rows = Array.from({ length: 96 }, (_, row) => [
    new Date(Date.UTC(2025, 0, 1) + row * 900_000).toISOString(),
    (row % 7) / 8,
  ])
  const bytes = await writeXlsx({ sheets: [{ name: 'readings', rows: [['start', 'meter'], ...rows] }] })
  return { name: 'day.xlsx', bytes }
}

/** The input of a number: plain, or packed with bytes changed outside or inside; the same for the same seed. */
export function inputOf(seed: number, number: number, plain: readonly Input[], book: Input): Input {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) + number)
  const { name, bytes } = plain[Math.floor(random() * plain.length)] as Input
  const way = random()
  const packed =
    way < 0.7
      ? null
      : way < 0.8
        ? book
        : way < 0.9
          ? { name: `${name}.gz`, bytes: gzipSync(bytes, { mtime: 0 }) }
          : { name: `${name}.zip`, bytes: zipSync({ inside: bytes }, { mtime: '2025-01-01' }) }
  if (packed === null) return { name, bytes: mutate(bytes, random) }
  const change = random() < 0.5 ? mutate : mutateInside
  return { name: packed.name, bytes: change(packed.bytes, random) }
}
