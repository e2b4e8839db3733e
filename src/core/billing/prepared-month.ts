import { localMonth } from '../calendar/month.ts'
import { Zone } from '../calendar/zone.ts'
import { bugProblem } from '../problems/bugs.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Allocation } from '../sharing/flows.ts'
import type { Cents } from '../units/money.ts'
import { allocationOfMonth } from './allocation-of-month.ts'
import { assembleMonth, holdsSplit, type AssembledMonth } from './assemble.ts'
import type { SettledKey } from './choice.ts'
import { incomesOf, type MonthIncome } from './incomes.ts'
import type { Progress, SettlementInput, Watch } from './input.ts'
import { monthEnergy, type MonthEnergy } from './month-energy.ts'
import { monthPrices, standingChargeOf, type MonthPrices } from './month-prices.ts'
import { potOf, type Pot } from './pot.ts'
import { priceCells, type PriceCell } from './price-cells.ts'
import { equityWeights } from '../sharing/equity-weights.ts'
import { applyGapRule, type SettledReadings } from './readings-of-month.ts'
import { slotCauses, type SlotCauses } from './slot-causes.ts'
import { valuationOf, type Valuation } from './valuation.ts'

/** A month under a key, up to the pot: everything that does not depend on the money rule. */
export interface PreparedMonth {
  readonly input: SettlementInput
  readonly key: SettledKey
  readonly readings: SettledReadings
  readonly energy: MonthEnergy
  readonly allocation: Allocation
  readonly prices: MonthPrices
  readonly cells: readonly (readonly PriceCell[])[]
  /** Standing charges of connections of their own, by member, cents; 0 but in full supply. */
  readonly standing: readonly Cents[]
  readonly pot: Pot
  readonly valuation: Valuation
  /** How a share is told by cause and part of the day. */
  readonly causes: SlotCauses
  /** In member order; null where no income is known. */
  readonly incomes: readonly (MonthIncome | null)[]
  /** Weights of the key `equity`, in member order: as decided, else by income. */
  readonly keyWeights: readonly number[]
}

/** Lays the readings on the slots of the month; only the operator's key reads the operator's columns. */
export function assembledFor(key: SettledKey, input: SettlementInput): AssembledMonth {
  return assembleMonth(input, new Zone(input.cooperative.zone), key === 'operator')
}

/** True where the month's readings hold the operator's split. */
export function hasSplit({ cooperative, month, readings, members }: SettlementInput): boolean {
  return holdsSplit(readings, members, localMonth(new Zone(cooperative.zone), month))
}

/** Readings → gap rule → key (who received and supplied what) → prices → pot. Throws the problems of settling. */
export function prepareMonth(
  key: SettledKey,
  input: SettlementInput,
  assembled: AssembledMonth,
  watch: Watch,
): PreparedMonth {
  const { cooperative } = input
  const { model } = cooperative
  const incomes = incomesOf(assembled.members, input.bands ?? [], input.month)
  const keyWeights = equityWeights(incomes, input.decided?.weights ?? null)
  const readings = applyGapRule(input, assembled, key, keyWeights)
  const { month, gaps, settled } = readings
  const energy = monthEnergy(month, settled, model)
  const allocation = allocationOfMonth(key, month, energy, gaps.gap, keyWeights, input)

  step(watch, 'prices')
  const prices = monthPrices(
    month,
    input.tariffs,
    cooperative,
    gaps.empty.map((bit) => 1 - bit),
  )
  const cells = priceCells(energy, allocation, prices)
  const standing = month.members.map((_, i) => standingChargeOf(month, prices, i))
  const pot = potOf(model, cells, energy, prices, standing, input)
  const valuation = valuationOf(model, energy, allocation, prices, pot)
  const causes = slotCauses(month)
  return {
    input,
    key,
    readings,
    energy,
    allocation,
    prices,
    cells,
    standing,
    pot,
    valuation,
    causes,
    incomes,
    keyWeights,
  }
}

/** Tells where a settlement has got to; throws `cancelled` where it shall stop. */
export function step(watch: Watch, phase: Progress['phase']): void {
  if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
  watch.report({ phase, done: 0, total: 1 })
}
