import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Real exports are not part of the project; tests that need them say aloud where they are not at hand. */
export const root = new URL('../../../../shared/fixtures/meter/', import.meta.url)
export const present = existsSync(root)
if (!present) console.warn('SKIPPED: real meter exports are not at hand (../shared/fixtures/meter)')

/** Paths of all exports of one family. */
export function filesOf(family: string): string[] {
  return readdirSync(new URL(`${family}/`, root))
    .filter((file) => file !== 'SOURCE.txt')
    .map((file) => `${family}/${file}`)
}

export const families = (): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

/** How a plain column is added up, without any of the code that is tested. */
export interface ColumnSum {
  readonly columns: readonly number[]
  readonly delimiter?: string
  readonly decimal?: ',' | '.'
  /** kWh of one unit of the file. */
  readonly factor?: number
  /** Only lines that match. */
  readonly lines?: RegExp
}

/** kWh and cells with a number of some columns of a text file: split at delimiters, quotes taken off, nothing more. */
export function naiveSum(path: string, sum: ColumnSum): { kWh: number; cells: number } {
  let kWh = 0
  let cells = 0
  for (const line of readFileSync(new URL(path, root), 'latin1').split(/\r?\n/)) {
    if (!/\d/.test(line) || (sum.lines && !sum.lines.test(line))) continue
    const parts = line.split(sum.delimiter ?? ';').map((part) => part.replaceAll('"', '').trim())
    for (const column of sum.columns) {
      const text = parts[column] ?? ''
      const plain = sum.decimal === '.' ? text : text.replace(',', '.')
      if (!/^-?\d*\.?\d+$/.test(plain)) continue
      kWh += Number(plain) * (sum.factor ?? 1)
      cells++
    }
  }
  return { kWh, cells }
}
