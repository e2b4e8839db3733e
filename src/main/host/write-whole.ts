import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes a whole file or none: beside its place first, then renamed into it. Rejects with the system's error. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const half = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  try {
    const file = await open(half, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}
