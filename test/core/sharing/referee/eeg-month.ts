import { existsSync, readFileSync } from 'node:fs'

/** A real community month with its operator's split. It is not part of the project; where it is not at hand the tests say so. */
const root = new URL('../../../../../shared/fixtures/communities/at_eeg_2023_08/', import.meta.url)
export const present = existsSync(root)
if (!present)
  console.warn('SKIPPED: the real community month is not at hand (../shared/fixtures/communities)')

/** A column of a community workbook: what stands over it and its values in kWh. */
export interface WorkbookColumn {
  point: string
  direction: 'CONSUMPTION' | 'GENERATION'
  code: string
  values: number[]
}

const CODES = {
  cons: ['CONSUMPTION', 'Gesamtverbrauch lt. Messung (bei Teilnahme gem. Erzeugung) [KWH]'],
  share: ['CONSUMPTION', 'Anteil gemeinschaftliche Erzeugung [KWH]'],
  selfcover: ['CONSUMPTION', 'Eigendeckung gemeinschaftliche Erzeugung [KWH]'],
  gen: ['GENERATION', 'Gesamte gemeinschaftliche Erzeugung [KWH]'],
  surplus: ['GENERATION', 'Gesamt/Überschusserzeugung, Gemeinschaftsüberschuss [KWH]'],
} as const

export type Quantity = keyof typeof CODES

const rowsOf = (name: Quantity): string[][] =>
  readFileSync(new URL(`${name}_kwh.csv`, root), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))

/** Local start labels as the workbook prints them. */
export const labels = present
  ? rowsOf('cons')
      .slice(1)
      .map(([local]) => (local as string).slice(0, 16).replace(/(\d+)-(\d+)-(\d+)T/, '$3.$2.$1 '))
  : []

export function columnsOfMonth(): WorkbookColumn[] {
  return (Object.keys(CODES) as Quantity[]).flatMap((quantity) => {
    const [header, ...body] = rowsOf(quantity) as [string[], ...string[][]]
    const [direction, code] = CODES[quantity]
    return header
      .slice(2)
      .map((point, k) => ({ point, direction, code, values: body.map((row) => Number(row[k + 2])) }))
  })
}

export const column = (
  columns: readonly WorkbookColumn[],
  quantity: Quantity,
  point: string,
): WorkbookColumn =>
  columns.find((one) => one.code === CODES[quantity][1] && one.point === point) as WorkbookColumn

/** Rows of the sheet “Energiedaten”. */
export function sheetOf(columns: readonly WorkbookColumn[]): (string | number)[][] {
  return [
    ['MeteringpointID', ...columns.map(({ point }) => point)],
    ['Name', ...columns.map(() => '')],
    ['Energy direction', ...columns.map(({ direction }) => direction)],
    ['Metercode', ...columns.map(({ code }) => code)],
    ...labels.map((label, k) => [label, ...columns.map(({ values }) => values[k] as number)]),
  ]
}

export const csvOf = (columns: readonly WorkbookColumn[]): Uint8Array =>
  new TextEncoder().encode(
    sheetOf(columns)
      .map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : `"${cell}"`)).join(';'))
      .join('\n'),
  )
