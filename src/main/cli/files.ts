import { mkdir, readFile, stat } from 'node:fs/promises'
import { ProblemError } from '../../core/problems/problem.ts'
import { writeWhole } from '../host/write-whole.ts'
import { cliProblem } from './problems.ts'

/** The system's short name of what went wrong (`EACCES`), for the sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error)
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message
  return String(error)
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (reasonOf(error) === 'ENOENT' || reasonOf(error) === 'ENOTDIR') return false
    throw new ProblemError(cliProblem('file-unreadable', { path, reason: reasonOf(error) }))
  }
}

/** Refuses a path at which no file stands. */
export async function needFile(path: string): Promise<void> {
  if (!(await exists(path))) throw new ProblemError(cliProblem('file-missing', { path }))
  if (!(await stat(path)).isFile())
    throw new ProblemError(cliProblem('file-unreadable', { path, reason: 'it is a folder' }))
}

/** Refuses a path at which something stands already. */
export async function needFree(path: string): Promise<void> {
  if (await exists(path)) throw new ProblemError(cliProblem('file-exists', { path }))
}

export async function readBytes(path: string): Promise<Uint8Array> {
  await needFile(path)
  try {
    return await readFile(path)
  } catch (error) {
    throw new ProblemError(cliProblem('file-unreadable', { path, reason: reasonOf(error) }))
  }
}

export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    throw new ProblemError(cliProblem('cannot-write', { path, reason: reasonOf(error) }))
  }
}

/** Writes a whole file or none; one that stands there is replaced. */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(path, bytes)
  } catch (error) {
    throw new ProblemError(cliProblem('cannot-write', { path, reason: reasonOf(error) }))
  }
}
