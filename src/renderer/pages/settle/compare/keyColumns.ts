import type { ComparedKey, Comparison } from '../../../../core/billing/comparison.ts'
import type { Key } from '../../../../core/community/vocabulary.ts'
import { text } from '../../../text/index.ts'
import { energyColumn, moneyColumn, type ComparedColumn, type EnergyOf, type MoneyOf } from './columns.ts'

export interface KeysShown {
  /** Beside the key in force, in this order. */
  readonly shown: readonly Key[]
  readonly differs: boolean
  readonly money: MoneyOf
  readonly energy: EnergyOf
  /** The currency's mark. */
  readonly mark: string
}

/** The key in force; null where it is not available, so that nothing can be measured against it. */
export function keyInForce({ keys, currentKey }: Comparison): ComparedKey | null {
  return keys.find((one) => one.key === currentKey && one.available) ?? null
}

/** Today's key and those beside it, each with its energy and its money. */
export function keyColumns(
  comparison: Comparison,
  { shown, differs, money, energy, mark }: KeysShown,
): ComparedColumn[] {
  const words = text.compare
  const today = keyInForce(comparison)
  const beside = shown.flatMap((key) => comparison.keys.filter((one) => one.key === key && one.available))
  return (today === null ? beside : [today, ...beside]).flatMap((one) => {
    const isToday = one === today
    const label = isToday ? words.today : words.keyNames[one.key]
    const against = differs && !isToday ? (today?.members ?? null) : null
    const named = (unit: string): string => (isToday ? `${words.keyNames[one.key]}, ${unit}` : unit)
    return [
      energyColumn({ id: energyId(one.key), label, sub: named('kWh') }, one.members, energy, against),
      moneyColumn({ id: `${one.key}-money`, label, sub: named(mark) }, one.members, money, against),
    ]
  })
}

/** Names the energy column of a key. */
export function energyId(key: Key): string {
  return `${key}-energy`
}
