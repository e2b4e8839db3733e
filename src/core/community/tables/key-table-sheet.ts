import { compareMemberNumbers } from '../../units/memberOrder.ts'
import { slotLabel, TABLE_SLOTS, type KeyTable } from '../key-table.ts'
import { byRow } from './accept.ts'
import { readCell, readDate, readFraction, writeCell } from './cell.ts'
import { cellText, missingColumn, readSheet, type Refused, type SheetRows } from './sheet.ts'

/** What an import of coefficient tables would do; rows are counted member by member of each period. */
export interface KeyTablesImport {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: Refused[]
  readonly unknownColumns: string[]
  /** The tables of the file whose period is new or different; each replaces the one that begins on the same day. */
  readonly written: KeyTable[]
}

interface Row {
  readonly row: number
  readonly from: string
  readonly until: string | null
  readonly member: string
  readonly shares: readonly number[]
}

const plain = ['member', 'from', 'until'] as const
const columnsOf = (slots: number): string[] => [
  ...plain,
  ...Array.from({ length: slots }, (_one, k) => slotLabel(k, slots)),
]

/**
 * Reads a sheet of coefficients: member, from, until and a column an hour (`00:00` … `23:00`), or a half or quarter hour.
 * A period is replaced as a whole, so a sheet with one wrong row of a period gives nothing of that period. Missing is not
 * zero: an hour without a coefficient is refused by its name.
 */
export function planKeyTablesImport(
  rows: readonly (readonly string[])[],
  existing: readonly KeyTable[],
  members: ReadonlySet<string>,
): KeyTablesImport {
  const slots = slotsOf(rows)
  const sheet = readSheet(
    rows,
    columnsOf(slots).map((name) => ({ name, read: () => ({ reason: '' }), write: () => '' })),
  )
  const refused: Refused[] = [...sheet.refused]
  if (refused.length === 0)
    for (const name of columnsOf(slots)) if (name !== 'until') refused.push(...missingColumn(sheet, name))
  const taken = refused.length > 0 ? [] : readRows(sheet, slots, members, refused)
  const spoilt = new Set(refused.map(({ row }) => row))
  const periods = Map.groupBy(taken, ({ from }) => from)
  const counts = { added: 0, changed: 0, same: 0 }
  const written: KeyTable[] = []
  for (const [from, own] of periods) {
    refused.push(...periodProblems(own, slots))
    if (own.some(({ row }) => spoilt.has(row) || refused.some((one) => one.row === row))) continue
    const table: KeyTable = {
      from,
      until: own[0]!.until,
      rows: own
        .map(({ member, shares }) => ({ member, shares: [...shares] }))
        .toSorted((a, b) => compareMemberNumbers(a.member, b.member)),
    }
    const before = existing.find((one) => one.from === from)
    const isSame = JSON.stringify(before) === JSON.stringify(table)
    counts[before === undefined ? 'added' : isSame ? 'same' : 'changed'] += own.length
    if (!isSame) written.push(table)
  }
  return { ...counts, refused: byRow(refused), unknownColumns: [...sheet.unknownColumns], written }
}

/** All tables as a sheet, the header first; without any, the template of an hourly one. */
export function keyTablesSheet(tables: readonly KeyTable[]): string[][] {
  const slots = Math.max(
    TABLE_SLOTS[0],
    ...tables.flatMap(({ rows }) => rows.map(({ shares }) => shares.length)),
  )
  return [
    columnsOf(slots),
    ...tables.flatMap(({ from, until, rows }) =>
      rows.map(({ member, shares }) => [
        writeCell(member),
        from,
        until ?? '',
        // a coarser table holds for every finer slot alike
        ...Array.from({ length: slots }, (_one, k) =>
          String(shares[Math.floor((k * shares.length) / slots)]!),
        ),
      ]),
    ),
  ]
}

/** A header that names a quarter past an hour is one of quarter hours, one that names half past of half hours. */
function slotsOf(rows: readonly (readonly string[])[]): number {
  const header = rows.find((cells) => cells.some((cell) => cell.trim() !== '')) ?? []
  const [hours, halves, quarters] = TABLE_SLOTS
  if (header.some((cell) => /^\d\d:[14]5$/.test(cell.trim()))) return quarters
  return header.some((cell) => /^\d\d:30$/.test(cell.trim())) ? halves : hours
}

function readRows(sheet: SheetRows, slots: number, members: ReadonlySet<string>, refused: Refused[]): Row[] {
  const seen = new Map<string, number>()
  const taken: Row[] = []
  for (const { row, cells } of sheet.rows) {
    const text = (name: string): string => readCell(cellText(sheet, cells, name) ?? '')
    const refuse = (column: string, reason: string): void => void refused.push({ row, column, reason })
    const member = text('member')
    if (!members.has(member))
      refuse('member', member === '' ? 'This column needs a value.' : `There is no member ${member}.`)
    const dates = (['from', 'until'] as const).map((column) => {
      if (text(column) === '') {
        if (column === 'from') refuse(column, 'This column needs a value.')
        return null
      }
      const read = readDate(text(column))
      if ('value' in read) return read.value
      refuse(column, read.reason)
      return null
    })
    const shares = Array.from({ length: slots }, (_one, k) => {
      const column = slotLabel(k, slots)
      if (text(column) === '') {
        refuse(column, `There is no coefficient at ${column}; write 0 where the member gets nothing.`)
        return 0
      }
      const read = readFraction(text(column))
      if ('value' in read) return read.value
      refuse(column, read.reason)
      return 0
    })
    const [from, until] = dates
    if (from == null) continue
    if (until != null && until < from) refuse('until', 'The last day lies before the first.')
    const first = seen.get(`${from} ${member}`)
    if (first !== undefined) refuse('member', `Member ${member} stands in row ${first} already for ${from}.`)
    seen.set(`${from} ${member}`, row)
    taken.push({ row, from, until: until ?? null, member, shares })
  }
  return taken
}

/** A period ends for all on one day, and nobody gives out more than there is. */
function periodProblems(own: readonly Row[], slots: number): Refused[] {
  const [first] = own
  const refused: Refused[] = own
    .filter(({ until }) => until !== first!.until)
    .map(({ row, from }) => ({
      row,
      column: 'until',
      reason: `All rows of the table from ${from} on need the same last day.`,
    }))
  for (let k = 0; k < slots; k++) {
    // billionths: decimals that add up to 1 do so exactly
    const sum = own.reduce((all, { shares }) => all + Math.round(shares[k]! * 1e9), 0)
    if (sum <= 1e9) continue
    const column = slotLabel(k, slots)
    const reason = `The coefficients at ${column} add up to ${sum / 1e9}, which is more than 1.`
    refused.push({ row: own.at(-1)!.row, column, reason })
  }
  return refused
}
