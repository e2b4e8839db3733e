import Database from 'better-sqlite3'
import { renameSync, rmSync } from 'node:fs'
import { ProblemError } from '../../../core/problems/problem.ts'
import { placeProblem } from './problems.ts'

/**
 * Writes a complete copy of an open database to `target`: VACUUM INTO beside it, opened and checked, then renamed,
 * so that `target` is either whole or not there. Never a file copy, which loses what is still in the write-ahead log.
 */
export function writeVerifiedCopy(db: Database.Database, target: string): void {
  const unfinished = `${target}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
    const verdict = integrityOf(unfinished)
    if (verdict !== 'ok') throw new ProblemError(placeProblem('copy-failed', { detail: verdict }))
    renameSync(unfinished, target)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function integrityOf(path: string): string {
  const copy = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return checkIntegrity(copy)
  } finally {
    copy.close()
  }
}

/** `ok`, or the first thing that SQLite's own check or a broken reference says. */
export function checkIntegrity(db: Database.Database): string {
  const verdict = db.pragma('integrity_check(1)', { simple: true })
  if (verdict !== 'ok') return String(verdict)
  const broken = db.pragma('foreign_key_check') as { table: string }[]
  return broken[0] ? `a row of ${broken[0].table} refers to nothing` : 'ok'
}
