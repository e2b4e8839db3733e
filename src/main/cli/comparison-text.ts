import { formatCents } from '../../core/units/money.ts'
import type { Comparison, Tried } from './comparison.ts'
import { kWhText } from './energy-text.ts'
import { alignColumns, textTable } from './text-table.ts'

interface Column {
  readonly name: string
  readonly tried: Tried
}

/** Every member's amount under each rule, then the energy shared under each key, for people. */
export function comparisonText({ month, current, rules, keys }: Comparison): string {
  const ruleColumns = rules.map(({ rule, tried }) => ({ name: rule, tried }))
  const keyColumns = keys.map(({ key, tried }) => ({ name: key, tried }))
  return [
    `${month}: amounts by rule. In force: ${current.rule}, key ${current.key}.`,
    '',
    amounts(current.members, ruleColumns),
    ...missing(ruleColumns),
    '',
    'Amounts by key.',
    '',
    amounts(current.members, keyColumns),
    '',
    alignColumns(
      keyColumns.flatMap(({ name, tried }) =>
        tried.available ? [[name, kWhText(tried.result.totals.shared), 'kWh shared']] : [],
      ),
      [1],
    ),
    ...missing(keyColumns),
  ].join('\n')
}

function amounts(members: Comparison['current']['members'], columns: readonly Column[]): string {
  const had = columns.flatMap(({ name, tried }) => (tried.available ? [{ name, result: tried.result }] : []))
  const rows = members.map(({ member, name }) => [
    member,
    name,
    ...had.map(({ result }) => {
      const found = result.members.find((one) => one.member === member)
      return found ? formatCents(found.amountCents) : '–'
    }),
  ])
  const sums = ['', '', ...had.map(({ result }) => formatCents(result.totals.amountCents))]
  const right = had.map((_one, k) => k + 2)
  return textTable(['member', 'name', ...had.map(({ name }) => name)], rows, { right, sums })
}

const missing = (columns: readonly Column[]): string[] => {
  const rows = columns.flatMap(({ name, tried }) => (tried.available ? [] : [[name, tried.reason]]))
  return rows.length ? ['', 'Not to be had here:', alignColumns(rows)] : []
}
