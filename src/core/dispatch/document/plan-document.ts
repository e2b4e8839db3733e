import { grossPeak } from '../money.ts'
import type { NodePlan, Series } from '../plan.ts'
import type { PlannedStage } from '../stage-a.ts'
import { consumptionOf, hoursOfSlot, type Study } from '../study.ts'
import type { PlanDocument } from './schema.ts'
import { seriesOf } from './series.ts'

/** What a plan's document says beside the plan itself. */
export interface PlanSurroundings {
  /** What each member pays alone, and the lowest peak of everyone's plans alone. */
  readonly alone: readonly number[]
  readonly alonePeakKw: number | null
  readonly greenPool: boolean
  readonly weights: readonly number[]
  readonly aboveAlone: readonly number[]
  readonly relaxedOnly: boolean
}

export function planDocument(study: Study, stage: PlannedStage, around: PlanSurroundings): PlanDocument {
  const { plan, proof, money } = stage
  const gross = grossPeak(study)
  const { local } = study.prices
  return {
    status: proof.status,
    objective: proof.objective,
    cost: money.cost,
    bound: proof.bound,
    gap: proof.gap,
    peakKw: plan.peakKw,
    grossPeakKw: gross,
    peakReduction: {
      gross: reduction(plan.peakKw, gross),
      alone: around.alonePeakKw === null ? null : reduction(plan.peakKw, around.alonePeakKw),
    },
    greenPool: around.greenPool,
    localPrice: { kind: typeof local === 'string' ? local : 'given', passes: stage.passes },
    members: study.members.map((member, i) => ({
      id: member.id,
      group: member.group,
      cost: money.members[i]!.net,
      alone: around.alone[i]!,
      bill: money.members[i]!.bill,
      dividend: money.members[i]!.dividend,
      renewableAccess: stage.access[i]!,
      consumptionKWh: consumptionOf(study, member),
      weight: around.weights[i]!,
      aboveAlone: around.aboveAlone[i]!,
    })),
    energy: energyOf(study, stage),
    series: seriesOf(study, stage),
    proof: {
      relaxation: proof.relaxation,
      relaxedOnly: around.relaxedOnly,
      residual: proof.residual,
      columns: proof.columns,
      rows: proof.rows,
      wholeNumbers: proof.wholeNumbers,
    },
  }
}

/** 1 − now/before; null where there was no peak to reduce. */
export const reduction = (now: number, before: number): number | null =>
  before > 0 ? 1 - now / before : null

function energyOf(study: Study, { plan }: PlannedStage): PlanDocument['energy'] {
  const hours = hoursOfSlot(study)
  const total = (of: (node: NodePlan) => Series): number =>
    plan.nodes.reduce((sum, node) => of(node).reduce((own, kw) => own + kw * hours, sum), 0)
  const consumptionKWh = study.members.reduce((sum, member) => sum + consumptionOf(study, member), 0)
  const pvKWh = total((node) => node.pv)
  const soldKWh = total((node) => node.gridSell)
  const boughtKWh = total((node) => node.gridBuy)
  // what is bought and sold again is not the sun's
  const pvUsedKWh = Math.max(0, pvKWh - total((node) => node.spilled) - soldKWh)
  return {
    consumptionKWh,
    pvKWh,
    pvUsedKWh,
    boughtKWh,
    soldKWh,
    tradedKWh: total((node) => node.poolSell),
    unservedKWh: total((node) => node.unserved),
    curtailedKWh: total((node) => node.curtailed),
    overLimitKWh: plan.overLimit.reduce((sum, kw) => sum + kw * hours, 0),
    selfSufficiency: consumptionKWh > 0 ? 1 - boughtKWh / consumptionKWh : 0,
    selfConsumption: pvKWh > 0 ? pvUsedKWh / pvKWh : null,
  }
}
