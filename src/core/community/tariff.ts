import * as v from 'valibot'
import {
  CentsSchema,
  ClockTimeSchema,
  CountSchema,
  DateSchema,
  MicroPriceSchema,
  NameSchema,
  VatRateSchema,
} from './schema.ts'

/** The first day of a row whose prices hold for whatever month the first export is of. */
export const ALWAYS = '2000-01-01'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/**
 * One line of a tariff: prices with validity by local day and, optionally, by time band and weekday.
 * For a slot the row whose days and band hold its start counts; a row with a band goes before one without.
 * Prices are 10⁻⁶ currency units per kWh, net where the cooperative charges VAT.
 */
export const TariffRowSchema = v.object({
  name: NameSchema,
  from: DateSchema,
  until: v.nullable(DateSchema),
  /** Local clock times [from, until); a band may pass midnight; both null = all day. */
  bandFrom: v.nullable(ClockTimeSchema),
  bandUntil: v.nullable(ClockTimeSchema),
  /** Null = every day. */
  days: v.nullable(v.array(v.picklist(weekdays))),
  /** b: what a kWh from the own supplier costs in total. */
  buy: MicroPriceSchema,
  /** s: what a surplus kWh earns outside. */
  sell: MicroPriceSchema,
  /** n: network charges a shared kWh still costs. */
  sharedNetwork: MicroPriceSchema,
  /** What the cooperative keeps per shared kWh, charged to the receiver. */
  fee: MicroPriceSchema,
  /** p: the price between members; null = (b − n − fee + s)/2. */
  internal: v.nullable(MicroPriceSchema),
  fixedPerMonthCents: CentsSchema,
  vat: v.nullable(VatRateSchema),
  /** Full supply: what a connection of one's own costs a month beside the energy; null or left out = nothing. */
  standingPerMonthCents: v.exactOptional(v.nullable(CentsSchema)),
  /** The most that a kWh from the cooperative may cost in all, fixed fee included; null or left out = no such cap. */
  capPrice: v.exactOptional(v.nullable(MicroPriceSchema)),
  /** The same as a part of what another tariff costs, hundredths of a percent of it: 9000 = 90 %. */
  capPercent: v.exactOptional(v.nullable(v.pipe(CountSchema, v.minValue(1)))),
  /** The tariff that `capPercent` is of; given together with it. */
  capTariff: v.exactOptional(v.nullable(NameSchema)),
})
export type TariffRow = v.InferOutput<typeof TariffRowSchema>

/** The internal price in force: the one entered, else the middle (b − n − fee + s)/2, rounded half away from zero. */
export function internalPriceOf(
  row: Pick<TariffRow, 'buy' | 'sell' | 'sharedNetwork' | 'fee' | 'internal'>,
): number {
  if (row.internal !== null) return row.internal
  const twice = row.buy - row.sharedNetwork - row.fee + row.sell
  return Math.sign(twice) * Math.floor((Math.abs(twice) + 1) / 2)
}
