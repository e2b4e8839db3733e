import type { Comparison } from '../../core/billing/comparison.ts'
import { formatCents } from '../../core/units/money.ts'
import { kWhText } from './energy-text.ts'
import { alignColumns, textTable } from './text-table.ts'

interface Column {
  readonly name: string
  readonly reason: string | null
  readonly members: readonly { readonly member: string; readonly amountCents: number }[]
}

/** Every member's amount under each rule, then the energy shared under each key, for people. */
export function comparisonText({ month, current, currentKey, members, rules, keys }: Comparison): string {
  const ruleColumns = rules.map((one) => ({ ...one, name: one.rule }))
  const keyColumns = keys.map((one) => ({ ...one, name: one.key }))
  return [
    `${month}: amounts by rule. In force: ${current}, key ${currentKey}.`,
    '',
    amounts(members, ruleColumns),
    ...missing(ruleColumns),
    '',
    'Amounts by key.',
    '',
    amounts(members, keyColumns),
    '',
    alignColumns(
      keyColumns.flatMap(({ name, shared }) =>
        shared === null ? [] : [[name, kWhText(shared), 'kWh shared']],
      ),
      [1],
    ),
    ...missing(keyColumns),
  ].join('\n')
}

function amounts(members: Comparison['members'], columns: readonly Column[]): string {
  const had = columns.filter(({ reason }) => reason === null)
  const rows = members.map(({ member, name }) => [
    member,
    name,
    ...had.map((column) => {
      const found = column.members.find((one) => one.member === member)
      return found ? formatCents(found.amountCents) : '–'
    }),
  ])
  const sum = (column: Column): number => column.members.reduce((all, one) => all + one.amountCents, 0)
  const sums = ['', '', ...had.map((column) => formatCents(sum(column)))]
  const right = had.map((_one, k) => k + 2)
  return textTable(['member', 'name', ...had.map(({ name }) => name)], rows, { right, sums })
}

const missing = (columns: readonly Column[]): string[] => {
  const rows = columns.flatMap(({ name, reason }) => (reason === null ? [] : [[name, reason]]))
  return rows.length ? ['', 'Not possible this month:', alignColumns(rows)] : []
}
