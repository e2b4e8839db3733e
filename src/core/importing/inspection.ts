import * as v from 'valibot'
import { CountSchema, InstantSchema } from '../community/schema.ts'
import { ProblemSchema } from '../problems/problem.ts'

/** What a file holds, before anything is saved: the document of `readings inspect` for one file (interface.md). */
export const InspectedPointSchema = v.object({
  point: v.string(),
  direction: v.picklist(['offtake', 'feed-in', 'other']),
  /** Slots with a value. */
  intervals: CountSchema,
  /** Slots of the file's own span without one. */
  missing: CountSchema,
  estimated: CountSchema,
  /** Sum over every row kept, 10⁻⁶ kWh. */
  microKWh: v.number(),
  /** First slot's start and last slot's end, UTC seconds; null where there is no slot. */
  first: v.nullable(InstantSchema),
  last: v.nullable(InstantSchema),
})
export type InspectedPoint = v.InferOutput<typeof InspectedPointSchema>

/** How the columns of an unknown table are to be read; confirmed once by the user, then remembered by `signature`. */
export const MappingSchema = v.object({
  /** Identifies tables of the same shape: normalised header names. */
  signature: v.string(),
  layout: v.picklist(['wide', 'long']),
  delimiter: v.nullable(v.string()),
  /** Rows before the header (0 = the header is the first row). */
  headerRow: CountSchema,
  /** Index of the column with date and time, or the date alone. */
  timeColumn: CountSchema,
  /** Index of a separate clock-time column, else null. */
  clockColumn: v.nullable(CountSchema),
  /** `YYYY-MM-DD HH:mm` style pattern recognised, e.g. `D.M.Y H:m`. */
  timePattern: v.string(),
  label: v.picklist(['start', 'end']),
  zone: v.string(),
  stepMinutes: v.pipe(v.number(), v.minValue(1)),
  unit: v.picklist(['kWh', 'Wh', 'MWh', 'kW', 'W', 'register-kWh', 'register-Wh']),
  decimal: v.picklist([',', '.']),
  /** wide: one entry a value column. long: one entry, the value column. Columns not named here are left out. */
  columns: v.array(
    v.object({
      column: CountSchema,
      header: v.string(),
      /** wide: the point's id (empty = the file's single point); long: empty. */
      point: v.string(),
      /** `net`: above zero is used, below zero fed in; `net-reversed`: the other way round. */
      direction: v.picklist(['offtake', 'feed-in', 'other', 'net', 'net-reversed']),
    }),
  ),
  /** long: the column that names the point, and the one that names the direction; null = none. */
  pointColumn: v.nullable(CountSchema),
  directionColumn: v.nullable(CountSchema),
})
export type Mapping = v.InferOutput<typeof MappingSchema>

/** What the mapping dialog shows of a table that nobody recognised: a first guess and the first rows as text. */
export const MappingProposalSchema = v.object({
  guess: MappingSchema,
  /** What the guess could not know and the user must say, e.g. `unit`, `direction`, `label`. */
  unsure: v.array(v.picklist(['unit', 'direction', 'label', 'point', 'time', 'decimal'])),
  header: v.array(v.string()),
  rows: v.array(v.array(v.string())),
})
export type MappingProposal = v.InferOutput<typeof MappingProposalSchema>

export const InspectedFileSchema = v.object({
  file: v.string(),
  /** Stable id of the format (`eda-workbook`, `netz-noe`, `wiener-netze`, `fluvius`, `plain-table`, `table`), or null. */
  format: v.nullable(v.string()),
  /** The name people know it by, e.g. `Wiener Netze`. */
  formatName: v.string(),
  recognised: v.boolean(),
  problem: v.nullable(ProblemSchema),
  zone: v.nullable(v.string()),
  label: v.nullable(v.picklist(['start', 'end', 'both'])),
  stepMinutes: v.nullable(v.number()),
  unit: v.nullable(v.string()),
  points: v.array(InspectedPointSchema),
  /** Totals the file states beside what we computed, kWh; they agree within `within`, where left out within half of the last place shown. */
  checksums: v.array(
    v.object({
      kind: v.string(),
      stated: v.number(),
      computed: v.number(),
      within: v.optional(v.number()),
    }),
  ),
  /** Local dates with a clock change inside the file, with the number of slots found and expected that day. */
  clockDays: v.array(
    v.object({ date: v.string(), hours: v.number(), slots: CountSchema, expected: CountSchema }),
  ),
  skipped: v.array(v.object({ reason: v.string(), rows: CountSchema })),
  split: v.nullable(
    v.object({
      intervals: CountSchema,
      /** Largest distance of the operator's self-cover from min(c, G·c/C), kWh. */
      maxDeviationKWh: v.number(),
      /** Points without a value in slots that therefore could not be recomputed. */
      lacking: v.array(v.object({ point: v.string(), slots: CountSchema, sentence: v.string() })),
      faults: v.array(v.object({ kind: v.string(), sentence: v.string() })),
    }),
  ),
  /** Present where the file is an unknown table: what to confirm. */
  mapping: v.nullable(MappingProposalSchema),
  /** Quiet remarks, one sentence each (`Hours are split evenly in quarters.`). */
  notes: v.array(v.string()),
})
export type InspectedFile = v.InferOutput<typeof InspectedFileSchema>
