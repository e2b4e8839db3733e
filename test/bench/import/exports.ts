import { writeXlsx } from 'hucre/xlsx'

export type Kind = 'csv' | 'table' | 'xlsx'

/** Points of a benchmark's export, named as Austrian ones are. */
export const pointsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, k) => `AT${String(k).padStart(31, '0')}`)

/** A value of three places, the same in every run. */
const valueOf = (row: number, point: number): number => ((row * 7919 + point * 104_729) % 3000) / 1000

const instantOf = (start: number, row: number): string => new Date((start + row * 900) * 1000).toISOString()

/**
 * Quarter hours from `start` (seconds) as a file: `csv` = the plain table, `table` = a table that nothing is known of, with semicolons,
 * decimal commas and a clock that does not change, `xlsx` = the plain table as a workbook.
 */
export async function exportOf(
  kind: Kind,
  points: readonly string[],
  start: number,
  rows: number,
): Promise<Uint8Array> {
  const all = Array.from({ length: rows }, (_, row) => row)
  const values = (row: number): number[] => points.map((_, point) => valueOf(row, point))
  if (kind === 'xlsx')
    return writeXlsx({
      sheets: [
        {
          name: 'readings',
          rows: [['start', ...points], ...all.map((row) => [instantOf(start, row), ...values(row)])],
        },
      ],
    })
  const lines =
    kind === 'csv'
      ? [
          `start,${points.join(',')}`,
          ...all.map((row) => `${instantOf(start, row).slice(0, 19)}Z,${values(row).join(',')}`),
        ]
      : [
          `Zeit (UTC);${points.map((point) => `${point} Bezug kWh`).join(';')}`,
          ...all.map((row) => {
            const [year, month, day, clock] = instantOf(start, row).slice(0, 16).split(/[-T]/)
            return `${day}.${month}.${year} ${clock};${values(row)
              .map((value) => String(value).replace('.', ','))
              .join(';')}`
          }),
        ]
  return new TextEncoder().encode(lines.join('\n'))
}
