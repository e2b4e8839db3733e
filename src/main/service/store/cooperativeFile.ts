import Database from 'better-sqlite3'
import { accessSync, closeSync, constants, openSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { ProblemError, type Problem } from '../../../core/problems/problem.ts'
import { BandsTable } from './bandsTable.ts'
import { CooperativeTable } from './cooperativeTable.ts'
import { checkIntegrity, writeVerifiedCopy } from './copy.ts'
import { DecisionsTable } from './decisionsTable.ts'
import { DocumentsTable } from './documentsTable.ts'
import { GuardRailsTable } from './guardRailsTable.ts'
import { isOurFile } from './header.ts'
import { KeyTablesTable } from './keyTablesTable.ts'
import { Ledger, type Intent, type Undone } from './ledger.ts'
import { takeLock, type Lock } from './lock.ts'
import { MappingsTable } from './mappingsTable.ts'
import { MembersTable } from './membersTable.ts'
import { migrate, newestSchema, schemaOf } from './migrate.ts'
import { migrations as released } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import { MonthlyAmountsTable } from './monthlyAmountsTable.ts'
import { placeProblem } from './problems.ts'
import { ProposalsTable } from './proposalsTable.ts'
import { ReadingsTable } from './readingsTable.ts'
import { SettlementsTable } from './settlementsTable.ts'
import { placeProblemOf } from './sqliteProblem.ts'
import { warningsOfPlace } from './surroundings.ts'
import { TariffsTable } from './tariffsTable.ts'

export interface OpenOptions {
  /** Who opens it, in words for the other door: `the window of Fairwatt`. */
  readonly holder: string
  /** An unguessable name of this opening. */
  readonly token: string
  /** UTC seconds now. */
  readonly now: () => number
  /** The steps of the layout; the released ones unless a test brings others. */
  readonly migrations?: readonly Migration[]
}

/** An open cooperative: the one writer of its file, or a reader where another door writes. */
export class CooperativeFile {
  readonly path: string
  readonly fileName: string
  readonly db: Database.Database
  readonly readOnly: boolean
  readonly warnings: readonly Problem[]
  readonly ledger: Ledger
  readonly cooperative: CooperativeTable
  readonly bands: BandsTable
  readonly members: MembersTable
  readonly tariffs: TariffsTable
  readonly keyTables: KeyTablesTable
  readonly readings: ReadingsTable
  readonly mappings: MappingsTable
  readonly amounts: MonthlyAmountsTable
  readonly settlements: SettlementsTable
  readonly documents: DocumentsTable
  readonly guardRails: GuardRailsTable
  readonly proposals: ProposalsTable
  readonly decisions: DecisionsTable
  readonly #lock: Lock | null
  readonly #options: OpenOptions

  private constructor(
    path: string,
    db: Database.Database,
    lock: Lock | null,
    warnings: readonly Problem[],
    options: OpenOptions,
  ) {
    this.path = path
    this.fileName = basename(path)
    this.db = db
    this.readOnly = lock === null
    this.warnings = warnings
    this.#lock = lock
    this.#options = options
    this.cooperative = new CooperativeTable(db)
    this.bands = new BandsTable(db)
    this.members = new MembersTable(db)
    this.tariffs = new TariffsTable(db)
    this.keyTables = new KeyTablesTable(db)
    this.mappings = new MappingsTable(db)
    this.amounts = new MonthlyAmountsTable(db)
    this.guardRails = new GuardRailsTable(db)
    this.ledger = new Ledger(db, [
      this.cooperative,
      this.bands,
      this.members,
      this.tariffs,
      this.mappings,
      this.amounts,
      this.keyTables,
      this.guardRails,
    ])
    this.readings = new ReadingsTable(db, this.ledger)
    this.settlements = new SettlementsTable(db)
    this.documents = new DocumentsTable(db)
    this.proposals = new ProposalsTable(db)
    this.decisions = new DecisionsTable(db, this.ledger)
  }

  /**
   * Makes a new file and fills it by `fill` in one batch. Throws `file-exists` where there is one: nothing is overwritten,
   * and a file that could not be filled is removed again.
   */
  static create(path: string, options: OpenOptions, fill: (file: CooperativeFile) => void): CooperativeFile {
    try {
      closeSync(openSync(path, 'wx'))
    } catch (error) {
      throw asProblem(error, path)
    }
    let file: CooperativeFile | null = null
    try {
      const outcome = takeLock(path, options.holder, options.token)
      if (!outcome.held) throw new ProblemError(placeProblem('file-exists', { fileName: basename(path) }))
      const db = new Database(path, { fileMustExist: true })
      // before the log begins, so that the file itself carries our mark from the start
      migrate(db, options.migrations ?? released)
      prepareForWriting(db)
      file = new CooperativeFile(path, db, outcome.lock, warningsOfPlace(path), options)
      fill(file)
      return file
    } catch (error) {
      file?.close()
      for (const left of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`, `${path}-lock`])
        rmSync(left, { force: true })
      throw asProblem(error, path)
    }
  }

  /**
   * Opens a cooperative: for writing where nobody else has it, else for looking, with a warning that names the holder.
   * Throws the problem for a file that is missing, foreign, damaged, newer, or older and in use. Migrates an older file
   * after a verified backup beside it (`name.before-0020.fairwatt`).
   */
  static open(path: string, options: OpenOptions): CooperativeFile {
    const fileName = basename(path)
    try {
      if (!isOurFile(path)) throw new ProblemError(placeProblem('file-foreign', { fileName }))
      const steps = options.migrations ?? released
      const { lock, warning, holder } = lockOrReason(path, options)
      try {
        const db = new Database(path, { readonly: lock === null, fileMustExist: true })
        try {
          refuseUnfit(db, path, steps, holder)
          if (lock) prepareForWriting(db)
          if (schemaOf(db) < newestSchema(steps)) {
            writeVerifiedCopy(db, backupPath(path, newestSchema(steps)))
            migrate(db, steps)
          }
          const warnings = warning ? [warning, ...warningsOfPlace(path)] : warningsOfPlace(path)
          return new CooperativeFile(path, db, lock, warnings, options)
        } catch (error) {
          db.close()
          throw error
        }
      } catch (error) {
        lock?.release()
        throw error
      }
    } catch (error) {
      throw asProblem(error, path)
    }
  }

  /**
   * The write-ahead log begins with the first thing written: a file that was only looked at, or whose change was refused,
   * stays the same bit for bit.
   */
  #beginWriting(): void {
    if (this.readOnly) throw new ProblemError(placeProblem('read-only', { fileName: this.fileName }))
    if (!isLogged(this.db)) this.db.pragma('journal_mode = WAL')
  }

  /** One batch in one transaction: all of it or nothing. Throws `read-only` where the file is open for looking. */
  write<T>(intent: Intent, work: (batch: number) => T): T {
    this.#beginWriting()
    return this.db
      .transaction(() => work(this.ledger.begin(intent, this.#options.now(), this.#options.holder)))
      .immediate()
  }

  /** Takes a batch back as a batch of its own; `check` may refuse what would come out. */
  undo(batch: number, check: (undone: Undone) => void): Undone {
    this.#beginWriting()
    return this.db
      .transaction(() => {
        const row = this.ledger.get(batch)
        if (!row) throw new RangeError(`no batch ${batch}`)
        const undone = this.ledger.undo(row, this.#options.now(), this.#options.holder)
        check(undone)
        return undone
      })
      .immediate()
  }

  /** A complete, checked copy in one file; works while the file is open. */
  copyTo(target: string): void {
    try {
      writeVerifiedCopy(this.db, target)
    } catch (error) {
      throw asProblem(error, target)
    }
  }

  integrity(): string {
    return checkIntegrity(this.db)
  }

  /** Brings everything into the one file and lets go of the lock. */
  close(): void {
    if (!this.db.open) return
    if (!this.readOnly && isLogged(this.db)) becomeOneFile(this.db)
    this.db.close()
    this.#lock?.release()
  }
}

function asProblem(error: unknown, path: string): unknown {
  if (error instanceof ProblemError) return error
  const problem = placeProblemOf(error, basename(path))
  return problem ? new ProblemError(problem) : error
}

/** How this connection writes; the file itself is not touched. */
function prepareForWriting(db: Database.Database): void {
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
}

const isLogged = (db: Database.Database): boolean => db.pragma('journal_mode', { simple: true }) === 'wal'

function becomeOneFile(db: Database.Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  try {
    db.pragma('journal_mode = DELETE')
  } catch (error) {
    // a second door still looks at it: the log is empty by now, and the last one to close removes it
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')))
      throw error
  }
}

function lockOrReason(
  path: string,
  options: OpenOptions,
): { lock: Lock | null; warning: Problem | null; holder: string } {
  const fileName = basename(path)
  const holder = 'another program'
  if (!isWritable(path) || !isWritable(dirname(path)))
    return { lock: null, warning: placeProblem('file-not-writable', { fileName }), holder }
  const outcome = takeLock(path, options.holder, options.token)
  if (outcome.held) return { lock: outcome.lock, warning: null, holder }
  return {
    lock: null,
    warning: placeProblem('file-in-use', { fileName, holder: outcome.holder }),
    holder: outcome.holder,
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    // access() has no other way to say no; a path that is missing is told by the caller's next step
    return false
  }
}

function refuseUnfit(db: Database.Database, path: string, steps: readonly Migration[], holder: string): void {
  const fileName = basename(path)
  const schema = schemaOf(db)
  const newest = newestSchema(steps)
  if (schema > newest) throw new ProblemError(placeProblem('file-newer', { fileName, schema, newest }))
  const verdict = checkIntegrity(db)
  if (verdict !== 'ok') throw new ProblemError(placeProblem('file-damaged', { fileName, detail: verdict }))
  if (schema < newest && db.readonly)
    throw new ProblemError(placeProblem('file-older-in-use', { fileName, holder }))
}

function backupPath(path: string, schema: number): string {
  return `${path.replace(/\.fairwatt$/i, '')}.before-${String(schema).padStart(4, '0')}.fairwatt`
}
