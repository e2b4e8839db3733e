import type { Problem } from '../../../core/problems/problem.ts'
import { placeProblem } from './problems.ts'

/** The problem value behind an error of SQLite or of the file system; null where it is neither, so it is a bug of ours. */
export function placeProblemOf(error: unknown, fileName: string): Problem | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  const { code } = error
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return placeProblem('place-full')
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return placeProblem('file-damaged', { fileName, detail: code })
  if (code === 'ENOENT') return placeProblem('file-missing', { fileName })
  if (code === 'EEXIST') return placeProblem('file-exists', { fileName })
  if (code.startsWith('SQLITE_READONLY')) return placeProblem('read-only', { fileName })
  if (
    /^(SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_BUSY|EACCES|EPERM|EROFS|EBUSY|EISDIR|ENOTDIR)/.test(
      code,
    )
  )
    return placeProblem('place-refused', { detail: code })
  return null
}
