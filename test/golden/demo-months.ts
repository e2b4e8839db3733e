import { globSync } from 'node:fs'
import { join } from 'node:path'
import { addMonths } from '../../src/core/calendar/month.ts'
import type { SettlementInput } from '../../src/core/billing/input.ts'
import { inOnePiece } from '../../src/core/metering/steps.ts'
import { ImportPlans } from '../../src/main/service/handlers/importPlans.ts'
import { Session } from '../../src/main/service/session.ts'
import { readingsOf, snapshotOf } from '../../src/main/service/settling/snapshot.ts'
import { NOW, reopened } from '../main/service/open-file.ts'
import { newDesk } from '../main/service/service-fixture.ts'

/** What each month of the demo year would be settled from today, oldest first. */
export async function demoMonths(): Promise<SettlementInput[]> {
  const desk = newDesk()
  await desk.ask('file.demo', { place: null })
  await desk.service.close()
  const [path] = globSync(join(desk.folder, 'data', '*.fairwatt'))
  if (path === undefined) throw new Error('the demo left no file')
  const session = new Session(reopened(path), 'demo', () => NOW, new ImportPlans(() => 'plan'))
  return Array.from({ length: 12 }, (_, k) => {
    const choices = {
      rule: null,
      key: null,
      gapRule: null,
      invoiceCents: null,
      premiumCents: null,
      seed: 1,
      rho: null,
    }
    const snapshot = snapshotOf(session, addMonths('2025-11', k), choices)
    return { ...snapshot, readings: inOnePiece(readingsOf(session, snapshot)) }
  })
}
