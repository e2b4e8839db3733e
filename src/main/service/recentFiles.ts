import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import type { FileEntrySchema } from '../../core/contract/cooperative.ts'
import type { ServiceOptions } from './door.ts'
import { EXTENSION } from './fileNames.ts'
import { isOurFile } from './store/header.ts'
import { placeProblemOf } from './store/sqliteProblem.ts'

const RecentSchema = v.array(
  v.object({ path: v.string(), cooperativeName: v.nullable(v.string()), openedAt: v.number() }),
)
type Recent = v.InferOutput<typeof RecentSchema>[number]
type Entry = v.InferOutput<typeof FileEntrySchema>

const MOST_RECENT = 20

/** The cooperatives a door may offer: recently opened ones, and in the browser those of its data folder. */
export class RecentFiles {
  readonly #options: ServiceOptions

  constructor(options: ServiceOptions) {
    this.#options = options
  }

  /** Newest first; files that are gone are left out. Ids are digests, so that no path reaches a page. */
  entries(): Entry[] {
    return this.#known().map((recent) => ({
      id: idOf(recent.path),
      fileName: basename(recent.path),
      cooperativeName: recent.cooperativeName,
      openedAt: recent.openedAt,
    }))
  }

  pathOf(id: string): string | null {
    return this.#known().find((recent) => idOf(recent.path) === id)?.path ?? null
  }

  /** Remembers an opening. A folder that cannot be written (a disk to read from only) keeps no list and bars no file. */
  opened(path: string, cooperativeName: string): void {
    const folder = this.#options.settingsFolder
    if (folder === null) return
    const others = this.#stored().filter((recent) => recent.path !== path)
    const list = [{ path, cooperativeName, openedAt: this.#options.now() }, ...others].slice(0, MOST_RECENT)
    try {
      mkdirSync(folder, { recursive: true })
      const file = listPath(folder)
      writeFileSync(`${file}.unfinished`, JSON.stringify(list, null, 2))
      renameSync(`${file}.unfinished`, file)
    } catch (error) {
      if (placeProblemOf(error, basename(path)) === null) throw error
    }
  }

  #known(): { path: string; cooperativeName: string | null; openedAt: number | null }[] {
    const stored = this.#stored().filter((recent) => existsSync(recent.path))
    if (this.#options.door === 'electron') return stored
    const { dataFolder } = this.#options
    if (!existsSync(dataFolder)) return []
    const times = new Map(stored.map((recent) => [recent.path, recent]))
    return readdirSync(dataFolder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(EXTENSION))
      .map((entry) => join(dataFolder, entry.name))
      .filter(isOurFile)
      .map((path) => times.get(path) ?? { path, cooperativeName: null, openedAt: null })
      .toSorted((a, b) => (b.openedAt ?? -1) - (a.openedAt ?? -1) || (a.path < b.path ? -1 : 1))
  }

  /** A list that cannot be read is an empty list: it is a convenience, written anew at the next opening. */
  #stored(): Recent[] {
    const folder = this.#options.settingsFolder
    if (folder === null || !existsSync(listPath(folder))) return []
    const list = v.safeParse(
      v.pipe(v.string(), v.parseJson(), RecentSchema),
      readFileSync(listPath(folder), 'utf8'),
    )
    return list.success ? list.output : []
  }
}

const listPath = (folder: string): string => join(folder, 'recent-files.json')
const idOf = (path: string): string => createHash('sha256').update(path).digest('base64url').slice(0, 32)
