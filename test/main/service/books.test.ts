import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Input } from '../../../src/core/contract/contract.ts'
import { riverValley } from './open-file.ts'
import { newDesk, people, riverValleyDesk } from './service-fixture.ts'
import { temporaryFolder } from './temporary-folder.ts'

const table = (rows: string): Uint8Array => new TextEncoder().encode(rows)
const take = (grant: string, more = {}): Input<'members.import'> => ({
  grant,
  write: true,
  skipRefused: false,
  ...more,
})

test('a question the service does not know, or with another shape, is refused and nothing runs', async () => {
  const desk = newDesk()
  const silent = (): void => undefined
  const unknown = await desk.service.handle('file.delete', {}, null, silent)
  expect(unknown).toMatchObject({ ok: false, problem: { code: 'bad-request', family: 'bug' } })
  const shape = await desk.service.handle('members.list', { month: 7 }, null, silent)
  expect(shape).toMatchObject({ ok: false, problem: { code: 'bad-request' } })
  expect((await desk.refused('members.list', { month: '2026-10' })).code).toBe('no-file')
  expect(await desk.ask('file.current', {})).toBeNull()
})

test('an entry outside what is possible is told as the user may correct it', async () => {
  const desk = newDesk()
  const problem = await desk.refused('file.new', {
    cooperative: { ...riverValley, name: '   ' },
    place: null,
  })
  expect(problem).toMatchObject({ code: 'bad-value', family: 'input', params: { field: 'name' } })
  const zone = await desk.refused('file.new', {
    cooperative: { ...riverValley, zone: 'Europe/Linz' },
    place: null,
  })
  expect(zone.code).toBe('zone-unknown')
  const half = await desk.refused('file.new', { cooperative: { ...riverValley, sell: null }, place: null })
  expect(half.code).toBe('bad-value')
})

test('a new cooperative gets a free name in the data folder, whatever it is called', async () => {
  const desk = newDesk()
  const named = (name: string) => desk.ask('file.new', { cooperative: { ...riverValley, name }, place: null })
  expect((await named('River Valley')).fileName).toBe('River Valley.fairwatt')
  expect((await named('River Valley')).fileName).toBe('River Valley 2.fairwatt')
  expect((await named('../../etc/passwd')).fileName).toBe('etc passwd.fairwatt')
  expect((await named('CON')).fileName).toBe('cooperative CON.fairwatt')
  expect(readdirSync(desk.folder).toSorted()).toEqual(['data', 'settings'])
  const { entries } = await desk.ask('file.list', {})
  expect(new Set(entries.map((entry) => entry.cooperativeName))).toEqual(
    new Set(['../../etc/passwd', 'CON', 'River Valley']),
  )
  const first = entries.find((entry) => entry.fileName === 'River Valley.fairwatt')
  const state = await desk.ask('file.open', { id: first!.id, grant: null })
  expect(state).toMatchObject({ fileName: 'River Valley.fairwatt', readOnly: false, warnings: [] })
  await desk.ask('file.close', {})
  expect(await desk.ask('file.current', {})).toBeNull()
  expect(readdirSync(join(desk.folder, 'data')).every((name) => name.endsWith('.fairwatt'))).toBe(true)
})

test('in the browser the list of openings lies hidden in the data folder; where it cannot, files still open', async () => {
  const dataFolder = join(temporaryFolder(), 'data')
  const desk = newDesk({ dataFolder, settingsFolder: join(dataFolder, '.fairwatt') })
  await desk.ask('file.new', { cooperative: riverValley, place: null })
  const { entries } = await desk.ask('file.list', {})
  expect(entries).toMatchObject([
    { fileName: 'River Valley.fairwatt', cooperativeName: 'River Valley', openedAt: desk.clock.now },
  ])
  const barred = join(temporaryFolder(), 'a file')
  writeFileSync(barred, '')
  const other = newDesk({ settingsFolder: join(barred, 'below') })
  expect((await other.ask('file.new', { cooperative: riverValley, place: null })).readOnly).toBe(false)
})

test('an uploaded copy opens from the data folder; what is no cooperative leaves nothing there', async () => {
  const desk = await riverValleyDesk('without readings')
  const copy = await desk.ask('file.copy', {})
  expect(copy.fileName).toMatch(/^River Valley copy \d{4}-\d{2}-\d{2}\.fairwatt$/)
  const { bytes } = desk.service.output(copy.id)!
  expect(bytes.byteLength).toBe(copy.bytes)
  const other = newDesk()
  const state = await other.ask('file.open', {
    id: null,
    grant: other.service.offer('../from mail.fairwatt', bytes),
  })
  expect(state.fileName).toBe('from mail.fairwatt')
  expect((await other.ask('members.list', { month: '2026-10' })).members.length).toBe(4)
  const bad = await other.refused('file.open', {
    id: null,
    grant: other.service.offer('x.fairwatt', table('no')),
  })
  expect(bad.code).toBe('file-foreign')
  expect(readdirSync(join(other.folder, 'data')).filter((name) => name.startsWith('x'))).toEqual([])
  expect((await other.ask('file.current', {}))?.fileName).toBe('from mail.fairwatt')
})

test('a second door looks and says so', async () => {
  const desk = await riverValleyDesk('without readings')
  const path = join(desk.folder, 'data', 'River Valley.fairwatt')
  const other = newDesk({ door: 'terminal' })
  const state = await other.ask('file.open', { id: null, grant: other.service.offerPath(path) })
  expect(state.readOnly).toBe(true)
  expect(state.warnings.map((warning) => warning.code)).toEqual(['file-in-use'])
  expect(state.warnings[0]?.what).toContain('in the browser')
  expect((await other.refused('members.leave', { number: '1', until: '2026-10-31' })).code).toBe('read-only')
})

test('grants are for files or for places, never for both, and are forgotten', async () => {
  const desk = newDesk()
  const place = desk.service.offerPlace(join(desk.folder, 'chosen'))
  expect((await desk.refused('file.open', { id: null, grant: place })).code).toBe('grant-unknown')
  expect((await desk.refused('file.open', { id: null, grant: 'A'.repeat(24) })).code).toBe('grant-unknown')
  const state = await desk.ask('file.new', { cooperative: riverValley, place })
  expect(state.fileName).toBe('chosen.fairwatt')
  expect(existsSync(join(desk.folder, 'chosen.fairwatt'))).toBe(true)
  writeFileSync(join(desk.folder, 'taken.fairwatt'), 'mine')
  const taken = desk.service.offerPlace(join(desk.folder, 'taken.fairwatt'))
  expect((await desk.refused('file.new', { cooperative: riverValley, place: taken })).code).toBe(
    'file-exists',
  )
})

test('members join, change, leave, and every step can be taken back', async () => {
  const desk = await riverValleyDesk('without readings')
  await desk.ask('members.leave', { number: '2', until: '2026-10-15' })
  const { members } = await desk.ask('members.list', { month: '2026-11' })
  expect(members.map((one) => [one.number, one.inMonth])).toEqual([
    ['1', true],
    ['2', false],
    ['3', true],
    ['10', true],
  ])
  expect((await desk.ask('file.current', {}))?.undo?.words).toBe('Bob Bauer leaves on 15\u00A0October 2026')
  expect(await desk.ask('history.undo', { batch: null })).toEqual({
    words: 'Taken back: Bob Bauer leaves on 15\u00A0October 2026',
  })
  expect((await desk.ask('members.get', { number: '2', month: '2026-10' })).member).toEqual(people.bob)
  const { batches } = await desk.ask('history.list', { limit: 3 })
  expect(batches.map((batch) => [batch.undone, batch.canUndo])).toEqual([
    [false, true],
    [true, false],
    [false, true],
  ])
  expect((await desk.refused('members.save', { member: people.bob, isNew: true })).code).toBe('member-exists')
  expect(
    (await desk.refused('members.save', { member: { ...people.bob, number: '77' }, isNew: false })).code,
  ).toBe('member-unknown')
})

test('a point of two members at the same time is refused, also when undoing would bring it about', async () => {
  const desk = await riverValleyDesk('without readings')
  const twin = { ...people.dora, number: '11', name: 'Emil Egger' }
  const refused = await desk.refused('members.save', { member: twin, isNew: true })
  expect(refused).toMatchObject({ code: 'entry-refused', params: { field: 'points' } })
  const { batch } = await desk.ask('members.leave', { number: '10', until: '2026-11-30' })
  await desk.ask('members.save', { member: { ...twin, from: '2026-12-01' }, isNew: true })
  expect((await desk.refused('members.leave', { number: '10', until: null })).code).toBe('entry-refused')
  expect((await desk.refused('history.undo', { batch })).code).toBe('entry-refused')
  expect((await desk.ask('members.get', { number: '10', month: '2026-11' })).member.until).toBe('2026-11-30')
})

test('a members table: dry run, refused rows, the same again, export as template', async () => {
  const desk = await riverValleyDesk('without readings')
  const rows =
    'number,name,from,points,shoe size\n20,Frida Fuchs,2026-05-01,AT20,38\n21,Gustav Graf,yesterday,AT21,44\n'
  const grant = desk.service.offer('new.csv', table(rows))
  const dry = await desk.ask('members.import', take(grant, { write: false, skipRefused: true }))
  expect(dry).toMatchObject({ added: 1, batch: null, unknownColumns: ['shoe size'] })
  expect(dry.refused.map(({ row, column }) => [row, column])).toEqual([[3, 'from']])
  expect((await desk.ask('members.import', take(grant))).batch).toBeNull()
  expect((await desk.ask('members.list', { month: '2026-10' })).members.length).toBe(4)
  const done = await desk.ask('members.import', take(grant, { skipRefused: true }))
  expect(done.batch).not.toBeNull()
  expect(await desk.ask('members.import', take(grant, { skipRefused: true }))).toMatchObject({
    added: 0,
    same: 1,
    batch: null,
  })
  const exported = await desk.ask('members.export', { format: 'csv', withIncome: true })
  const again = desk.service.offer('members.csv', desk.service.output(exported.id)!.bytes)
  expect(await desk.ask('members.import', take(again))).toMatchObject({
    added: 0,
    changed: 0,
    same: 5,
    refused: [],
  })
  const workbook = await desk.ask('members.export', { format: 'xlsx', withIncome: false })
  const back = desk.service.offer('members.xlsx', desk.service.output(workbook.id)!.bytes)
  expect(await desk.ask('members.import', take(back))).toMatchObject({ changed: 0, same: 5, refused: [] })
  expect(desk.service.output(exported.id), 'the next of the same kind takes its place').toBeNull()
})

test('a file that is no list is refused in the words of a list', async () => {
  const desk = await riverValleyDesk('without readings')
  const empty = await desk.refused('members.import', take(desk.service.offer('new.csv', table(''))))
  expect(empty).toMatchObject({ code: 'empty', what: 'new.csv holds no rows.' })
  const pdf = await desk.refused('tariffs.import', take(desk.service.offer('prices.pdf', table('%PDF-1.7'))))
  expect(pdf).toMatchObject({ code: 'unknown-format', family: 'input' })
  for (const problem of [empty, pdf]) expect(problem.message).not.toMatch(/reading|portal/i)
})

test('tariffs: rows are added, changed, removed, imported, and taken back', async () => {
  const desk = await riverValleyDesk('without readings')
  const { rows } = await desk.ask('tariffs.list', {})
  const { id, row } = rows[0]!
  expect((await desk.refused('tariffs.save', { id: null, row })).code).toBe('entry-refused')
  const ended = await desk.ask('tariffs.save', { id, row: { ...row, until: '2026-12-31' } })
  expect(ended.rows).toEqual([{ id, row: { ...row, until: '2026-12-31' } }])
  const two = await desk.ask('tariffs.save', { id: null, row: { ...row, from: '2027-01-01', buy: 310_000 } })
  expect(two.rows.map((kept) => kept.row.buy)).toEqual([300_000, 310_000])
  await desk.ask('tariffs.remove', { id: two.rows[1]!.id })
  await desk.ask('history.undo', { batch: null })
  expect(await desk.ask('tariffs.list', {})).toEqual(two)
  expect((await desk.refused('tariffs.remove', { id: 99 })).code).toBe('tariff-unknown')
  const grant = desk.service.offer(
    'prices.csv',
    table('name,from,until,buy,sell\nNight,2026-01-01,,0.2,0.08\n'),
  )
  expect(await desk.ask('tariffs.import', take(grant))).toMatchObject({ added: 1, refused: [] })
})

test('income bands: saved, refused where they overlap, imported', async () => {
  const desk = await riverValleyDesk('without readings')
  const bands = [
    { id: 'lower', fromIncome: null, toIncome: 30_000 },
    { id: 'higher', fromIncome: 30_000, toIncome: null },
  ]
  expect(await desk.ask('bands.save', { bands })).toEqual({ bands })
  const overlap = [bands[0]!, { ...bands[1]!, fromIncome: 20_000 }]
  expect((await desk.refused('bands.save', { bands: overlap })).code).toBe('entry-refused')
  const grant = desk.service.offer(
    'bands.csv',
    table('id,from_income,to_income\nlower,,25000\nmiddle,25000,30000\n'),
  )
  expect(await desk.ask('bands.import', take(grant))).toMatchObject({ added: 1, changed: 1 })
  expect((await desk.ask('bands.list', {})).bands.map((band) => band.id)).toEqual([
    'lower',
    'higher',
    'middle',
  ])
})

test('settings: saved as a batch, kept as they are where nothing changed', async () => {
  const desk = await riverValleyDesk('without readings')
  const { cooperative } = (await desk.ask('file.current', {}))!
  const before = (await desk.ask('history.list', { limit: 500 })).batches.length
  await desk.ask('cooperative.save', { cooperative })
  expect((await desk.ask('history.list', { limit: 500 })).batches.length).toBe(before)
  const state = await desk.ask('cooperative.save', { cooperative: { ...cooperative, name: 'Hill Valley' } })
  expect(state.cooperative.name).toBe('Hill Valley')
  expect((await desk.ask('file.list', {})).entries[0]?.cooperativeName).toBe('Hill Valley')
  expect(await desk.ask('cooperative.account', {})).toEqual({ entries: [], balanceCents: 0 })
})
