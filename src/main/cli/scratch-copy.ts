import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withService, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

/** Works on a copy that only this user can read and that is gone afterwards: trying something out leaves the file as it is. */
export async function withScratchCopy<T>(
  session: Session,
  terminal: Terminal,
  use: (copy: Session) => Promise<T>,
): Promise<T> {
  const bytes = session.bytesOf(await session.call('file.copy', {}))
  const folder = await mkdtemp(join(tmpdir(), 'fairwatt-'))
  try {
    const path = join(folder, 'copy.fairwatt')
    await writeFile(path, bytes, { mode: 0o600 })
    return await withService(terminal, async (copy) => {
      await copy.open(path)
      return use(copy)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
