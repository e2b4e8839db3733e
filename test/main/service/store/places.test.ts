import Database from 'better-sqlite3'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ProblemError } from '../../../../src/core/problems/problem.ts'
import { CooperativeFile } from '../../../../src/main/service/store/cooperativeFile.ts'
import { APPLICATION_ID, schemaOf } from '../../../../src/main/service/store/migrate.ts'
import { migrations } from '../../../../src/main/service/store/migrations/all.ts'
import type { Migration } from '../../../../src/main/service/store/migrations/migration.ts'
import { warningsOfPlace } from '../../../../src/main/service/store/surroundings.ts'
import { memberWith, newFile, openOptions, reopened, saveMember } from '../open-file.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const newest = migrations.at(-1)!.schema

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
  return 'nothing was refused'
}
const open = (path: string): CooperativeFile => CooperativeFile.open(path, openOptions())

test('a closed cooperative is one file that carries our mark and its layout', () => {
  const file = newFile()
  const { path } = file
  expect(file.db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID)
  expect(file.db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(file.db.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(file.db.pragma('synchronous', { simple: true })).toBe(2)
  expect(schemaOf(file.db)).toBe(newest)
  file.close()
  expect(readdirSync(dirname(path))).toEqual(['river-valley.fairwatt'])
})

test('every table is strict', () => {
  const tables = newFile().db.pragma('table_list') as {
    name: string
    type: string
    strict: number
    schema: string
  }[]
  const ours = tables.filter((table) => table.type === 'table' && !table.name.startsWith('sqlite_'))
  expect(ours.length).toBeGreaterThan(12)
  expect(ours.filter((table) => table.strict !== 1)).toEqual([])
})

test('a new cooperative never takes the place of a file', () => {
  const file = newFile()
  expect(codeOf(() => CooperativeFile.create(file.path, openOptions(), () => undefined))).toBe('file-exists')
  expect(file.cooperative.get().name).toBe('River Valley')
})

test('a cooperative that could not be filled leaves nothing behind', () => {
  const folder = temporaryFolder()
  const fill = (): never => {
    throw new Error('cannot')
  }
  expect(() => CooperativeFile.create(join(folder, 'a.fairwatt'), openOptions(), fill)).toThrow('cannot')
  expect(readdirSync(folder)).toEqual([])
})

test('what is no cooperative is refused untouched', () => {
  const folder = temporaryFolder()
  const text = join(folder, 'letter.fairwatt')
  writeFileSync(text, 'Dear members')
  expect(codeOf(() => open(text))).toBe('file-foreign')
  const empty = join(folder, 'empty.fairwatt')
  writeFileSync(empty, '')
  expect(codeOf(() => open(empty))).toBe('file-foreign')
  const other = join(folder, 'other.fairwatt')
  const db = new Database(other)
  db.exec('CREATE TABLE song (title TEXT) STRICT')
  db.close()
  const before = readFileSync(other)
  expect(codeOf(() => open(other))).toBe('file-foreign')
  expect(readFileSync(other).equals(before)).toBe(true)
  expect(codeOf(() => open(join(folder, 'gone.fairwatt')))).toBe('file-missing')
  expect(readdirSync(folder).toSorted()).toEqual(['empty.fairwatt', 'letter.fairwatt', 'other.fairwatt'])
})

test('a damaged file is refused', () => {
  const file = newFile()
  const { path } = file
  for (let k = 0; k < 200; k++) saveMember(file, memberWith(String(k), `Member ${k}`, `AT${k}`))
  file.close()
  const bytes = readFileSync(path)
  bytes.fill(0xa5, 8 * 4096, 12 * 4096)
  writeFileSync(path, bytes)
  expect(codeOf(() => open(path))).toBe('file-damaged')
  truncateSync(path, 3 * 4096)
  expect(codeOf(() => open(path))).toBe('file-damaged')
  expect(existsSync(`${path}-lock`)).toBe(false)
})

test('a file of a newer version is refused untouched', () => {
  const file = newFile()
  const { path } = file
  file.close()
  const db = new Database(path)
  db.pragma('user_version = 9990')
  db.close()
  const before = readFileSync(path)
  expect(codeOf(() => open(path))).toBe('file-newer')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('an older file is migrated after a checked backup, and only then', () => {
  const second: Migration = {
    schema: 9980,
    name: 'nickname',
    sql: 'ALTER TABLE member ADD COLUMN nickname TEXT',
  }
  const file = newFile()
  const { path } = file
  saveMember(file, memberWith('1', 'Anna Mayr', 'AT1'))
  file.close()
  const options = { ...openOptions(), migrations: [...migrations, second] }
  const migrated = CooperativeFile.open(path, options)
  expect(schemaOf(migrated.db)).toBe(9980)
  expect(migrated.members.get('1')?.name).toBe('Anna Mayr')
  migrated.close()
  const backup = join(dirname(path), 'river-valley.before-9980.fairwatt')
  const old = reopened(backup)
  expect(schemaOf(old.db)).toBe(newest)
  expect(old.members.get('1')?.name).toBe('Anna Mayr')
  expect(codeOf(() => open(path))).toBe('file-newer')
})

test('a migration that fails leaves the old file', () => {
  const bad: Migration = {
    schema: 9980,
    name: 'bad',
    sql: 'ALTER TABLE member ADD COLUMN nickname TEXT; SELECT * FROM nowhere',
  }
  const file = newFile()
  const { path } = file
  file.close()
  expect(() => CooperativeFile.open(path, { ...openOptions(), migrations: [...migrations, bad] })).toThrow(
    'nowhere',
  )
  const again = reopened(path)
  expect(schemaOf(again.db)).toBe(newest)
  expect(again.readOnly).toBe(false)
})

test('the second door may look, is told who has the file, and writes again after the first has closed', () => {
  const first = newFile()
  const second = reopened(first.path, 'the second window')
  expect(second.readOnly).toBe(true)
  expect(second.warnings.map((warning) => [warning.code, warning.params['holder']])).toEqual([
    ['file-in-use', 'the first window'],
  ])
  expect(codeOf(() => saveMember(second, memberWith('1', 'Anna Mayr', 'AT1')))).toBe('read-only')
  saveMember(first, memberWith('1', 'Anna Mayr', 'AT1'))
  expect(second.members.get('1')?.name).toBe('Anna Mayr')
  second.close()
  first.close()
  const third = reopened(first.path)
  expect(third.readOnly).toBe(false)
})

test('a lock left by a crash holds nobody off', () => {
  const file = newFile()
  const { path } = file
  file.close()
  const left = new Database(`${path}-lock`)
  left.exec(`CREATE TABLE holder (id INTEGER PRIMARY KEY, words TEXT NOT NULL, token TEXT NOT NULL) STRICT;
    INSERT INTO holder VALUES (1, 'a window that is gone', 'old')`)
  left.close()
  expect(reopened(path).readOnly).toBe(false)
})

test('a copy of an open file is complete', () => {
  const file = newFile()
  for (let k = 0; k < 50; k++) saveMember(file, memberWith(String(k), `Member ${k}`, `AT${k}`))
  const target = join(dirname(file.path), 'copy.fairwatt')
  file.copyTo(target)
  expect(existsSync(`${target}.unfinished`)).toBe(false)
  const copy = reopened(target)
  expect(copy.members.all()).toEqual(file.members.all())
  expect(copy.ledger.list(500)).toEqual(file.ledger.list(500))
})

test('places that are not safe are named', () => {
  const codes = (path: string): (string | undefined)[] =>
    warningsOfPlace(path).map((w) => String(w.params['service'] ?? w.code))
  expect(codes('C:\\Users\\eva\\OneDrive - Verein\\a.fairwatt')).toEqual(['OneDrive'])
  expect(codes('/home/eva/Dropbox/a.fairwatt')).toEqual(['Dropbox'])
  expect(codes('/Users/eva/Library/Mobile Documents/com~apple~CloudDocs/a.fairwatt')).toEqual(['iCloud'])
  expect(codes('G:\\My Drive\\a.fairwatt')).toEqual(['Google Drive'])
  expect(codes('\\\\server\\share\\a.fairwatt')).toEqual(['folder-network'])
  expect(codes('/home/eva/onedrives/Dropbox.fairwatt')).toEqual([])
  expect(codes('C:\\Users\\eva\\Documents\\a.fairwatt')).toEqual([])
})
