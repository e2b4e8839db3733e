import type { ComparedKey } from '../../../../core/billing/comparison.ts'
import { isGain } from '../../../../core/game/stability.ts'
import { DASH, formatEnergy, formatMoney, formatNumber } from '../../../text/figures.ts'
import { text } from '../../../text/index.ts'
import type { ComparedColumn } from './columns.ts'
import { energyId } from './keyColumns.ts'
import type { ShownRule } from './tried.ts'

/** The measures that have a definition. */
export type DefinedMeasure = keyof typeof text.compare.definitions

/** A line below the sums: one finished text a column. */
export interface MeasureLine {
  readonly id: string
  readonly label: string
  /** Null where the line has none. */
  readonly definition: DefinedMeasure | null
  readonly cells: readonly string[]
  /** Cells that are words and no figures. */
  readonly words: ReadonlySet<string>
}

/** Gini, the largest gain of a group and the members worse off, rule by rule as they stand in the table. */
export function ruleMeasures(month: string, mark: string, columns: readonly ShownRule[]): MeasureLine[] {
  const words = text.compare
  const cellWords = new Set<string>([words.none, words.unknown, words.notLooked])
  const line = (id: DefinedMeasure, label: string, cell: (rule: ShownRule) => string): MeasureLine => ({
    id,
    label,
    definition: id,
    cells: columns.map(cell),
    words: cellWords,
  })
  return [
    line('gini', words.gini(month), ({ giniBurden }) =>
      giniBurden === null ? words.unknown : formatNumber(giniBurden, 3),
    ),
    line('group', `${words.group}, ${mark}`, ({ largestExcess, isBound = false }) => {
      if (largestExcess === null) return words.notLooked
      // a bound that were rounded down would promise more than it is
      if (!isGain(largestExcess)) return words.none
      if (isBound) return words.atMost(formatMoney(Math.ceil(largestExcess * 100)))
      return formatMoney(Math.round(largestExcess * 100))
    }),
    line('worse', words.worse, ({ worseOff }) =>
      worseOff.length === 0 ? words.none : String(worseOff.length),
    ),
  ]
}

/** What each key shares in the month, under its energy column; it is no matter of money. */
export function keyMeasures(columns: readonly ComparedColumn[], keys: readonly ComparedKey[]): MeasureLine[] {
  const shared = new Map(keys.map((one) => [energyId(one.key), one.shared]))
  const words = text.compare
  return [
    {
      id: 'shared',
      label: `${words.sharedInAll}, kWh`,
      definition: null,
      cells: columns.map(({ id }) => {
        const energy = shared.get(id)
        return energy === undefined || energy === null ? DASH : formatEnergy(energy, 1)
      }),
      words: new Set([DASH]),
    },
  ]
}
