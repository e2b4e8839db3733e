import type { Database, Statement } from 'better-sqlite3'
import type { Json } from '../../../core/contract/call.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { serviceProblem } from '../problems.ts'
import type { Area, AuditedTable } from './audited.ts'

export const batchKinds = [
  'members',
  'tariffs',
  'readings',
  'settings',
  'settlement',
  'approval',
  'proposal',
  'decision',
  'look',
] as const
export type BatchKind = (typeof batchKinds)[number]

/** Who does what, and why; every write belongs to one. */
export interface Intent {
  readonly kind: BatchKind
  /** What happened, in words. */
  readonly words: string
  readonly reason?: string
}

export interface BatchRow {
  readonly batch: number
  readonly at: number
  readonly kind: BatchKind
  readonly words: string
  readonly undoes: number | null
}

/** A batch that took another back. */
export interface Undone {
  readonly batch: number
  readonly words: string
}

interface ChangeRow {
  readonly area: Area
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
}

/** Kinds that can be taken back; a settlement is replaced by the next, an approval is corrected, a look is no change. */
const undoable: ReadonlySet<BatchKind> = new Set(['members', 'tariffs', 'readings', 'settings', 'decision'])

/** The batches and their changes: how every write is told, and how it is taken back. */
export class Ledger {
  readonly #db: Database
  readonly #tables: ReadonlyMap<Area, AuditedTable>
  readonly #insertBatch: Statement
  readonly #insertChange: Statement
  readonly #changes: Statement<[number], ChangeRow>
  /** Whether the rows of batches are as those left them, as of the newest batch: nothing changes without a new one. */
  #unchanged = { newest: 0, batches: new Map<number, boolean>() }

  constructor(db: Database, tables: readonly AuditedTable[]) {
    this.#db = db
    this.#tables = new Map(tables.map((table) => [table.area, table]))
    this.#insertBatch = db.prepare(
      'INSERT INTO batch (at_utc_seconds, who, kind, words, reason, undoes) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#insertChange = db.prepare(
      'INSERT INTO change (batch, position, area, subject, before_json, after_json) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#changes = db.prepare(
      'SELECT area, subject, before_json AS before, after_json AS after FROM change WHERE batch = ? ORDER BY position',
    )
  }

  /** Opens a batch inside the caller's transaction and gives its number. */
  begin(intent: Intent, at: number, who: string, undoes: number | null = null): number {
    const { lastInsertRowid } = this.#insertBatch.run(
      at,
      who,
      intent.kind,
      intent.words,
      intent.reason ?? null,
      undoes,
    )
    return Number(lastInsertRowid)
  }

  /** Writes one row through its table and remembers it before and after; nothing where it stays the same. */
  set(batch: number, area: Area, subject: string, value: Json): void {
    const table = this.#table(area)
    const before = textOf(table.read(subject))
    table.write(subject, value)
    // read back, so that what is compared at undo is what the columns really hold
    const after = textOf(table.read(subject))
    if (before === after) return
    const position = this.#db
      .prepare('SELECT count(*) FROM change WHERE batch = ?')
      .pluck()
      .get(batch) as number
    this.#insertChange.run(batch, position, area, subject, before, after)
  }

  /** Newest first; the marks of looked-at bills are not told. */
  list(limit: number): BatchRow[] {
    return this.#db
      .prepare<[number], BatchRow>(
        `SELECT batch, at_utc_seconds AS at, kind, words, undoes FROM batch WHERE kind <> 'look' ORDER BY batch DESC LIMIT ?`,
      )
      .all(limit)
  }

  /** Batches after one, oldest first. */
  since(batch: number): BatchRow[] {
    return this.#db
      .prepare<[number], BatchRow>(
        'SELECT batch, at_utc_seconds AS at, kind, words, undoes FROM batch WHERE batch > ? ORDER BY batch',
      )
      .all(batch)
  }

  get(batch: number): BatchRow | null {
    return (
      this.#db
        .prepare<[number], BatchRow>(
          'SELECT batch, at_utc_seconds AS at, kind, words, undoes FROM batch WHERE batch = ?',
        )
        .get(batch) ?? null
    )
  }

  newest(): { readonly batch: number; readonly at: number | null } {
    const row = this.#db
      .prepare<[], { batch: number; at: number }>(
        'SELECT batch, at_utc_seconds AS at FROM batch ORDER BY batch DESC LIMIT 1',
      )
      .get()
    return row ?? { batch: 0, at: null }
  }

  /** The newest batch that changed anything; looking at a bill does not. */
  newestChange(): number {
    return this.#db
      .prepare(`SELECT coalesce(max(batch), 0) FROM batch WHERE kind <> 'look'`)
      .pluck()
      .get() as number
  }

  /** Batches taken back as of a batch (none = now): an undo that was itself taken back does not count. */
  undone(asOf: number = Number.MAX_SAFE_INTEGER): ReadonlySet<number> {
    const undos = this.#db
      .prepare<[number], { batch: number; undoes: number }>(
        'SELECT batch, undoes FROM batch WHERE undoes IS NOT NULL AND batch <= ? ORDER BY batch DESC',
      )
      .all(asOf)
    const undone = new Set<number>()
    for (const { batch, undoes } of undos) if (!undone.has(batch)) undone.add(undoes)
    return undone
  }

  /** Words and times of the changes to one row, newest first. */
  historyOf(area: Area, subject: string, limit: number): { readonly at: number; readonly words: string }[] {
    return this.#db
      .prepare<[string, string, number], { at: number; words: string }>(
        `SELECT DISTINCT b.batch, b.at_utc_seconds AS at, b.words AS words FROM change c JOIN batch b ON b.batch = c.batch
         WHERE c.area = ? AND c.subject = ? ORDER BY b.batch DESC LIMIT ?`,
      )
      .all(area, subject, limit)
      .map(({ at, words }) => ({ at, words }))
  }

  /** Rows of an area changed after a batch, each once, with what they were then. */
  changedSince(
    batch: number,
    area: Area,
  ): { readonly subject: string; readonly before: Json; readonly words: string }[] {
    const rows = this.#db
      .prepare<[number, string], { subject: string; before: string | null; words: string }>(
        `SELECT c.subject, c.before_json AS before, b.words FROM change c JOIN batch b ON b.batch = c.batch
         WHERE c.batch > ? AND c.area = ? ORDER BY c.batch, c.position`,
      )
      .all(batch, area)
    const first = new Map<string, { subject: string; before: Json; words: string }>()
    for (const row of rows)
      if (!first.has(row.subject)) first.set(row.subject, { ...row, before: valueOf(row.before) })
    return [...first.values()]
  }

  /**
   * True where the batch can be taken back now: its kind allows it, it stands, and none of its rows changed since. The
   * beginning stays: a file without a cooperative is none.
   */
  canUndo(row: BatchRow, undone: ReadonlySet<number> = this.undone()): boolean {
    if (!undoable.has(row.kind) || undone.has(row.batch)) return false
    // a batch that is being written may still grow, or never be
    if (this.#db.inTransaction) return this.#isUnchanged(row)
    const newest = this.newest().batch
    if (this.#unchanged.newest !== newest) this.#unchanged = { newest, batches: new Map() }
    const known = this.#unchanged.batches.get(row.batch) ?? this.#isUnchanged(row)
    this.#unchanged.batches.set(row.batch, known)
    return known
  }

  #isUnchanged(row: BatchRow): boolean {
    return this.#changes
      .all(row.batch)
      .every(
        (change) =>
          textOf(this.#table(change.area).read(change.subject)) === change.after &&
          !(change.area === 'cooperative' && valueOf(change.before) === null),
      )
  }

  /** What Ctrl Z takes back: the newest batch that stands and is no undo itself; an approval bars the way. */
  nextUndo(): BatchRow | null {
    const undone = this.undone()
    const rows = this.#db
      .prepare<[], BatchRow>(
        `SELECT batch, at_utc_seconds AS at, kind, words, undoes FROM batch
         WHERE undoes IS NULL AND kind NOT IN ('look', 'settlement', 'proposal')
           AND batch > (SELECT coalesce(max(batch), 0) FROM batch WHERE kind = 'approval')
         ORDER BY batch DESC`,
      )
      .iterate()
    for (const row of rows) if (!undone.has(row.batch)) return this.canUndo(row, undone) ? row : null
    return null
  }

  /** Rows that a batch changed, as area and subject. */
  subjectsOf(batch: number): { readonly area: Area; readonly subject: string }[] {
    return this.#changes.all(batch).map(({ area, subject }) => ({ area, subject }))
  }

  /** Puts every row of a batch back as it was, as a batch of its own. Throws the problem where later work built on it. */
  undo(row: BatchRow, at: number, who: string): Undone {
    if (!undoable.has(row.kind))
      throw new ProblemError(serviceProblem('undo-impossible', { words: row.words }))
    const undone = this.undone()
    if (undone.has(row.batch)) throw new ProblemError(serviceProblem('undo-done', { words: row.words }))
    if (!this.canUndo(row, undone))
      throw new ProblemError(serviceProblem('undo-conflict', { words: row.words }))
    const words =
      row.undoes === null ? `Taken back: ${row.words}` : row.words.replace(/^Taken back: /, 'Brought back: ')
    const batch = this.begin({ kind: row.kind, words }, at, who, row.batch)
    for (const change of this.#changes.all(row.batch).toReversed())
      this.set(batch, change.area, change.subject, valueOf(change.before))
    return { batch, words }
  }

  #table(area: Area): AuditedTable {
    const table = this.#tables.get(area)
    if (!table) throw new Error(`no table for ${area}`)
    return table
  }
}

const textOf = (value: Json): string | null => (value === null ? null : JSON.stringify(value))
const valueOf = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json))
