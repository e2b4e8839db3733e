import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ProblemError } from '../../core/problems/problem.ts'
import { serviceProblem } from './problems.ts'
import { placeProblemOf } from './store/sqliteProblem.ts'

type Granted =
  | { readonly kind: 'bytes'; readonly fileName: string; readonly bytes: Uint8Array }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'place'; readonly path: string }

export interface GrantedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** A year of daily files of one community; beyond it the oldest grants are forgotten. */
const MOST_GRANTS = 500

/** Files and places the user handed over, each under a random name: the page never says a path. */
export class Grants {
  readonly #granted = new Map<string, Granted>()
  readonly #newName: () => string

  constructor(newName: () => string) {
    this.#newName = newName
  }

  offer(fileName: string, bytes: Uint8Array): string {
    return this.#keep({ kind: 'bytes', fileName: basename(fileName.replaceAll('\\', '/')), bytes })
  }

  offerPath(path: string): string {
    return this.#keep({ kind: 'path', path })
  }

  offerPlace(path: string): string {
    return this.#keep({ kind: 'place', path })
  }

  /** What was handed over as a file; throws `grant-unknown` for anything else. */
  file(grant: string): Exclude<Granted, { kind: 'place' }> {
    const granted = this.#granted.get(grant)
    if (!granted || granted.kind === 'place') throw new ProblemError(serviceProblem('grant-unknown'))
    return granted
  }

  place(grant: string): string {
    const granted = this.#granted.get(grant)
    if (granted?.kind !== 'place') throw new ProblemError(serviceProblem('grant-unknown'))
    return granted.path
  }

  /** Name and bytes of a file; a path is read now, so that a file changed on disk is read as it is. */
  async read(grant: string): Promise<GrantedFile> {
    const granted = this.file(grant)
    if (granted.kind === 'bytes') return granted
    const fileName = basename(granted.path)
    try {
      return { fileName, bytes: new Uint8Array(await readFile(granted.path)) }
    } catch (error) {
      const problem = placeProblemOf(error, fileName)
      throw problem ? new ProblemError(problem) : error
    }
  }

  drop(grants: Iterable<string>): void {
    for (const grant of grants) this.#granted.delete(grant)
  }

  #keep(granted: Granted): string {
    const name = this.#newName()
    this.#granted.set(name, granted)
    for (const oldest of this.#granted.keys()) {
      if (this.#granted.size <= MOST_GRANTS) break
      this.#granted.delete(oldest)
    }
    return name
  }
}
