import { localMonth, type LocalDay, type LocalMonth } from '../../core/calendar/month.ts'
import { addDays, Zone } from '../../core/calendar/zone.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import type { RefereeReport } from '../../core/sharing/referee/referee.ts'
import type { ImportPlans } from './handlers/importPlans.ts'
import { Turns } from './jobs/turns.ts'
import { serviceProblem } from './problems.ts'
import type { CooperativeFile } from './store/cooperativeFile.ts'

/** One opening of a cooperative: its file, and what is remembered only while it is open. */
export class Session {
  readonly file: CooperativeFile
  /** Unguessable; changes with every opening. */
  readonly name: string
  readonly now: () => number
  readonly plans: ImportPlans
  /** Digests of a month's readings by their fingerprint, so that asking whether a settlement is stale stays cheap. */
  readonly readingDigests = new Map<string, string>()
  /** Whether a settlement was stale, and after which change that was found out. */
  readonly staleness = new Map<number, { readonly change: number; readonly stale: boolean }>()
  /** The newest recomputation of an operator's split, for its table. */
  refereed: { readonly name: string; readonly report: RefereeReport } | null = null
  readonly #zones = new Map<string, Zone>()

  constructor(file: CooperativeFile, name: string, now: () => number, plans: ImportPlans) {
    this.file = file
    this.name = name
    this.now = now
    this.plans = plans
  }

  /** Turns of work on this file: where it was closed between two of them, the work ends with the problem `no-file`. */
  turns(): Turns {
    return new Turns(() => this.refuseClosed())
  }

  /** Throws `no-file` once the file is closed: calls are not awaited before it is. */
  refuseClosed(): void {
    if (!this.file.db.open) throw new ProblemError(serviceProblem('no-file'))
  }

  /** The cooperative's zone as it is set now. */
  get zone(): Zone {
    return this.#zoneOf(this.file.cooperative.get().zone)
  }

  month(month: string): LocalMonth {
    return localMonth(this.zone, month)
  }

  /** A month in the zone a settlement was made in. */
  monthIn(zone: string, month: string): LocalMonth {
    return localMonth(this.#zoneOf(zone), month)
  }

  /** A local day as instants. */
  dayOf(date: string): LocalDay {
    return { date, start: this.zone.startOf(date), end: this.zone.startOf(addDays(date, 1)) }
  }

  /** Today's local date. */
  today(): string {
    return this.zone.dateOf(this.now())
  }

  /** Zones carry a table of their offsets, worth keeping. */
  #zoneOf(id: string): Zone {
    const known = this.#zones.get(id) ?? new Zone(id)
    this.#zones.set(id, known)
    return known
  }
}
