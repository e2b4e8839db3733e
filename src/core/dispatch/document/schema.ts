import * as v from 'valibot'

/** The documents of `dispatch` (interface.md); the same for the terminal and the window. Powers in kW, money in currency units. */

const SeriesOf = v.array(v.number())
const Maybe = v.nullable(v.number())

export const NodeSeriesSchema = v.object({
  id: v.string(),
  loadBefore: SeriesOf,
  loadAfter: SeriesOf,
  pv: SeriesOf,
  spilled: SeriesOf,
  gridBuy: SeriesOf,
  gridSell: SeriesOf,
  poolBuy: SeriesOf,
  poolSell: SeriesOf,
  charge: SeriesOf,
  discharge: SeriesOf,
  /** kWh at the end of each slot; null without a battery. */
  stateOfCharge: v.nullable(SeriesOf),
  curtailed: SeriesOf,
  unserved: SeriesOf,
})
export type NodeSeries = v.InferOutput<typeof NodeSeriesSchema>

export const SeriesSchema = v.object({
  /** Currency units per kWh. */
  buy: SeriesOf,
  sell: SeriesOf,
  local: SeriesOf,
  /** Sums over all members and the common plant. */
  loadBefore: SeriesOf,
  loadAfter: SeriesOf,
  pv: SeriesOf,
  gridBuy: SeriesOf,
  gridSell: SeriesOf,
  /** What goes through the pool. */
  traded: SeriesOf,
  netImport: SeriesOf,
  charge: SeriesOf,
  discharge: SeriesOf,
  stateOfCharge: SeriesOf,
  /** Empty where they would be too long; `membersLeftOut` then says so. */
  members: v.array(NodeSeriesSchema),
  community: v.nullable(NodeSeriesSchema),
  membersLeftOut: v.boolean(),
})

export const MemberPlanSchema = v.object({
  id: v.string(),
  group: v.string(),
  /** What the member pays: bill less dividend. Σ = cost. */
  cost: v.number(),
  alone: v.number(),
  bill: v.number(),
  dividend: v.number(),
  /** Part of the consumption that is local sunshine, 0…1; null without consumption. */
  renewableAccess: Maybe,
  consumptionKWh: v.number(),
  /** Equity weight; 1 in stage A. */
  weight: v.number(),
  /** By how much the member would pay more than alone. */
  aboveAlone: v.number(),
})

export const EnergySchema = v.object({
  consumptionKWh: v.number(),
  pvKWh: v.number(),
  pvUsedKWh: v.number(),
  boughtKWh: v.number(),
  soldKWh: v.number(),
  tradedKWh: v.number(),
  unservedKWh: v.number(),
  curtailedKWh: v.number(),
  overLimitKWh: v.number(),
  /** 1 − bought/consumption; 1 − sold/PV, null without PV. */
  selfSufficiency: v.number(),
  selfConsumption: Maybe,
})

export const ProofSchema = v.object({
  relaxation: v.object({
    objective: v.number(),
    fractional: v.number(),
    opposites: v.number(),
    tight: v.boolean(),
  }),
  relaxedOnly: v.boolean(),
  /** Largest violation of any condition, checked apart from the solver. */
  residual: v.number(),
  columns: v.number(),
  rows: v.number(),
  wholeNumbers: v.number(),
})

/** A plan, of stage A or B. */
export const PlanSchema = v.object({
  status: v.picklist(['optimal', 'time-limit']),
  objective: v.number(),
  cost: v.number(),
  /** Null where it was planned day by day: every day is proved, of the whole no bound is known. */
  bound: Maybe,
  gap: Maybe,
  peakKw: v.number(),
  grossPeakKw: v.number(),
  peakReduction: v.object({ gross: Maybe, alone: Maybe }),
  greenPool: v.boolean(),
  localPrice: v.object({ kind: v.picklist(['mid-market', 'sdr', 'given']), passes: v.number() }),
  members: v.array(MemberPlanSchema),
  energy: EnergySchema,
  series: SeriesSchema,
  proof: ProofSchema,
})
export type PlanDocument = v.InferOutput<typeof PlanSchema>

const head = {
  name: v.string(),
  currency: v.string(),
  steps: v.number(),
  stepMinutes: v.number(),
  /** Fields of the file that mean nothing here. */
  ignored: v.array(v.string()),
}

export const InfeasibleSchema = v.object({
  ...head,
  status: v.literal('infeasible'),
  conflicts: v.array(v.object({ kind: v.string(), member: v.nullable(v.string()), sentence: v.string() })),
  /** The first day without a plan, from 1, where it was planned day by day. */
  day: v.optional(v.nullable(v.number()), null),
})

export const DispatchSchema = v.object({
  ...head,
  ...PlanSchema.entries,
  /** Σ of what everyone pays alone. */
  method: v.picklist(['whole', 'day-by-day']),
  aloneCost: v.number(),
  alonePeakKw: Maybe,
})

export const DispatchDocumentSchema = v.union([DispatchSchema, InfeasibleSchema])
export type DispatchDocument = v.InferOutput<typeof DispatchDocumentSchema>
