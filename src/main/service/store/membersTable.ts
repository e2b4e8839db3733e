import type { Database, Statement } from 'better-sqlite3'
import * as v from 'valibot'
import { MemberSchema, type Member } from '../../../core/community/member.ts'
import type { Json } from '../../../core/contract/call.ts'
import { compareMemberNumbers } from '../../../core/units/memberOrder.ts'
import type { AuditedTable } from './audited.ts'

/** Field of a member → column, in the order of the schema; the points stand in a table of their own. */
const columns = {
  number: 'number',
  name: 'name',
  kind: 'kind',
  from: 'from_date',
  until: 'until_date',
  address: 'address',
  incomePerYear: 'income_per_year',
  incomeBand: 'income_band',
  hardship: 'hardship',
  group: 'weight_group',
  pvShare: 'pv_share_fraction',
  batteryShare: 'battery_share_fraction',
  staticShare: 'static_share_fraction',
  priority: 'priority',
  factor: 'factor_fraction',
  vat: 'vat',
  tariff: 'tariff',
  openingBalanceCents: 'opening_balance_cents',
  iban: 'iban',
  mandate: 'mandate',
  mandateDate: 'mandate_date',
  email: 'email',
  language: 'language',
} as const satisfies Record<keyof Omit<Member, 'points'>, string>

interface PointRow {
  readonly member: string
  readonly id: string
  readonly direction: string
}

const selected = Object.entries(columns)
  .map(([field, column]) => `${column} AS "${field}"`)
  .join(', ')

/** Members with their metering points. */
export class MembersTable implements AuditedTable {
  readonly area = 'member'
  readonly #all: Statement
  readonly #one: Statement
  readonly #allPoints: Statement<[], PointRow>
  readonly #points: Statement<[string], PointRow>
  readonly #remove: Statement
  readonly #insert: Statement
  readonly #insertPoint: Statement

  constructor(db: Database) {
    const points = 'SELECT member, point AS id, direction FROM metering_point'
    this.#all = db.prepare(`SELECT ${selected} FROM member`)
    this.#one = db.prepare(`SELECT ${selected} FROM member WHERE number = ?`)
    this.#allPoints = db.prepare(`${points} ORDER BY member, position`)
    this.#points = db.prepare(`${points} WHERE member = ? ORDER BY position`)
    this.#remove = db.prepare('DELETE FROM member WHERE number = ?')
    this.#insert = db.prepare(
      `INSERT INTO member (${Object.values(columns).join(', ')}) VALUES (${Object.keys(columns)
        .map((field) => `@${field}`)
        .join(', ')})`,
    )
    this.#insertPoint = db.prepare(
      'INSERT INTO metering_point (member, position, point, direction) VALUES (?, ?, ?, ?)',
    )
  }

  /** Every member, in the order of their numbers. */
  all(): Member[] {
    const points = Map.groupBy(this.#allPoints.all(), (row) => row.member)
    const rows = this.#all.all() as Record<string, unknown>[]
    return rows
      .map((row) => memberOf(row, points.get(row['number'] as string) ?? []))
      .toSorted((a, b) => compareMemberNumbers(a.number, b.number))
  }

  get(number: string): Member | null {
    const row = this.#one.get(number) as Record<string, unknown> | undefined
    return row ? memberOf(row, this.#points.all(number)) : null
  }

  read(subject: string): Json {
    return this.get(subject)
  }

  write(subject: string, value: Json): void {
    this.#remove.run(subject)
    if (value === null) return
    const { points, ...member } = v.parse(MemberSchema, value)
    this.#insert.run({ ...member, hardship: member.hardship ? 1 : 0 })
    points.forEach((point, position) =>
      this.#insertPoint.run(member.number, position, point.id, point.direction),
    )
  }
}

function memberOf(row: Record<string, unknown>, points: readonly PointRow[]): Member {
  return v.parse(MemberSchema, {
    ...row,
    hardship: row['hardship'] === 1,
    points: points.map(({ id, direction }) => ({ id, direction })),
  })
}
