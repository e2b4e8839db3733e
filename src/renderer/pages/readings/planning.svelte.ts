import type { Output } from '../../../core/contract/contract.ts'
import type { Mapping } from '../../../core/importing/inspection.ts'
import type { Problem } from '../../../core/problems/problem.ts'
import type { HandedFile } from '../../app/files.ts'
import { jobs } from '../../app/jobs.svelte.ts'
import { session } from '../../app/session.svelte.ts'

export type Plan = Output<'readings.plan'>

/**
 * The files on the table: handed over, looked at, not yet saved. It outlives the page, so that a look at another
 * station does not lose them; another cooperative starts with an empty table.
 */
class Planning {
  #files = $state.raw<readonly HandedFile[]>([])
  #plan = $state.raw<Plan | null>(null)
  problem = $state.raw<Problem | null>(null)
  /** The month the plan was made for. */
  month = $state('')
  /** Session of the cooperative the files were handed to. */
  #owner = $state('')
  #mappings = new Map<string, Mapping>()
  #pointOf = new Map<string, string>()
  #question = 0

  /** What saving would do; null where no file is on this cooperative's table. */
  get plan(): Plan | null {
    return this.#owner === session.file?.session ? this.#plan : null
  }

  /** Adds files and looks at all of them together: two files that contradict each other must meet. */
  add(files: readonly HandedFile[]): Promise<void> {
    this.#own()
    return this.#look([...this.#files, ...files])
  }

  /** A table was explained by the user; the service remembers it by its shape. */
  explain(grant: string, mapping: Mapping): Promise<void> {
    this.#mappings.set(grant, mapping)
    return this.look()
  }

  /** A file that names no meter is of this point. */
  name(grant: string, point: string): Promise<void> {
    this.#pointOf.set(grant, point)
    return this.look()
  }

  /** Looks at the same files again, for the month at hand. */
  look(): Promise<void> {
    this.#own()
    return this.#look(this.#files)
  }

  /** After saving: what still needs a word stays on the table. */
  keep(grants: readonly string[]): Promise<void> {
    const files = this.#files.filter((file) => grants.includes(file.grant))
    this.#files = []
    this.#plan = null
    return this.#look(files)
  }

  clear(): void {
    this.#question++
    this.#files = []
    this.#plan = null
    this.problem = null
    this.#mappings.clear()
    this.#pointOf.clear()
  }

  /** A look that fails or is cancelled leaves the table as it was before it. */
  async #look(files: readonly HandedFile[]): Promise<void> {
    if (files.length === 0) {
      this.clear()
      return
    }
    const mine = ++this.#question
    const month = session.month
    const grants = files.map((file) => file.grant)
    const mappings = [...this.#mappings].filter(([grant]) => grants.includes(grant))
    const pointOf = [...this.#pointOf].filter(([grant]) => grants.includes(grant))
    this.problem = null
    const answer = await jobs.run(
      session.bridge,
      'readings.plan',
      {
        grants,
        mappings: mappings.map(([grant, mapping]) => ({ grant, mapping })),
        pointOf: pointOf.map(([grant, point]) => ({ grant, point })),
        month,
      },
      'readings',
    )
    // files were added or put aside meanwhile: that question has its own answer
    if (mine !== this.#question) return
    if (answer.ok) {
      this.#files = files
      this.#plan = answer.value
      this.month = month
      return
    }
    if (answer.problem.code !== 'cancelled') this.problem = answer.problem
    // a plan of another month must not stand under this one
    if (this.month !== month) this.#plan = null
  }

  #own(): void {
    const owner = session.file?.session ?? ''
    if (this.#owner !== owner) this.clear()
    this.#owner = owner
  }
}

export const planning = new Planning()

/** Reads files wherever they were dropped: goes to the readings page, which shows what they hold. */
export function planFiles(files: readonly HandedFile[]): void {
  session.go({ page: 'readings' })
  void planning.add(files)
}
