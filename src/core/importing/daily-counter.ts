const DAY = 86_400
/** Days with fewer values than this say nothing. */
const ENOUGH = 12

/** The least that a counter's day ends above its beginning. */
const GROWS = 5

/**
 * True for numbers that only rise within each of several days and begin anew, as “energy today” of an inverter does: energies of slots
 * never do that a whole day long. `naive` are the wall-clock labels of the values. The first value of a day may still be the total of the
 * day before. Where the heading itself speaks of the day (`saysToday`), one day is enough.
 */
export function countsWithinDays(
  naive: readonly number[],
  values: readonly number[],
  saysToday: boolean,
): boolean {
  const days = Map.groupBy(
    [...values.keys()].toSorted((a, b) => (naive[a] as number) - (naive[b] as number) || a - b),
    (k) => Math.floor((naive[k] as number) / DAY),
  )
  let counted = 0
  for (const rows of days.values()) {
    if (rows.length < ENOUGH) continue
    const own = rows.slice(1).map((row) => values[row] as number)
    const [first, last] = [own[0] as number, own.at(-1) as number]
    if (own.some((value, k) => k > 0 && value < (own[k - 1] as number))) return false
    const rises = own.filter((value, k) => k > 0 && value > (own[k - 1] as number)).length
    if (rises > 0.15 * own.length && last >= GROWS * first) counted++
  }
  return counted >= (saysToday ? 1 : 2)
}
