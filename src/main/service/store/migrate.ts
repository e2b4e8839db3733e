import type { Database } from 'better-sqlite3'
import type { Migration } from './migrations/migration.ts'

/** `FWTT` in ASCII: marks an SQLite file as a cooperative of ours. */
export const APPLICATION_ID = 0x46575454

/** The layout number a file has. */
export function schemaOf(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

export function newestSchema(migrations: readonly Migration[]): number {
  return Math.max(...migrations.map((migration) => migration.schema))
}

/**
 * Brings an open file to the newest layout: all missing steps in one transaction, so it is either the old or the new file.
 * Throws a RangeError where the list of steps does not rise; the caller has made a verified backup.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  migrations.forEach((migration, k) => {
    const before = migrations[k - 1]
    if (before && migration.schema <= before.schema)
      throw new RangeError(`step ${migration.schema} does not rise`)
  })
  const steps = () => {
    const from = schemaOf(db)
    for (const migration of migrations) if (migration.schema > from) db.exec(migration.sql)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`a migration broke ${broken.length} references`)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${newestSchema(migrations)}`)
  }
  // a table is rebuilt by dropping it, which must not cascade; the check above stands in for the switch
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(steps).immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
