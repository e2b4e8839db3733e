import type { ComparedKey, ComparedRule } from '../../../../core/billing/comparison.ts'

/** Which amount is compared: the share of the savings, or the bill with VAT. */
export const moneys = ['share', 'bill'] as const
export type MoneyOf = (typeof moneys)[number]
/** Which energy: what a member got from others, or gave to them. */
export const energies = ['sharedIn', 'sharedOut'] as const
export type EnergyOf = (typeof energies)[number]

/** One column of figures beside the members' names. */
export interface ComparedColumn {
  readonly id: string
  readonly label: string
  /** Under the label, small. */
  readonly sub: string
  readonly kind: 'money' | 'energy'
  /** The values are differences from the choice in force: with sign and bar. */
  readonly differs: boolean
  /** Cents or 10⁻⁶ kWh by member. */
  readonly values: ReadonlyMap<string, number>
}

type Heads = Pick<ComparedColumn, 'id' | 'label' | 'sub'>

/** The money of a rule or key, less that of `today` where one is given. */
export function moneyColumn(
  heads: Heads,
  members: (ComparedRule | ComparedKey)['members'],
  of: MoneyOf,
  today: (ComparedRule | ComparedKey)['members'] | null,
): ComparedColumn {
  const amount = (one: ComparedRule['members'][number]): number =>
    of === 'share' ? one.shareCents : one.amountCents
  return {
    ...heads,
    kind: 'money',
    differs: today !== null,
    values: less(valuesOf(members, amount), today === null ? null : valuesOf(today, amount)),
  }
}

/** The shared energy of a key, less that of `today` where one is given. */
export function energyColumn(
  heads: Heads,
  members: ComparedKey['members'],
  of: EnergyOf,
  today: ComparedKey['members'] | null,
): ComparedColumn {
  const energy = (one: ComparedKey['members'][number]): number => one[of]
  return {
    ...heads,
    kind: 'energy',
    differs: today !== null,
    values: less(valuesOf(members, energy), today === null ? null : valuesOf(today, energy)),
  }
}

function valuesOf<M extends { readonly member: string }>(
  members: readonly M[],
  of: (one: M) => number,
): Map<string, number> {
  return new Map(members.map((one) => [one.member, of(one)]))
}

/** Members that only one of the two knows have no difference: a column is never filled up with zeros. */
function less(
  values: Map<string, number>,
  today: ReadonlyMap<string, number> | null,
): ReadonlyMap<string, number> {
  if (today === null) return values
  return new Map(
    [...values].flatMap(([member, value]) => {
      const now = today.get(member)
      return now === undefined ? [] : [[member, value - now] as const]
    }),
  )
}

/** Σ of a column. */
export function columnSum({ values }: ComparedColumn): number {
  return [...values.values()].reduce((sum, value) => sum + value, 0)
}

/** The largest difference of a kind in all columns: the one scale of its bars. 0 where nothing differs. */
export function largestDifference(columns: readonly ComparedColumn[], kind: ComparedColumn['kind']): number {
  return columns
    .filter((column) => column.differs && column.kind === kind)
    .flatMap((column) => [...column.values.values()])
    .reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
}
