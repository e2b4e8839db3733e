import * as v from 'valibot'
import { MemberSchema } from '../community/member.ts'
import {
  CentsSchema,
  CountSchema,
  DateSchema,
  InstantSchema,
  MemberNumberSchema,
  MicroKWhSchema,
  MicroPriceSchema,
  MonthSchema,
} from '../community/schema.ts'
import { TariffRowSchema } from '../community/tariff.ts'
import { call, GrantSchema, OutputFileSchema } from './call.ts'

export const MemberRowSchema = v.object({
  number: MemberNumberSchema,
  name: v.string(),
  kind: MemberSchema.entries.kind,
  from: DateSchema,
  until: v.nullable(DateSchema),
  /** Belongs to the cooperative on at least one day of the month asked for. */
  inMonth: v.boolean(),
  offtakePoints: CountSchema,
  feedInPoints: CountSchema,
  staticShare: v.nullable(v.number()),
  paysBy: v.picklist(['direct-debit', 'transfer']),
  /** The month's amount, null where it is not settled or the member has none. */
  amountCents: v.nullable(CentsSchema),
})
export type MemberRow = v.InferOutput<typeof MemberRowSchema>

export const MemberDetailSchema = v.object({
  member: MemberSchema,
  /** Energy of each point in the month, 10⁻⁶ kWh; null = no value. */
  points: v.array(
    v.object({
      id: v.string(),
      direction: v.string(),
      microKWh: v.nullable(MicroKWhSchema),
      missing: CountSchema,
    }),
  ),
  tariff: v.nullable(
    v.object({ name: v.string(), buy: MicroPriceSchema, sell: MicroPriceSchema, since: DateSchema }),
  ),
  /** Newest last, up to twelve settled months; energy and saving for this member alone. */
  bills: v.array(
    v.object({
      month: MonthSchema,
      amountCents: CentsSchema,
      shareCents: CentsSchema,
      sharedIn: MicroKWhSchema,
      sharedOut: MicroKWhSchema,
      approved: v.boolean(),
    }),
  ),
  history: v.array(v.object({ at: InstantSchema, words: v.string() })),
})
export type MemberDetail = v.InferOutput<typeof MemberDetailSchema>

export const RefusedRowSchema = v.object({ row: CountSchema, column: v.string(), reason: v.string() })

/** The outcome of a spreadsheet import, or of its dry run. */
export const TableImportSchema = v.object({
  added: CountSchema,
  changed: CountSchema,
  same: CountSchema,
  refused: v.array(RefusedRowSchema),
  /** Columns nobody knows: named and left out. */
  unknownColumns: v.array(v.string()),
  /** Null where nothing was written. */
  batch: v.nullable(CountSchema),
})
export type TableImport = v.InferOutput<typeof TableImportSchema>

export const tableImport = call(
  v.object({
    grant: GrantSchema,
    /** False: a dry run. */
    write: v.boolean(),
    skipRefused: v.boolean(),
  }),
  TableImportSchema,
)

export const TariffsSchema = v.object({
  referenceTariff: v.string(),
  /** In order of name, first day, band. `id` names a row for saving and removing. */
  rows: v.array(v.object({ id: CountSchema, row: TariffRowSchema })),
})

export const membersCalls = {
  'members.list': call(v.object({ month: MonthSchema }), v.object({ members: v.array(MemberRowSchema) })),
  'members.get': call(v.object({ number: MemberNumberSchema, month: MonthSchema }), MemberDetailSchema),
  /** `isNew` refuses a number that exists; otherwise the member with that number is replaced. */
  'members.save': call(
    v.object({ member: MemberSchema, isNew: v.boolean() }),
    v.object({ batch: CountSchema, words: v.string() }),
  ),
  'members.leave': call(
    v.object({ number: MemberNumberSchema, until: v.nullable(DateSchema) }),
    v.object({ batch: CountSchema, words: v.string() }),
  ),
  'members.import': tableImport,
  'members.export': call(
    v.object({ format: v.picklist(['csv', 'xlsx']), withIncome: v.boolean() }),
    OutputFileSchema,
  ),
  'tariffs.list': call(v.object({}), TariffsSchema),
  /** `id` null adds; otherwise that row is replaced. */
  'tariffs.save': call(v.object({ id: v.nullable(CountSchema), row: TariffRowSchema }), TariffsSchema),
  'tariffs.remove': call(v.object({ id: CountSchema }), TariffsSchema),
  'tariffs.import': tableImport,
  'bands.import': tableImport,
} as const
