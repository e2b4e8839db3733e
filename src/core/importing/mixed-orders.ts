const DAY = 86_400

/**
 * True where a file's days run on one by one in part, and a month at a time in part: 05/01, 05/02 … 05/12, then 13/05. Each date reads
 * well by itself, but no one order of day and month fits them all.
 */
export function ordersMixed(naive: Float64Array): boolean {
  let daily = 0
  let monthly = 0
  let before = Number.NaN
  for (const label of naive) {
    const day = Math.floor(label / DAY)
    if (Number.isNaN(day) || day === before) continue
    const distance = Math.abs(day - before)
    if (distance === 1) daily++
    else if (distance >= 28 && distance <= 31) monthly++
    before = day
  }
  return daily >= 3 && monthly >= 3
}
