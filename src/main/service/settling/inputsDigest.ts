import { createHash } from 'node:crypto'
import { monthSpan } from '../../../core/calendar/month.ts'
import { rhoAsked, ruleAsked } from '../../../core/billing/choice.ts'
import type { IncomeBand } from '../../../core/community/cooperative.ts'
import type { KeyTable } from '../../../core/community/key-table.ts'
import type { Member } from '../../../core/community/member.ts'
import type { TariffRow } from '../../../core/community/tariff.ts'
import type { Key, Rule } from '../../../core/community/vocabulary.ts'
import type { Session } from '../session.ts'
import type { SettlementSnapshot } from '../store/settlementsTable.ts'
import { readingsOf } from './snapshot.ts'

/** What a settlement is computed from, and nothing else: a new address, or a price from next month on, is not in it. */
export interface SettlementFacts {
  readonly settings: unknown
  readonly members: readonly MemberFacts[]
  readonly tariffs: readonly TariffRow[]
  readonly amounts: unknown
  /** Only where something goes by income; so is the income of each member. */
  readonly bands?: readonly IncomeBand[]
  /** Only under the key `table`. */
  readonly keyTables?: readonly KeyTable[]
  /** SHA-256 of the readings in force. */
  readonly readings: string
}

type MemberFacts = Pick<
  Member,
  | 'number'
  | 'points'
  | 'pvShare'
  | 'batteryShare'
  | 'staticShare'
  | 'priority'
  | 'factor'
  | 'vat'
  | 'tariff'
  | 'openingBalanceCents'
> &
  Partial<IncomeFacts> & { readonly from: string; readonly until: string }

type IncomeFacts = Pick<Member, 'kind' | 'incomePerYear' | 'incomeBand' | 'group'>

/** The facts of a snapshot with its readings as of a batch (none = now), in steps. */
export function* settlementFacts(
  session: Session,
  snapshot: SettlementSnapshot,
  asOf?: number,
): Generator<void, SettlementFacts, undefined> {
  return { ...factsBesideReadings(snapshot), readings: yield* readingsDigest(session, snapshot, asOf) }
}

/** The facts of a snapshot but for its readings. */
export function factsBesideReadings(snapshot: SettlementSnapshot): Omit<SettlementFacts, 'readings'> {
  const { first, last } = monthSpan(snapshot.month)
  const { month, cooperative, gapRule, seed, invoiceCents, premiumCents, halfWidthCents } = snapshot
  const { zone, currency, model, vatRate, referenceTariff } = cooperative
  const decided = snapshot.decided ?? null
  const rule = ruleAsked(snapshot)
  // where weights were decided they count unless the month holds a split, which is in the readings
  const key = snapshot.key ?? cooperative.key
  const weights = decided?.weights ? { weights: decided.weights } : {}
  const byIncome = goesByIncome(rule, key) || decided?.weights != null
  const rho = rule === 'solidarity' ? { rho: rhoAsked(snapshot, rule) } : {}
  const precision = halfWidthCents == null ? {} : { halfWidthCents }
  const tariffs = new Set([
    referenceTariff,
    ...snapshot.members.map((member) => member.tariff ?? referenceTariff),
  ])
  return {
    settings: {
      month,
      zone,
      currency,
      model,
      vatRate,
      rule,
      key,
      referenceTariff,
      gapRule,
      seed,
      ...rho,
      ...precision,
      ...weights,
    },
    members: snapshot.members.map((member) => ({
      ...memberFacts(member, first, last),
      ...(byIncome ? incomeFacts(member) : {}),
    })),
    tariffs: tariffFacts(snapshot.tariffs, tariffs, first, last),
    amounts: { invoiceCents, premiumCents },
    ...(byIncome ? { bands: snapshot.bands ?? [] } : {}),
    ...(key === 'table' ? { keyTables: snapshot.keyTables ?? [] } : {}),
  }
}

/** SHA-256 (hex) of a settlement's facts: equal where settling again would give the same. */
export function inputsDigest(facts: SettlementFacts): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

/** Rules and keys under which an income changes amounts; under all others it is left out of the facts. */
function goesByIncome(rule: Rule, key: Key | null): boolean {
  return rule === 'weighted-shapley' || rule === 'solidarity' || key === 'equity'
}

function incomeFacts({ kind, incomePerYear, incomeBand, group }: Member): IncomeFacts {
  return { kind, incomePerYear, incomeBand, group }
}

/** Membership as far as it lies in the month; name, contact and bank change no amount. */
function memberFacts(member: Member, first: string, last: string): MemberFacts {
  const {
    number,
    points,
    pvShare,
    batteryShare,
    staticShare,
    priority,
    factor,
    vat,
    tariff,
    openingBalanceCents,
  } = member
  const from = member.from > first ? member.from : first
  const until = member.until !== null && member.until < last ? member.until : last
  const shares = { pvShare, batteryShare, staticShare, priority, factor }
  return { number, from, until, points, ...shares, vat, tariff, openingBalanceCents }
}

/** The rows that hold inside the month: a newer row with the same band and days ends an older one. */
function tariffFacts(
  rows: readonly TariffRow[],
  names: ReadonlySet<string>,
  first: string,
  last: string,
): TariffRow[] {
  const place = (row: TariffRow): string => JSON.stringify([row.name, row.bandFrom, row.bandUntil, row.days])
  return rows
    .filter((row) => names.has(row.name) && row.from <= last && (row.until === null || row.until >= first))
    .filter(
      (row) =>
        !rows.some((newer) => newer.from > row.from && newer.from <= first && place(newer) === place(row)),
    )
    .map((row) => clipped(row, first, last))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function clipped(row: TariffRow, first: string, last: string): TariffRow {
  const until = row.until !== null && row.until < last ? row.until : null
  return { ...row, from: row.from > first ? row.from : first, until }
}

/** Names the readings of a snapshot as they were as of a batch (none = now). */
export function readingsKey(
  session: Session,
  { cooperative, month, members }: SettlementSnapshot,
  asOf?: number,
): string {
  const { start, end } = session.monthIn(cooperative.zone, month)
  const points = members.flatMap((member) => member.points.map((point) => point.id)).toSorted()
  return JSON.stringify([start, end, points, session.file.readings.fingerprint(start, end, asOf)])
}

/** Digest of the month's readings, a series a step; kept by their fingerprint, since the same rows always give the same values. */
function* readingsDigest(
  session: Session,
  snapshot: SettlementSnapshot,
  asOf?: number,
): Generator<void, string, undefined> {
  const key = readingsKey(session, snapshot, asOf)
  const known = session.readingDigests.get(key)
  if (known !== undefined) return known
  const hash = createHash('sha256')
  for (const { point, direction, quantity, series } of yield* readingsOf(session, snapshot, asOf)) {
    const { start, stepSeconds, values, quality } = series
    hash.update(
      JSON.stringify([point, direction, quantity, start, stepSeconds, values.length, quality !== undefined]),
    )
    hash.update(littleEndian(values))
    if (quality) hash.update(quality)
    yield
  }
  const digest = hash.digest('hex')
  session.readingDigests.set(key, digest)
  return digest
}

/** The same bytes on every machine, and one NaN for all. */
function littleEndian(values: Float64Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(values.length * 8))
  values.forEach((value, k) => bytes.setFloat64(k * 8, Number.isNaN(value) ? NaN : value, true))
  return new Uint8Array(bytes.buffer)
}
