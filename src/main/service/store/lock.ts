import Database from 'better-sqlite3'
import { rmSync, statSync } from 'node:fs'

/** A cooperative held for writing; the operating system lets go of it even when the process dies. */
export interface Lock {
  release(): void
}

export type LockOutcome =
  | { readonly held: true; readonly lock: Lock }
  /** Someone else has it; `holder` in words, as they wrote it. */
  | { readonly held: false; readonly holder: string }

const lockPath = (path: string): string => `${path}-lock`
const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith(code)

/**
 * Takes the file's lock: a small SQLite file beside it whose write lock stays held while the cooperative is open.
 * Readers may still read it, which is how the second door learns who the first is. Throws where the folder is not writable.
 */
export function takeLock(path: string, holder: string, token: string): LockOutcome {
  for (;;) {
    const outcome = tryLock(lockPath(path), holder, token)
    if (outcome !== 'gone') return outcome
  }
}

/** `gone`: the holder's clean close removed the file between our opening and locking it; the next try makes a new one. */
function tryLock(path: string, holder: string, token: string): LockOutcome | 'gone' {
  const db = new Database(path, { timeout: 0 })
  try {
    const inode = inodeOf(path)
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN IMMEDIATE')
    db.exec(
      'CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY, words TEXT NOT NULL, token TEXT NOT NULL) STRICT',
    )
    db.prepare('INSERT OR REPLACE INTO holder (id, words, token) VALUES (1, ?, ?)').run(holder, token)
    db.exec('COMMIT')
    db.exec('BEGIN IMMEDIATE')
    // between the two transactions another door may have been quicker: then its name stands here
    const now = db.prepare('SELECT token FROM holder WHERE id = 1').pluck().get()
    if (now !== token) throw new LostRace()
    if (inode === null || inode !== inodeOf(path)) {
      db.close()
      return 'gone'
    }
    return { held: true, lock: { release: () => releaseLock(db, path) } }
  } catch (error) {
    const words = error instanceof LostRace || isCode(error, 'SQLITE_BUSY') ? holderOf(db) : null
    db.close()
    if (words === null) throw error
    return { held: false, holder: words }
  }
}

class LostRace extends Error {}

function holderOf(db: Database.Database): string {
  try {
    const words = db.prepare('SELECT words FROM holder WHERE id = 1').pluck().get()
    return typeof words === 'string' ? words : 'another window'
  } catch (error) {
    // the first door is writing its name this very moment
    if (isCode(error, 'SQLITE_BUSY') || isCode(error, 'SQLITE_ERROR')) return 'another window'
    throw error
  }
}

function inodeOf(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

function releaseLock(db: Database.Database, path: string): void {
  // removed while still held, so that nobody locks a file that is about to vanish; Windows refuses this, then after closing
  const removed = process.platform !== 'win32' && removeFile(path)
  db.close()
  if (!removed) removeFile(path)
}

/** False where another door has it open (Windows); then that one removes it. */
function removeFile(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch (error) {
    if (isCode(error, 'EBUSY') || isCode(error, 'EPERM') || isCode(error, 'EACCES')) return false
    throw error
  }
}
