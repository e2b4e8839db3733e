import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { monthOverview } from '../../../src/core/reporting/month-overview.ts'
import { inOnePiece } from '../../../src/core/metering/steps.ts'
import { answered } from '../../../src/main/service/answering.ts'
import { billsOf } from '../../../src/main/service/handlers/members.ts'
import { ImportPlans } from '../../../src/main/service/handlers/importPlans.ts'
import { Turns } from '../../../src/main/service/jobs/turns.ts'
import { monthFactsOf } from '../../../src/main/service/overview/monthFacts.ts'
import { settledMonths } from '../../../src/main/service/overview/settledMonths.ts'
import { dayHistory } from '../../../src/main/service/planning/dayHistory.ts'
import { readingsChecked, readingsOfMonth } from '../../../src/main/service/readingsOfMonth.ts'
import { Session } from '../../../src/main/service/session.ts'
import { beforeSettlingOf } from '../../../src/main/service/settling/before.ts'
import { correctionView } from '../../../src/main/service/settling/corrections.ts'
import { NOW, quarterHours, reopened, saveReadings } from './open-file.ts'
import { imported, plainTable, riverValleyDesk, settleNow, usual } from './service-fixture.ts'
import { temporaryFolder } from './temporary-folder.ts'

const MONTH = '2026-10'
const october = localMonth(new Zone('Europe/Vienna'), MONTH)

/** Really pauses after every step, and does something in the pause. */
class BusyTurns extends Turns {
  taken = 0
  readonly #meanwhile: (turn: number) => void

  constructor(session: Session, meanwhile: (turn: number) => void = () => undefined) {
    super(() => session.refuseClosed(), 0)
    this.#meanwhile = meanwhile
  }

  override async next(): Promise<void> {
    this.taken++
    this.#meanwhile(this.taken)
    await super.next()
  }
}

let made: Promise<Buffer> | null = null
/** October approved, then corrected by another import. */
async function changedMonth(): Promise<Buffer> {
  const desk = await riverValleyDesk()
  await desk.ask('settle.run', settleNow(MONTH))
  await desk.ask('bills.approve', { month: MONTH, reason: 'as measured' })
  await imported(desk, plainTable(MONTH, { ...usual, AT1: () => 0.11 }), { replace: true })
  await desk.service.close()
  const [path] = globSync(join(desk.folder, 'data', '*.fairwatt'))
  if (path === undefined) throw new Error('there is no file')
  return readFileSync(path)
}

/** That month as it is; opened anew, so that nothing is remembered. */
async function freshSession(): Promise<Session> {
  const path = join(temporaryFolder(), 'changed.fairwatt')
  writeFileSync(path, await (made ??= changedMonth()))
  return sessionAt(path)
}

const sessionAt = (path: string): Session =>
  new Session(reopened(path), 'test', () => NOW, new ImportPlans(() => 'plan'))

/** What a session that remembers nothing answers in one piece. */
function inOnePieceAnew<T>(
  session: Session,
  answer: (session: Session) => Iterator<unknown, T, undefined>,
): T {
  session.file.close()
  const anew = sessionAt(session.file.path)
  const found = inOnePiece(answer(anew))
  anew.file.close()
  return found
}

/** Another value of one slot, and that it is an estimate. */
const other = quarterHours('AT1', october.start, [70_000_000])
const estimated = { ...other, series: { ...other.series, quality: Uint8Array.of(1) } }

const answers = {
  'the month’s page': (session: Session) => monthFactsOf(session, MONTH),
  'the readings': (session: Session) => readingsOfMonth(session, MONTH),
  'what changed before settling': (session: Session) => beforeSettlingOf(session, MONTH),
  'a correction that is due': (session: Session) => correctionView(session, MONTH),
  'what is worth a look': (session: Session) => readingsChecked(session, MONTH),
  'the days a plan looks back over': (session: Session) =>
    dayHistory(session, session.file.members.all(), '2026-11-01'),
}

for (const [name, answer] of Object.entries(answers)) {
  test(`${name}: over many turns the same as in one piece`, async () => {
    const session = await freshSession()
    const turns = new BusyTurns(session)
    const found = await answered<unknown>(session, () => answer(session), turns)
    // at least the days of the month, read one by one, and a series each
    expect(turns.taken).toBeGreaterThan(31 + 3)
    expect(found).toEqual(inOnePieceAnew<unknown>(session, answer))
  })

  test(`${name}: closed between two turns, it ends with the sentence that nothing is open`, async () => {
    const session = await freshSession()
    const turns = new BusyTurns(session, (turn) => {
      if (turn === 20) session.file.close()
    })
    await expect(answered<unknown>(session, () => answer(session), turns)).rejects.toMatchObject({
      problem: { code: 'no-file' },
    })
  })

  test(`${name}: an import in the middle, and it is of the state after it`, async () => {
    const session = await freshSession()
    const before = inOnePieceAnew<unknown>(session, answer)
    const again = sessionAt(session.file.path)
    const turns = new BusyTurns(again, (turn) => {
      if (turn === 20) saveReadings(again.file, [estimated])
    })
    const found = await answered<unknown>(again, () => answer(again), turns)
    expect(found).toEqual(inOnePieceAnew<unknown>(again, answer))
    expect(found).not.toEqual(before)
  })
}

test('where something is written at every turn, the answer comes all the same', async () => {
  const session = await freshSession()
  let value = 0
  const turns = new BusyTurns(session, () => {
    saveReadings(session.file, [quarterHours('AT1', october.start, [++value * 1_000_000], 900)])
  })
  const found = await answered(session, () => readingsOfMonth(session, MONTH), turns)
  expect(found).toEqual(inOnePieceAnew(session, (anew) => readingsOfMonth(anew, MONTH)))
  const day = found.points.find(({ point }) => point === 'AT1')?.days[0]
  expect(day?.microKWh).toBe(value * 1_000_000 + 95 * 110_000)
})

test('a page that was asked for ends in its sentence where the file is closed meanwhile', async () => {
  const desk = await riverValleyDesk()
  const asked = desk.ask('month.overview', { month: MONTH })
  await desk.ask('file.close', {})
  // it was made before the file closed, or it says that there is none: never a bug
  await asked.then(
    (overview) => expect(overview.month).toBe(MONTH),
    (error: Error) => expect(error.message).toContain('no-file'),
  )
  expect((await desk.refused('month.overview', { month: MONTH })).code).toBe('no-file')
})

test('the overview tells of the correction that is due', async () => {
  const session = await freshSession()
  const facts = await answered(session, () => monthFactsOf(session, MONTH))
  expect(facts.correctionsDue).toEqual([MONTH])
  expect(monthOverview(facts).month).toBe(MONTH)
})

test('what looks back over months reads a month a step, and a closed file ends it', async () => {
  const desk = await riverValleyDesk()
  await imported(desk, plainTable('2026-11', usual), { month: '2026-11', name: 'november.csv' })
  for (const month of [MONTH, '2026-11']) await desk.ask('settle.run', settleNow(month))
  await desk.service.close()
  const [path] = globSync(join(desk.folder, 'data', '*.fairwatt'))
  const session = sessionAt(path ?? '')
  const works = {
    trend: () => settledMonths(session.file, '2026-01', '2026-12'),
    bills: () => billsOf(session.file, '1'),
  }
  for (const work of Object.values(works)) {
    const turns = new BusyTurns(session)
    const found = await answered<readonly { month: string }[]>(session, work, turns)
    expect(found.map(({ month }) => month)).toEqual([MONTH, '2026-11'])
    expect(turns.taken).toBe(2)
  }
  const closing = new BusyTurns(session, () => session.file.close())
  await expect(answered<unknown>(session, works.trend, closing)).rejects.toMatchObject({
    problem: { code: 'no-file' },
  })
})
