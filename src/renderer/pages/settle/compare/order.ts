import type { Sort } from '../../../parts/sort.ts'
import type { ComparedColumn } from './columns.ts'

export interface NamedMember {
  readonly member: string
  readonly name: string
}

/** Members as the head of the table asks for them; the order given is the one by number. A value not known comes last. */
export function sortedMembers(
  members: readonly NamedMember[],
  { column, down }: Sort,
  columns: readonly ComparedColumn[],
): NamedMember[] {
  if (column === 'number') return down ? members.toReversed() : [...members]
  const turn = down ? -1 : 1
  if (column === 'name') return members.toSorted((a, b) => turn * a.name.localeCompare(b.name))
  const values = columns.find((one) => one.id === column)?.values
  // a column that has been taken out of the table sorts nothing any more
  if (values === undefined) return [...members]
  return members.toSorted((a, b) => {
    const [left, right] = [values.get(a.member), values.get(b.member)]
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined)
    return turn * (left - right)
  })
}
