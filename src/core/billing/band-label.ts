import { weekdays, type TariffRow } from '../community/tariff.ts'

/** `22:00–06:00`, `mon–fri 08:00–20:00`, `sat, sun`; null where a row holds all day, every day. */
export function bandLabel(row: Pick<TariffRow, 'bandFrom' | 'bandUntil' | 'days'>): string | null {
  const hours =
    row.bandFrom === null && row.bandUntil === null
      ? []
      : [`${row.bandFrom ?? '00:00'}–${row.bandUntil ?? '24:00'}`]
  const days = row.days === null ? [] : [daysLabel(row.days)]
  return days.length + hours.length === 0 ? null : [...days, ...hours].join(' ')
}

function daysLabel(days: readonly string[]): string {
  const runs: number[][] = []
  for (const [k, name] of weekdays.entries()) {
    if (!days.includes(name)) continue
    const run = runs.at(-1)
    if (run?.at(-1) === k - 1) run.push(k)
    else runs.push([k])
  }
  return runs
    .flatMap((run) =>
      run.length > 2 ? [`${weekdays[run[0]!]}–${weekdays[run.at(-1)!]}`] : run.map((k) => weekdays[k]),
    )
    .join(', ')
}
