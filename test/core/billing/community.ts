import type { Cooperative } from '../../../src/core/community/cooperative.ts'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import type { TariffRow } from '../../../src/core/community/tariff.ts'
import type { SettlementInput, Watch } from '../../../src/core/billing/input.ts'
import type { SettlementResult } from '../../../src/core/billing/result.ts'
import { settle } from '../../../src/core/billing/settle.ts'
import type { PointSeries, Quantity } from '../../../src/core/metering/series.ts'
import { solvers } from '../../../src/main/solver/solvers.ts'

/** The solvers themselves, not doubles of them. */
export { solvers }

/** Small communities for the tests: short words for the inputs of a settlement. */

export const quietly: Watch = { report: () => undefined, shouldStop: () => false }

export const cooperative: Cooperative = {
  name: 'River Valley',
  address: '',
  email: '',
  registerNumber: '',
  vatNumber: '',
  iban: '',
  bic: '',
  zone: 'Europe/Vienna',
  currency: 'EUR',
  model: 'shared-energy',
  vatRate: null,
  rule: 'shapley',
  key: null,
  referenceTariff: 'standard',
  paymentDays: 14,
}

/** The prices of the worked example: b .30, n 0, s .08, p .18, fee .02. */
export const tariff: TariffRow = {
  name: 'standard',
  from: '2020-01-01',
  until: null,
  bandFrom: null,
  bandUntil: null,
  days: null,
  buy: 300_000,
  sell: 80_000,
  sharedNetwork: 0,
  fee: 20_000,
  internal: 180_000,
  fixedPerMonthCents: 0,
  vat: null,
}

/** First slot of October 2026 in Vienna: local midnight, 22:00 UTC of the day before. */
export const october = Date.UTC(2026, 8, 30, 22) / 1000
export const quarterHour = 900

/** A member with a point per direction, named after the number: `1` draws at `o1` and feeds in at `f1`. */
export function member(number: string, changes: Partial<Member> = {}): Member {
  return {
    ...newMember(number, `Member ${number}`, '2020-01-01'),
    points: [{ id: `o${number}`, direction: 'offtake' }],
    ...changes,
  }
}

export function producer(number: string, changes: Partial<Member> = {}): Member {
  return member(number, { points: [{ id: `f${number}`, direction: 'feed-in' }], ...changes })
}

export function prosumer(number: string, changes: Partial<Member> = {}): Member {
  const points = [
    { id: `o${number}`, direction: 'offtake' as const },
    { id: `f${number}`, direction: 'feed-in' as const },
  ]
  return member(number, { points, ...changes })
}

/** Readings in kWh from a start on; NaN = missing. The direction is told by the first letter of the point. */
export function readings(
  point: string,
  kWh: readonly number[],
  options: { start?: number; step?: number; quantity?: Quantity; quality?: readonly number[] } = {},
): PointSeries {
  return {
    point,
    direction: point.startsWith('o') ? 'offtake' : 'feed-in',
    quantity: options.quantity ?? 'measured',
    series: {
      start: options.start ?? october,
      stepSeconds: options.step ?? quarterHour,
      values: Float64Array.from(kWh, (value) => Math.round(value * 1e6)),
      ...(options.quality ? { quality: Uint8Array.from(options.quality) } : {}),
    },
  }
}

export function input(changes: Partial<SettlementInput> = {}): SettlementInput {
  return {
    month: '2026-10',
    cooperative,
    members: [],
    tariffs: [tariff],
    readings: [],
    rule: null,
    key: null,
    gapRule: null,
    invoiceCents: null,
    premiumCents: null,
    seed: 1,
    ...changes,
  }
}

export function settled(
  changes: Partial<SettlementInput>,
  watch: Watch = quietly,
): Promise<SettlementResult> {
  return settle(input(changes), solvers, watch)
}

/** Alice o = 10, Bob o = 15, Plant f = 15 in one slot: settlement.md A.8. */
export const alice = member('1', { name: 'Alice' })
export const bob = member('2', { name: 'Bob' })
export const plant = producer('3', { name: 'Plant' })
export const threeReadings = [readings('o1', [10]), readings('o2', [15]), readings('f3', [15])]

/** One figure of every member, in member order. */
export function column<T>(
  result: SettlementResult,
  of: (one: SettlementResult['members'][number]) => T,
): T[] {
  return result.members.map(of)
}
