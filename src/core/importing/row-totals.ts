import type { Channel, StatedTotal } from './channel.ts'
import { parseDecimal } from './decimal-text.ts'

/** Totals that a table states between, below or above its rows; they are checks, never energy. */
export class RowTotals {
  readonly #days = new Map<string, number>()
  readonly #sums: number[] = []

  addDay(date: string, micro: number): void {
    if (!Number.isNaN(micro)) this.#days.set(date, (this.#days.get(date) ?? 0) + micro)
  }

  /** The values of one sum row, NaN where a cell is empty. */
  addSumRow(micros: readonly number[]): void {
    let sum = 0
    for (const micro of micros) if (!Number.isNaN(micro)) sum += micro
    this.#sums.push(sum)
  }

  /** Several sum rows are sums of something else (months, tariff times) and check nothing. */
  finish(channels: readonly Channel[], headers: readonly string[]): StatedTotal[] {
    const totals: StatedTotal[] = []
    if (this.#days.size > 0) {
      let statedMicro = 0
      for (const micro of this.#days.values()) statedMicro += micro
      totals.push({ kind: 'daily totals', statedMicro, channels, dates: [...this.#days.keys()] })
    }
    const [sum] = this.#sums
    if (sum !== undefined && this.#sums.length === 1)
      totals.push({ kind: 'sum row', statedMicro: sum, channels, dates: null })
    if (channels.length !== 1) return totals
    for (const header of headers) {
      const stated = totalInTitle(header)
      if (stated !== null)
        totals.push({
          kind: 'total in the title',
          statedMicro: Math.round(stated * 1e6),
          channels,
          dates: null,
        })
    }
    return totals
  }
}

/** `Lastgänge (306,499 kWh)`: the kWh that a header states in brackets. */
function totalInTitle(header: string): number | null {
  const text = /\(([\d.,' ]+) ?kWh\)/i.exec(header)?.[1]?.trim()
  if (text === undefined) return null
  const value = parseDecimal(text, ',') ?? parseDecimal(text, '.')
  return value === null || Number.isNaN(value) ? null : value
}
