import * as v from 'valibot'
import { CooperativeSchema, IncomeBandSchema } from '../community/cooperative.ts'
import {
  CentsSchema,
  CountSchema,
  DateSchema,
  InstantSchema,
  MicroPriceSchema,
  MonthSchema,
  NameSchema,
  VatRateSchema,
} from '../community/schema.ts'
import { models } from '../community/vocabulary.ts'
import { ProblemSchema } from '../problems/problem.ts'
import { call, GrantSchema, job, nothing, OutputFileSchema } from './call.ts'

/** The open file as the top bar tells it. */
export const FileStateSchema = v.object({
  fileName: v.string(),
  /** Changes with every opening, so that a page knows its data are of another file. */
  session: v.string(),
  cooperative: CooperativeSchema,
  /** Another door holds the file; it can be looked at, not changed. */
  readOnly: v.boolean(),
  warnings: v.array(ProblemSchema),
  savedAt: v.nullable(InstantSchema),
  /** The month the work is at: the first with readings and no approval, else the last approved one, else last month. */
  workMonth: MonthSchema,
  /** First and last month with readings. */
  firstMonth: v.nullable(MonthSchema),
  lastMonth: v.nullable(MonthSchema),
  /** What Ctrl Z would take back: the batch and its words; null where there is nothing. */
  undo: v.nullable(v.object({ batch: CountSchema, words: v.string() })),
})
export type FileState = v.InferOutput<typeof FileStateSchema>

export const FileEntrySchema = v.object({
  id: v.string(),
  fileName: v.string(),
  cooperativeName: v.nullable(v.string()),
  openedAt: v.nullable(InstantSchema),
})

export const StationSchema = v.object({
  station: v.picklist(['members', 'readings', 'settle', 'bills', 'fairness']),
  mark: v.picklist(['done', 'next', 'work', 'not-yet', 'problem']),
  /** A few words under the name: `12, complete`, `19 of 19 points`, `190.03 € saved`. */
  note: v.string(),
})

export const OpenThingSchema = v.object({
  mark: v.picklist(['next', 'not-yet', 'problem']),
  title: v.string(),
  text: v.string(),
  act: v.string(),
  /** Where it is solved: page, and a member or point to open there. */
  page: v.picklist([
    'members',
    'tariffs',
    'readings',
    'settle',
    'bills',
    'correction',
    'fairness',
    'settings',
  ]),
  subject: v.nullable(v.string()),
})

export const MonthOverviewSchema = v.object({
  month: MonthSchema,
  headline: v.string(),
  lead: v.string(),
  next: v.object({ label: v.string(), page: OpenThingSchema.entries.page }),
  stations: v.array(StationSchema),
  /** At most five, most urgent first. */
  open: v.array(OpenThingSchema),
  figures: v.array(v.object({ value: v.string(), unit: v.string(), words: v.string() })),
  year: v.array(
    v.object({
      month: MonthSchema,
      /** Shared 10⁻⁶ kWh a day, null where not settled. */
      daily: v.array(v.nullable(v.number())),
      sharedMicroKWh: v.nullable(v.number()),
      savingsCents: v.nullable(CentsSchema),
      state: v.picklist(['empty', 'readings', 'settled', 'approved', 'corrected', 'correction-due']),
    }),
  ),
})
export type MonthOverview = v.InferOutput<typeof MonthOverviewSchema>

export const NewCooperativeSchema = v.object({
  name: NameSchema,
  address: v.string(),
  zone: v.string(),
  currency: v.string(),
  model: v.picklist(models),
  buy: v.nullable(MicroPriceSchema),
  sell: v.nullable(MicroPriceSchema),
  sharedNetwork: MicroPriceSchema,
  fee: MicroPriceSchema,
  internal: v.nullable(MicroPriceSchema),
  vatRate: v.nullable(VatRateSchema),
  /** First day of the prices; null = they hold for any month. */
  from: v.nullable(DateSchema),
})
export type NewCooperative = v.InferOutput<typeof NewCooperativeSchema>

/** The cooperative's own account: what it kept, month by month. */
export const AccountSchema = v.object({
  entries: v.array(
    v.object({
      month: MonthSchema,
      kind: v.picklist(['fees', 'fixed', 'rounding', 'correction', 'invoice', 'premium']),
      words: v.string(),
      cents: CentsSchema,
      balanceCents: CentsSchema,
    }),
  ),
  balanceCents: CentsSchema,
})
export type Account = v.InferOutput<typeof AccountSchema>

export const BatchSchema = v.object({
  batch: CountSchema,
  at: InstantSchema,
  /** `members`, `tariffs`, `readings`, `settings`, `settlement`, `approval`. */
  kind: v.string(),
  /** What happened, in words. */
  words: v.string(),
  undone: v.boolean(),
  canUndo: v.boolean(),
})

export const VerifyReportSchema = v.object({
  ok: v.boolean(),
  integrity: v.string(),
  checks: v.array(v.object({ name: v.string(), ok: v.boolean(), detail: v.string() })),
  frozen: v.array(v.object({ month: MonthSchema, same: v.boolean() })),
})

export const cooperativeCalls = {
  'app.about': call(
    nothing,
    v.object({
      version: v.string(),
      door: v.picklist(['electron', 'browser', 'terminal']),
      whyNotElectron: v.nullable(v.string()),
    }),
  ),
  /** Recently opened cooperatives (browser host: those of its data folder), newest first. */
  'file.list': call(nothing, v.object({ entries: v.array(FileEntrySchema) })),
  'file.current': call(nothing, v.nullable(FileStateSchema)),
  /** `place`: where the user chose to put it (Electron); null = the data folder. */
  'file.new': call(
    v.object({ cooperative: NewCooperativeSchema, place: v.nullable(GrantSchema) }),
    FileStateSchema,
  ),
  'file.demo': job(v.object({ place: v.nullable(GrantSchema) }), FileStateSchema),
  /** One of `file.list`, or a file the user handed over. */
  'file.open': call(
    v.object({ id: v.nullable(v.string()), grant: v.nullable(GrantSchema) }),
    FileStateSchema,
  ),
  'file.close': call(nothing, nothing),
  /** A verified copy in one file. */
  'file.copy': call(nothing, OutputFileSchema),
  'file.verify': job(nothing, VerifyReportSchema),
  'month.overview': call(v.object({ month: MonthSchema }), MonthOverviewSchema),
  'cooperative.save': call(v.object({ cooperative: CooperativeSchema }), FileStateSchema),
  'cooperative.account': call(nothing, AccountSchema),
  'bands.list': call(nothing, v.object({ bands: v.array(IncomeBandSchema) })),
  'bands.save': call(
    v.object({ bands: v.array(IncomeBandSchema) }),
    v.object({ bands: v.array(IncomeBandSchema) }),
  ),
  'history.list': call(
    v.object({ limit: v.pipe(v.number(), v.minValue(1), v.maxValue(500)) }),
    v.object({ batches: v.array(BatchSchema) }),
  ),
  /** Takes a batch back, or the newest that can be; a new batch of its own, so it can be undone too. */
  'history.undo': call(v.object({ batch: v.nullable(CountSchema) }), v.object({ words: v.string() })),
} as const
