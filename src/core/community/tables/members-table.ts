import { compareMemberNumbers } from '../../units/memberOrder.ts'
import { formatCents } from '../../units/money.ts'
import { memberProblems } from '../checks.ts'
import type { IncomeBand } from '../cooperative.ts'
import { newMember, type Member } from '../member.ts'
import { memberKinds, vatStatuses, type Direction } from '../vocabulary.ts'
import {
  readCents,
  readChoice,
  readDate,
  readFraction,
  readInteger,
  readText,
  readWholeAmount,
  readYesNo,
} from './cell.ts'
import { planTable, type TablePlan } from './plan-table.ts'
import { cellText, fieldColumn, writeSheet, type Column } from './sheet.ts'

const asIs = (text: string): string => text
const orEmpty = (value: string | number | null): string => (value === null ? '' : String(value))

const field = <K extends keyof Member>(
  name: string,
  key: K,
  read: Parameters<typeof fieldColumn<Member, K>>[2],
  write: (value: Member[K]) => string,
  empty: Member[K] | 'required',
): Column<Member> => fieldColumn<Member, K>(name, key, read, write, empty)

/** Points of one direction, ids separated by blanks; those of the other direction stay. */
function pointColumn(name: string, direction: Direction): Column<Member> {
  return {
    name,
    read(member, text) {
      const others = member.points.filter((point) => point.direction !== direction)
      const named = text
        .split(/\s+/)
        .filter(Boolean)
        .map((id) => ({ id, direction }))
      return {
        value: { ...member, points: direction === 'offtake' ? [...named, ...others] : [...others, ...named] },
      }
    },
    write: (member) =>
      member.points.flatMap((point) => (point.direction === direction ? [point.id] : [])).join(' '),
  }
}

/** The group of the weights is by income, so it goes with the others. */
const incomeColumns: ReadonlySet<string> = new Set(['income_per_year', 'income_band', 'hardship', 'group'])

/** The columns of `members import` (interface.md), and `address`. */
const columns: readonly Column<Member>[] = [
  field('number', 'number', readText, asIs, 'required'),
  field('name', 'name', readText, asIs, 'required'),
  field('kind', 'kind', readChoice(memberKinds), asIs, 'person'),
  field('address', 'address', readText, asIs, ''),
  field('from', 'from', readDate, asIs, 'required'),
  field('until', 'until', readDate, orEmpty, null),
  pointColumn('points', 'offtake'),
  pointColumn('feed_in_points', 'feed-in'),
  field('income_per_year', 'incomePerYear', readWholeAmount, orEmpty, null),
  field('income_band', 'incomeBand', readText, orEmpty, null),
  field('hardship', 'hardship', readYesNo, (value) => (value ? 'yes' : 'no'), false),
  field('group', 'group', readText, orEmpty, null),
  field('pv_share', 'pvShare', readFraction, orEmpty, null),
  field('battery_share', 'batteryShare', readFraction, orEmpty, null),
  field('static_share', 'staticShare', readFraction, orEmpty, null),
  field('priority', 'priority', readInteger, orEmpty, null),
  field('factor', 'factor', readFraction, orEmpty, null),
  field('vat', 'vat', readChoice(vatStatuses), asIs, 'none'),
  field('tariff', 'tariff', readText, orEmpty, null),
  field('opening_balance', 'openingBalanceCents', readCents, formatCents, 0),
  field('iban', 'iban', readText, asIs, ''),
  field('mandate', 'mandate', readText, asIs, ''),
  field('mandate_date', 'mandateDate', readDate, orEmpty, null),
  field('email', 'email', readText, asIs, ''),
  field('language', 'language', readText, asIs, 'en'),
]

export interface MembersImport extends Omit<TablePlan<Member>, 'all' | 'candidates'> {
  /** Every member after the import (refused rows left as they were), in the order of their numbers. */
  readonly members: Member[]
}

/**
 * Reads a members table (interface.md "members import"): header row in any order, same number = update, an absent column
 * leaves its values unchanged, an empty cell is open or unknown. Dates are ISO dates only, decimals have a point or a
 * comma, yes/no also true/false. Nothing is written; each refused cell is named with row, column and reason.
 */
export function planMembersImport(
  rows: readonly (readonly string[])[],
  existing: readonly Member[],
  bands: readonly IncomeBand[],
  tariffNames: readonly string[],
): MembersImport {
  const {
    all,
    candidates: _,
    ...plan
  } = planTable(rows, existing, {
    columns,
    needed: ['number'],
    keyOfRow: (sheet, cells) => cellText(sheet, cells, 'number') as string,
    keyOf: ({ number }) => number,
    blank: (number) => newMember(number, '', ''),
    twice: (number, row) => ({
      column: 'number',
      reason: `Member ${number} stands in row ${row} already.`,
    }),
    lacking: 'A new member needs this column.',
    problemsOf: (member, others) => memberProblems(member, others, bands, tariffNames),
  })
  return { ...plan, members: all.toSorted((a, b) => compareMemberNumbers(a.number, b.number)) }
}

/**
 * Every member as a table, the header first; also the template where there is none. Income, band, hardship and
 * group only with `withIncome`: without them an import leaves these values unchanged.
 */
export function membersTable(
  members: readonly Member[],
  { withIncome }: { readonly withIncome: boolean },
): string[][] {
  const shown = withIncome ? columns : columns.filter((column) => !incomeColumns.has(column.name))
  return writeSheet(
    members.toSorted((a, b) => compareMemberNumbers(a.number, b.number)),
    shown,
  )
}
