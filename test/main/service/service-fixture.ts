import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import * as v from 'valibot'
import { localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import type { JobProgress } from '../../../src/core/contract/call.ts'
import { contract, type Input, type Name, type Output } from '../../../src/core/contract/contract.ts'
import type { Problem } from '../../../src/core/problems/problem.ts'
import type { Service, ServiceOptions } from '../../../src/main/service/door.ts'
import { createService } from '../../../src/main/service/service.ts'
import { NOW, riverValley } from './open-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface Desk {
  readonly service: Service
  readonly folder: string
  /** The clock, UTC seconds. */
  readonly clock: { now: number }
  /** The value of a call; fails the test on a problem, and where the value does not pass its schema. */
  ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>>
  /** The problem of a call; fails the test on a value. */
  refused<N extends Name>(name: N, input: Input<N>): Promise<Problem>
}

export function newDesk(options: Partial<ServiceOptions> = {}): Desk {
  const folder = temporaryFolder()
  const clock = { now: NOW }
  const service = createService({
    door: 'browser',
    version: '0.1.0-test',
    dataFolder: join(folder, 'data'),
    settingsFolder: join(folder, 'settings'),
    whyNotElectron: null,
    now: () => clock.now,
    newName: () => randomBytes(18).toString('base64url'),
    ...options,
  })
  onTestFinished(() => service.close())
  const silent = (_progress: JobProgress): void => undefined
  return {
    service,
    folder,
    clock,
    async ask(name, input) {
      const reply = await service.handle(name, input, null, silent)
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.problem.code}: ${reply.problem.message}`)
      const schema = contract[name].output as v.GenericSchema<unknown, Output<typeof name>>
      return v.parse(schema, JSON.parse(JSON.stringify(reply.value)))
    },
    async refused(name, input) {
      const reply = await service.handle(name, input, null, silent)
      expect(reply.ok, `${name} was not refused`).toBe(false)
      if (reply.ok) throw new Error(`${name} was not refused`)
      return reply.problem
    },
  }
}

const member = (
  number: string,
  name: string,
  point: string,
  direction: 'offtake' | 'feed-in',
  more: Partial<Member> = {},
): Member => ({
  ...newMember(number, name, '2026-01-01'),
  points: [{ id: point, direction }],
  ...more,
})

/** The three of settlement.md A.8, and Dora who joins in November. */
export const people = {
  alice: member('1', 'Alice Auer', 'AT1', 'offtake', { openingBalanceCents: 500, incomePerYear: 24_000 }),
  bob: member('2', 'Bob Bauer', 'AT2', 'offtake', { incomePerYear: 40_000 }),
  plant: member('3', 'Mill Plant', 'AT3', 'feed-in', { kind: 'organisation' }),
  dora: member('10', 'Dora Dorn', 'AT4', 'offtake', { from: '2026-11-01' }),
}

/** A plain table of a month's quarter hours; `kWh` gives a point's value by slot, null = missing. */
export function plainTable(
  month: string,
  points: Readonly<Record<string, (slot: number) => number | null>>,
): Uint8Array {
  const { start, end } = localMonth(new Zone('Europe/Vienna'), month)
  const rows = [['start', ...Object.keys(points)].join(',')]
  for (let slot = 0; start + slot * 900 < end; slot++) {
    const instant = new Date((start + slot * 900) * 1000).toISOString().replace('.000', '')
    rows.push([instant, ...Object.values(points).map((kWh) => kWh(slot) ?? '')].join(','))
  }
  return new TextEncoder().encode(`${rows.join('\n')}\n`)
}

const isSunny = (slot: number): boolean => slot % 96 >= 36 && slot % 96 < 64

/** October and later: Alice and Bob use electricity all day, the plant feeds in around midday. */
export const usual = {
  AT1: () => 0.1,
  AT2: (slot: number) => (slot % 4 === 0 ? 0.25 : 0.15),
  AT3: (slot: number) => (isSunny(slot) ? 0.3 : 0),
}

export async function imported(
  desk: Desk,
  bytes: Uint8Array,
  { replace = false, month = '2026-10', name = 'october.csv' } = {},
): Promise<Output<'readings.save'>> {
  const grant = desk.service.offer(name, bytes)
  const { plan } = await desk.ask('readings.plan', { grants: [grant], mappings: [], pointOf: [], month })
  return desk.ask('readings.save', { plan, changed: replace ? 'replace' : 'refuse' })
}

export const settleNow = (month: string): Input<'settle.run'> => ({
  month,
  rule: null,
  key: null,
  gapRule: null,
  invoiceCents: null,
  premiumCents: null,
  seed: null,
})

/** River Valley with its members, and October's readings where wanted. */
export async function riverValleyDesk(
  readings: 'with readings' | 'without readings' = 'with readings',
): Promise<Desk> {
  const desk = newDesk()
  await desk.ask('file.new', { cooperative: riverValley, place: null })
  for (const one of Object.values(people)) await desk.ask('members.save', { member: one, isNew: true })
  if (readings === 'with readings') await imported(desk, plainTable('2026-10', usual))
  return desk
}
