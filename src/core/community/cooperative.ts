import * as v from 'valibot'
import { CountSchema, NameSchema, ShortTextSchema, VatRateSchema } from './schema.ts'
import { keys, models, rules } from './vocabulary.ts'

/** What a cooperative decides once: who it is, how it settles. Prices live in tariffs. */
export const CooperativeSchema = v.object({
  name: NameSchema,
  /** Postal address, lines separated by newlines. */
  address: v.pipe(v.string(), v.maxLength(500)),
  email: ShortTextSchema,
  registerNumber: ShortTextSchema,
  vatNumber: ShortTextSchema,
  iban: ShortTextSchema,
  bic: ShortTextSchema,
  /** IANA time zone; a month is a local month of it. */
  zone: v.pipe(v.string(), v.minLength(1)),
  /** ISO 4217. */
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency is three capital letters')),
  model: v.picklist(models),
  /** Null: the cooperative charges no VAT. A tariff row's own rate goes before this one. */
  vatRate: v.nullable(VatRateSchema),
  rule: v.picklist(rules),
  /** Null: the operator's split where a month has one, else pro rata. */
  key: v.nullable(v.picklist(keys)),
  /** Name of the tariff whose prices are the cooperative's reference (full supply: the master tariff). */
  referenceTariff: NameSchema,
  /** Days from a bill's date until it is due. */
  paymentDays: v.pipe(CountSchema, v.maxValue(365)),
})
export type Cooperative = v.InferOutput<typeof CooperativeSchema>

/** A band of yearly household income: from included, until excluded; null = open. Whole currency units. */
export const IncomeBandSchema = v.object({
  id: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  fromIncome: v.nullable(CountSchema),
  toIncome: v.nullable(CountSchema),
})
export type IncomeBand = v.InferOutput<typeof IncomeBandSchema>
