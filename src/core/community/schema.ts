import * as v from 'valibot'

/** Building blocks of every schema: a date, a month, integer cents … each refuses what it cannot be. */

export const DateSchema = v.pipe(v.string(), v.isoDate('a date is written YYYY-MM-DD'))
export const MonthSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written YYYY-MM'),
)
export const ClockTimeSchema = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time is written HH:MM'),
)
export const CentsSchema = v.pipe(v.number(), v.safeInteger())
export const MicroPriceSchema = v.pipe(v.number(), v.safeInteger())
/** Energy in 10⁻⁶ kWh; a sum, so never missing. */
export const MicroKWhSchema = v.pipe(v.number(), v.safeInteger())
/** UTC seconds. */
export const InstantSchema = v.pipe(v.number(), v.safeInteger())
export const FractionSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
export const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** A VAT rate in hundredths of a percent: 2000 is 20 %. */
export const VatRateSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000))
export const ShortTextSchema = v.pipe(v.string(), v.maxLength(300))
export const NameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
export const MemberNumberSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))
export const PointIdSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))
