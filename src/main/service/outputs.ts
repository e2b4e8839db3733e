import type { OutputFile } from '../../core/contract/call.ts'

export interface MadeFile {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Files the service made, waiting for the door to save them; the next of the same kind takes the place of the last. */
export class Outputs {
  readonly #made = new Map<string, MadeFile>()
  readonly #newest = new Map<string, string>()
  readonly #newName: () => string

  constructor(newName: () => string) {
    this.#newName = newName
  }

  /** `kind`: the call that made it. */
  put(kind: string, file: MadeFile): OutputFile {
    const before = this.#newest.get(kind)
    if (before !== undefined) this.#made.delete(before)
    const id = this.#newName()
    this.#made.set(id, file)
    this.#newest.set(kind, id)
    return { id, fileName: file.fileName, mediaType: file.mediaType, bytes: file.bytes.byteLength }
  }

  get(id: string): MadeFile | null {
    return this.#made.get(id) ?? null
  }

  clear(): void {
    this.#made.clear()
    this.#newest.clear()
  }
}
