import { unzipSync } from 'fflate'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  imported,
  people,
  plainTable,
  riverValleyDesk,
  settleNow,
  usual,
  type Desk,
} from './service-fixture.ts'
import { reopened } from './open-file.ts'

async function approved(desk: Desk, month = '2026-10'): Promise<void> {
  await desk.ask('settle.run', settleNow(month))
  await desk.ask('bills.approve', { month, reason: null })
}
const fileOf = (desk: Desk): string => join(desk.folder, 'data', 'River Valley.fairwatt')

test('a month is settled, looked at, approved and printed', async () => {
  const desk = await riverValleyDesk()
  const before = await desk.ask('settle.before', { month: '2026-10' })
  expect(before).toMatchObject({
    complete: true,
    members: 3,
    points: 3,
    rule: 'shapley',
    key: 'pro-rata',
    needsInvoice: false,
  })
  const settlement = await desk.ask('settle.run', settleNow('2026-10'))
  expect(settlement).toMatchObject({ state: 'draft', corrects: null, stale: false, version: '0.1.0-test' })
  expect(settlement.inputs).toMatch(/^[0-9a-f]{64}$/)
  expect(settlement.result.identities.every((identity) => identity.ok)).toBe(true)
  expect(await desk.ask('settle.get', { month: '2026-10', which: 'newest' })).toEqual(settlement)
  expect(await desk.ask('settle.get', { month: '2026-10', which: 'approved' })).toBeNull()

  await desk.ask('bills.look', { month: '2026-10', member: '2' })
  const drafts = await desk.ask('bills.list', { month: '2026-10' })
  expect(drafts).toMatchObject({ approvedAt: null, reasonNeeded: [], cannotApprove: null })
  expect(drafts.bills.map((bill) => [bill.member, bill.number, bill.lookedAt])).toEqual([
    ['1', null, false],
    ['2', null, true],
    ['3', null, false],
  ])
  const bill = await desk.ask('bills.get', { month: '2026-10', member: '1' })
  expect(bill.document).toMatchObject({ openingBalanceCents: 500, dueCents: bill.document.amountCents + 500 })
  expect(bill.explanation.headline).toContain('Alice Auer')

  const issued = await desk.ask('bills.approve', { month: '2026-10', reason: null })
  expect(issued.bills.map((row) => row.number)).toEqual(['2026-10-001', '2026-10-002', '2026-10-003'])
  expect(issued.bills.map((row) => row.amountCents)).toEqual(drafts.bills.map((row) => row.amountCents))
  expect(issued).toMatchObject({
    settlement: { state: 'approved', stale: false },
    approvedAt: desk.clock.now,
  })
  expect((await desk.ask('bills.get', { month: '2026-10', member: '2' })).document).toMatchObject({
    date: '2026-11-04',
    due: '2026-11-18',
  })
  expect((await desk.refused('bills.approve', { month: '2026-10', reason: null })).code).toBe(
    'already-approved',
  )
  expect((await desk.refused('bills.get', { month: '2026-10', member: '10' })).code).toBe('bill-unknown')
  expect((await desk.refused('bills.get', { month: '2026-09', member: '1' })).code).toBe('not-settled')

  const pdf = await desk.ask('bills.pdf', { month: '2026-10', member: '1' })
  expect(String.fromCharCode(...desk.service.output(pdf.id)!.bytes.slice(0, 5))).toBe('%PDF-')
  const archive = await desk.ask('bills.documents', { month: '2026-10' })
  const names = Object.keys(unzipSync(desk.service.output(archive.id)!.bytes))
  expect(names.toSorted()).toEqual([
    '2026-10-001 Alice Auer.pdf',
    '2026-10-002 Bob Bauer.pdf',
    '2026-10-003 Mill Plant.pdf',
    'bills.csv',
    'bills.json',
    'statement.pdf',
  ])
  const account = await desk.ask('cooperative.account', {})
  expect(account.balanceCents).toBe(
    settlement.result.totals.feesCents + settlement.result.totals.roundingCents,
  )
  expect((await desk.ask('members.get', { number: '1', month: '2026-10' })).bills).toMatchObject([
    { month: '2026-10', approved: true },
  ])
  expect((await desk.ask('month.overview', { month: '2026-10' })).month).toBe('2026-10')
  expect(
    (await desk.ask('fairness.trend', { until: '2026-10', months: 12 })).months.map((one) => one.month),
  ).toEqual(['2026-10'])
  const verified = await desk.ask('file.verify', {})
  expect(verified.checks.filter((check) => !check.ok)).toEqual([])
  expect(verified).toMatchObject({ ok: true, integrity: 'ok', frozen: [{ month: '2026-10', same: true }] })
})

test('settling twice replaces the draft and gives the same', async () => {
  const desk = await riverValleyDesk()
  const first = await desk.ask('settle.run', settleNow('2026-10'))
  const second = await desk.ask('settle.run', settleNow('2026-10'))
  expect(second.id).not.toBe(first.id)
  expect(second.inputs).toBe(first.inputs)
  expect(second.result).toEqual(first.result)
})

test('what does not enter a settlement leaves it fresh, what does makes it stale, and stale is not approved', async () => {
  const desk = await riverValleyDesk()
  await desk.ask('settle.run', settleNow('2026-10'))
  const isStale = async (): Promise<boolean | undefined> =>
    (await desk.ask('settle.get', { month: '2026-10', which: 'newest' }))?.stale
  await desk.ask('members.save', {
    member: { ...people.alice, email: 'alice@example.org', address: 'Hill 1' },
    isNew: false,
  })
  await desk.ask('members.leave', { number: '2', until: '2026-12-31' })
  expect(await isStale()).toBe(false)
  await desk.ask('members.leave', { number: '2', until: '2026-10-30' })
  expect(await isStale()).toBe(true)
  expect((await desk.refused('bills.approve', { month: '2026-10', reason: 'all the same' })).code).toBe(
    'cannot-approve',
  )
  await desk.ask('history.undo', { batch: null })
  expect(await isStale()).toBe(false)
  const { rows } = await desk.ask('tariffs.list', {})
  await desk.ask('tariffs.save', { id: rows[0]!.id, row: { ...rows[0]!.row, until: '2026-10-31' } })
  await desk.ask('tariffs.save', { id: null, row: { ...rows[0]!.row, from: '2026-11-01', buy: 320_000 } })
  expect(await isStale()).toBe(false)
  await desk.ask('tariffs.save', {
    id: rows[0]!.id,
    row: { ...rows[0]!.row, until: '2026-10-31', buy: 290_000 },
  })
  expect(await isStale()).toBe(true)
  const bills = await desk.ask('bills.approve', { month: '2026-10', reason: null }).catch(() => null)
  expect(bills).toBeNull()
})

test('a month with gaps is approved only with a reason, and the reason is kept', async () => {
  const desk = await riverValleyDesk('without readings')
  await imported(desk, plainTable('2026-10', { ...usual, AT2: (slot) => (slot < 20 ? null : 0.2) }))
  const settlement = await desk.ask('settle.run', settleNow('2026-10'))
  expect(settlement.result.complete).toBe(false)
  expect((await desk.ask('bills.list', { month: '2026-10' })).reasonNeeded.length).toBe(1)
  expect((await desk.refused('bills.approve', { month: '2026-10', reason: '  ' })).code).toBe('reason-needed')
  await desk.ask('bills.approve', { month: '2026-10', reason: 'The operator will not deliver them.' })
  expect((await desk.ask('bills.list', { month: '2026-10' })).approvedAt).not.toBeNull()
})

test('a member who is worse off needs a reason too', async () => {
  const desk = await riverValleyDesk()
  const { rows } = await desk.ask('tariffs.list', {})
  await desk.ask('tariffs.save', { id: rows[0]!.id, row: { ...rows[0]!.row, fixedPerMonthCents: 900_000 } })
  const { result } = await desk.ask('settle.run', settleNow('2026-10'))
  expect(result.worseOff.map((one) => one.member)).toEqual(['1', '2', '3'])
  const problem = await desk.refused('bills.approve', { month: '2026-10', reason: null })
  expect(problem.code).toBe('reason-needed')
  expect(problem.what).toContain('Alice Auer')
})

test('full supply without the invoice is not approved; the invoice is remembered', async () => {
  const desk = await riverValleyDesk()
  const { cooperative } = (await desk.ask('file.current', {}))!
  await desk.ask('cooperative.save', { cooperative: { ...cooperative, model: 'full-supply' } })
  expect((await desk.ask('settle.before', { month: '2026-10' })).needsInvoice).toBe(true)
  await desk.ask('settle.run', settleNow('2026-10'))
  expect((await desk.refused('bills.approve', { month: '2026-10', reason: null })).code).toBe(
    'cannot-approve',
  )
  await desk.ask('settle.run', { ...settleNow('2026-10'), invoiceCents: 12_345 })
  const again = await desk.ask('settle.run', settleNow('2026-10'))
  expect(again.result.totals.invoiceCents).toBe(12_345)
  expect(await desk.ask('settle.before', { month: '2026-10' })).toMatchObject({ invoiceCents: 12_345 })
})

test('issued documents cannot be changed, by nothing in the file', async () => {
  const desk = await riverValleyDesk()
  await approved(desk)
  await desk.ask('file.close', {})
  const { db } = reopened(fileOf(desk))
  expect(() => db.exec(`UPDATE document SET document_json = '{}'`)).toThrow('never changed')
  expect(() => db.exec('DELETE FROM document')).toThrow('never removed')
  expect(() => db.exec('DELETE FROM approval')).toThrow('never removed')
  expect(() => db.exec(`UPDATE settlement SET result_json = '{}'`)).toThrow('only the state')
  expect(() => db.exec(`UPDATE settlement SET state = 'draft'`)).toThrow('never goes back')
})

test('a correction: new readings for an approved month, old and new beside each other, documents of its own', async () => {
  const desk = await riverValleyDesk()
  await approved(desk)
  expect(await desk.ask('correction.get', { month: '2026-10' })).toBeNull()
  const frozen = await desk.ask('bills.list', { month: '2026-10' })
  await imported(desk, plainTable('2026-10', { AT1: (slot) => (slot < 960 ? 0.4 : 0.1) }), {
    replace: true,
    name: 'operator.csv',
  })
  const due = await desk.ask('correction.get', { month: '2026-10' })
  expect(due).toMatchObject({ draft: null, rows: [], documents: [] })
  expect(due?.reasons.join(' ')).toContain('operator.csv')
  expect((await desk.ask('bills.list', { month: '2026-10' })).settlement?.stale).toBe(true)

  desk.clock.now += 40 * 86_400
  const draft = await desk.ask('settle.run', settleNow('2026-10'))
  expect(draft).toMatchObject({ state: 'draft', corrects: frozen.settlement?.id })
  expect((await desk.ask('settle.get', { month: '2026-10', which: 'newest' }))?.id).toBe(draft.id)
  expect((await desk.ask('settle.get', { month: '2026-10', which: 'approved' }))?.id).toBe(
    frozen.settlement?.id,
  )
  const view = (await desk.ask('correction.get', { month: '2026-10' }))!
  expect(view.draft).toBe(draft.id)
  expect(view.rows.map((row) => row.oldCents)).toEqual(frozen.bills.map((bill) => bill.amountCents))
  expect(view.identities.every((identity) => identity.ok)).toBe(true)
  expect((await desk.refused('correction.approve', { month: '2026-10', reason: ' ' })).code).toBe(
    'reason-needed',
  )

  const done = await desk.ask('correction.approve', {
    month: '2026-10',
    reason: 'The operator corrected ten days.',
  })
  expect(done.documents.map((document) => [document.document, document.refersTo])).toEqual(
    done.documents.map((document) => ['correction', `2026-10-00${document.member}`]),
  )
  expect(done.documents.every((document) => document.number !== null && document.date === '2026-12-14')).toBe(
    true,
  )
  expect(await desk.ask('correction.get', { month: '2026-10' })).toEqual(done)
  expect((await desk.refused('correction.approve', { month: '2026-10', reason: 'again' })).code).toBe(
    'no-correction',
  )
  const after = await desk.ask('bills.list', { month: '2026-10' })
  // the bills stand as they were issued; beside them, what the corrections come to
  const uncorrected = after.bills.map((bill) => ({ ...bill, corrected: null }))
  expect(uncorrected).toEqual(frozen.bills)
  for (const bill of after.bills)
    expect(bill.corrected?.cents, bill.member).toBe(
      done.documents.find((document) => document.member === bill.member)?.amountCents,
    )
  expect(after.settlement).toMatchObject({ state: 'approved', stale: false })
  expect(frozen.corrected).toBeNull()
  expect(after.corrected).toEqual({ on: '2026-12-14', cents: done.sums.differenceCents })
  const archive = await desk.ask('correction.documents', { month: '2026-10' })
  expect(Object.keys(unzipSync(desk.service.output(archive.id)!.bytes))).toContain('bills.json')
  const everything = await desk.ask('bills.documents', { month: '2026-10' })
  const printed = Object.keys(unzipSync(desk.service.output(everything.id)!.bytes))
  for (const { number } of done.documents)
    expect(printed.filter((name) => name.startsWith(`${number} `) && name.endsWith('.pdf'))).toHaveLength(1)

  await imported(desk, plainTable('2026-10', { AT2: () => 0.3 }), { replace: true, name: 'late.csv' })
  const verified = await desk.ask('file.verify', {})
  const names = verified.checks.map((check) => check.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('2026-10, correction 1, computed again')
  expect(verified.checks.filter((check) => !check.ok)).toEqual([])
  expect(verified.frozen).toEqual([
    { month: '2026-10', same: true },
    { month: '2026-10', same: true },
  ])
})

test('verify names a frozen month that no longer comes out the same', async () => {
  const desk = await riverValleyDesk()
  await approved(desk)
  await desk.ask('file.close', {})
  const file = reopened(fileOf(desk))
  file.db.exec(`DROP TRIGGER document_is_frozen;
    UPDATE document SET document_json = json_set(document_json, '$.memberName', 'Mallory') WHERE member = '1'`)
  file.close()
  const { entries } = await desk.ask('file.list', {})
  await desk.ask('file.open', { id: entries[0]!.id, grant: null })
  const verified = await desk.ask('file.verify', {})
  expect(verified).toMatchObject({ ok: false, integrity: 'ok', frozen: [{ month: '2026-10', same: false }] })
  expect(verified.checks.filter((check) => !check.ok).map((check) => check.detail)).toEqual([
    'document 2026-10-001 differs',
  ])
})

test('the opening balance stands on the first approved bill and on no later one', async () => {
  const desk = await riverValleyDesk()
  await approved(desk)
  await imported(desk, plainTable('2026-11', { ...usual, AT4: () => 0.05 }), { month: '2026-11' })
  await desk.ask('settle.run', settleNow('2026-11'))
  const october = await desk.ask('bills.get', { month: '2026-10', member: '1' })
  const november = await desk.ask('bills.get', { month: '2026-11', member: '1' })
  expect([october.document.openingBalanceCents, november.document.openingBalanceCents]).toEqual([500, 0])
  expect(november.explanation.change?.previousMonth).toBe('2026-10')
  expect((await desk.ask('settle.get', { month: '2026-10', which: 'approved' }))?.stale).toBe(false)
})

test('a cancelled settlement leaves nothing', async () => {
  const desk = await riverValleyDesk()
  const before = await desk.ask('history.list', { limit: 500 })
  const reply = desk.service.handle('settle.run', settleNow('2026-10'), 'job-7', () =>
    desk.service.cancel('job-7'),
  )
  expect(await reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(await desk.ask('settle.get', { month: '2026-10', which: 'newest' })).toBeNull()
  expect(await desk.ask('history.list', { limit: 500 })).toEqual(before)
})

test('a month without readings or prices is refused with the reason', async () => {
  const desk = await riverValleyDesk('without readings')
  expect((await desk.refused('settle.run', settleNow('2026-10'))).code).toBe('no-readings')
})
