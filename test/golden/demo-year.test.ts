import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addMonths } from '../../src/core/calendar/month.ts'
import { newDesk, settleNow } from '../main/service/service-fixture.ts'

/**
 * The demo year to the cent: every member's share, net, VAT and amount of every month as they were when an independent
 * calculation of October (enumeration in another language, from the export files) agreed. A change here is a change of
 * somebody's bill: it needs a reason. `UPDATE_GOLDEN=1` writes the file anew.
 */
const golden = new URL('demo-year.json', import.meta.url)

type Row = readonly [member: string, share: number, net: number, vat: number, amount: number]

test('every bill of the demo year, to the cent', { timeout: 600_000 }, async () => {
  const desk = newDesk()
  await desk.ask('file.demo', { place: null })
  await desk.ask('settle.run', settleNow('2026-10'))
  const year: Record<string, { key: string; gapRule: string | null; pot: number; members: Row[] }> = {}
  for (let month = '2025-11'; month <= '2026-10'; month = addMonths(month, 1)) {
    const settlement = await desk.ask('settle.get', { month, which: 'newest' })
    if (!settlement) throw new Error(`${month} is not settled`)
    const { result } = settlement
    expect(
      result.identities.filter((identity) => !identity.ok),
      month,
    ).toEqual([])
    year[month] = {
      key: result.key,
      gapRule: result.gapRule,
      pot: result.totals.savingsCents,
      members: result.members.map((m) => [m.member, m.shareCents, m.netCents, m.vatCents, m.amountCents]),
    }
  }
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, `${JSON.stringify(year, null, 1)}\n`)
  expect(year).toEqual(JSON.parse(readFileSync(golden, 'utf8')))
  expect(year['2026-09']?.key).toBe('operator')
  expect(year['2026-05']?.gapRule).toBe('member')
})

/** Shapley shares of October, computed apart from this program over all 2¹³ groups (currency units). */
const independent: Readonly<Record<string, number>> = {
  '1': 9.2462,
  '2': 7.5651,
  '3': 7.6556,
  '4': 9.9627,
  '5': 9.752,
  '6': 17.7904,
  '7': 7.4497,
  '8': 8.9574,
  '9': 9.7552,
  '10': 8.0357,
  '11': 14.4236,
  '12': 6.1545,
  '13': 11.1198,
}

test('October agrees with an independent calculation', () => {
  const year = JSON.parse(readFileSync(golden, 'utf8')) as Record<string, { pot: number; members: Row[] }>
  const october = year['2026-10']
  expect(october?.pot).toBe(12_787)
  for (const [member, share] of october?.members ?? [])
    expect(Math.abs(share / 100 - (independent[member] as number))).toBeLessThan(0.01)
})
