import { formatPriceInCents, minorMark, NO_BREAK } from '../../text/figures.ts'
import { text } from '../../text/index.ts'

/** What a shared kWh was worth, hour by hour, in hundredths of the currency; finished words for every hour. */
export interface HourWorth {
  readonly labels: readonly string[]
  readonly values: readonly (number | null)[]
  /** `19.90`, or that nothing was shared. */
  readonly figures: readonly string[]
  readonly finding: string
}

/** The 24 hour values of a settlement (10⁻⁶ currency units per kWh, null = nothing shared) as a chart says them. */
export function hourWorth(hourValue: readonly (number | null)[], currency: string): HourWorth {
  const words = text.settle.hours
  // a mean has no last place; prices are shown with the two places that prices have
  const rounded = hourValue.map((value) => (value === null ? null : Math.round(value / 100) * 100))
  const labels = hourValue.map((_, hour) => `${String(hour).padStart(2, '0')}:00`)
  const figures = rounded.map((value) => (value === null ? words.none : formatPriceInCents(value)))
  const known = rounded.filter((value) => value !== null)
  const highest = Math.max(...known)
  const price = `${known.length === 0 ? '' : formatPriceInCents(highest)}${NO_BREAK}${minorMark(currency)}`
  const at = labels[rounded.indexOf(highest)]
  return {
    labels,
    values: rounded.map((value) => (value === null ? null : value / 10_000)),
    figures,
    finding:
      at === undefined
        ? words.nothing
        : known.every((value) => value === highest)
          ? known.length === rounded.length
            ? words.same(price)
            : words.sameWhereShared(price)
          : words.most(at, price),
  }
}
