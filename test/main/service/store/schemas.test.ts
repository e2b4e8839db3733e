import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { APPLICATION_ID, migrate, schemaOf } from '../../../../src/main/service/store/migrate.ts'
import { migrations } from '../../../../src/main/service/store/migrations/all.ts'
import { newFile, reopened } from '../open-file.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** test/schemas/NNNN.sql: the layout as released, with a row in every table a user fills; never edited afterwards. */
const folder = join(import.meta.dirname, '../../../schemas')
const released = readdirSync(folder).filter((name) => name.endsWith('.sql'))

const layoutOf = (db: Database.Database): string[] =>
  db
    .prepare(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all()
    .map((sql) => String(sql).replaceAll(/\s+/g, ' '))

test('every step of the layout has its released file', () => {
  expect(released).toEqual(migrations.map((one) => `${String(one.schema).padStart(4, '0')}.sql`))
})

test.each(released)('a file of layout %s opens, becomes today’s and keeps its rows', (name) => {
  const path = join(temporaryFolder(), 'old.fairwatt')
  const db = new Database(path)
  db.exec(readFileSync(join(folder, name), 'utf8'))
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma(`user_version = ${Number(name.slice(0, 4))}`)
  db.close()
  const file = reopened(path)
  expect(layoutOf(file.db)).toEqual(layoutOf(newFile().db))
  expect(file.cooperative.get().name).toBe('River Valley')
  expect(file.members.all().map((member) => member.name)).toEqual(['Anna Mayr'])
  expect(file.tariffs.all().length).toBe(1)
  expect(file.bands.all().length).toBe(1)
  expect(file.ledger.list(10).length).toBe(1)
  expect(file.readings.months()).toEqual(['2026-10'])
  expect(file.keyTables.all().length).toBe(name === '0010.sql' ? 0 : 1)
})

test('steps that do not rise are refused before anything happens', () => {
  const db = new Database(':memory:')
  const [first] = migrations
  expect(() => migrate(db, [first!, first!])).toThrow('does not rise')
  expect(schemaOf(db)).toBe(0)
})
