import type { Channel, RawReadings, StatedTotal } from './channel.ts'
import type { Labels } from './label-clock.ts'

/** Fewer values than this may add up to one of them by chance. */
const ENOUGH = 12

/**
 * A first or last row that is the sum of all others is their total, whatever time stands beside it; it becomes a check. Other readings
 * come back as they are.
 */
export function withoutTotalRow(raw: RawReadings): RawReadings {
  const totals: StatedTotal[] = []
  const replaced = new Map<Channel, Channel>()
  for (const [labels, channels] of Map.groupBy(raw.channels, (channel) => channel.labels)) {
    const filled = channels.filter(({ values }) => values.some((value) => value > 0))
    const [row, ...others] = new Set(filled.map(totalRowOf))
    if (row === undefined || row === null || others.length > 0) continue
    const without = withoutRow(labels, row)
    for (const channel of channels) {
      const stated = channel.values[row] as number
      const own = { ...channel, labels: without, values: channel.values.with(row, Number.NaN) }
      replaced.set(channel, own)
      if (!Number.isNaN(stated))
        totals.push({ kind: 'sum row', statedMicro: stated, channels: [own], dates: null })
    }
  }
  if (replaced.size === 0) return raw
  return {
    ...raw,
    channels: raw.channels.map((channel) => replaced.get(channel) ?? channel),
    totals: [
      ...raw.totals.map((total) => ({
        ...total,
        channels: total.channels.map((channel) => replaced.get(channel) ?? channel),
      })),
      ...totals,
    ],
    skipped: [...raw.skipped, { reason: 'a sum row, used as a check', rows: 1 }],
  }
}

function totalRowOf({ values, cumulative }: Channel): number | null {
  if (cumulative) return null
  let sum = 0
  let count = 0
  let first = -1
  let last = -1
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    sum += value
    count++
    if (first < 0) first = row
    last = row
  }
  if (count < ENOUGH) return null
  const isTotal = (row: number): boolean => {
    const value = values[row] as number
    // a total is often rounded to two places
    return value > 0 && Math.abs(sum - 2 * value) <= Math.max(5000, value * 1e-6)
  }
  return isTotal(last) ? last : isTotal(first) ? first : null
}

function withoutRow({ naive, instants, passes }: Labels, row: number): Labels {
  return {
    naive: naive.with(row, Number.NaN),
    instants: instants?.with(row, Number.NaN) ?? null,
    passes,
  }
}
