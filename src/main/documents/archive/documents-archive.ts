import { zipSync, type Zippable } from 'fflate'

/** A file with its name inside a folder. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Files in one ZIP archive, in the order given. Every entry has the format's first date (ZIP stores local time without a
 * zone, so it is made from local parts): the same files give the same bytes everywhere. PDFs are compressed already.
 */
export function documentsArchive(files: readonly NamedFile[]): Uint8Array {
  const mtime = new Date(1980, 0, 1)
  const entries: Zippable = {}
  for (const { name, bytes } of files) {
    if (Object.hasOwn(entries, name)) throw new RangeError(`two files of an archive are called ${name}`)
    entries[name] = [bytes, { mtime, level: name.endsWith('.pdf') ? 0 : 6 }]
  }
  return zipSync(entries)
}
