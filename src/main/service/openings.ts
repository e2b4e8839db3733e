import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { ProblemError } from '../../core/problems/problem.ts'
import type { Context, Keep } from './context.ts'
import { freePath, withExtension } from './fileNames.ts'
import { ImportPlans } from './handlers/importPlans.ts'
import { Session } from './session.ts'
import { CooperativeFile, type OpenOptions } from './store/cooperativeFile.ts'
import { hasOurHeader } from './store/header.ts'
import { placeProblem } from './store/problems.ts'

const holders = {
  electron: 'the Fairwatt window',
  browser: 'Fairwatt in the browser',
  terminal: 'the command line',
} as const

export function openOptionsOf(keep: Keep): OpenOptions {
  return { holder: holders[keep.options.door], token: keep.options.newName(), now: keep.options.now }
}

export function sessionOn(keep: Keep, file: CooperativeFile): Session {
  return new Session(file, keep.options.newName(), keep.options.now, new ImportPlans(keep.options.newName))
}

/** Where a new cooperative goes: the place the user chose, else a free name in the data folder. */
export function placeFor(keep: Keep, grant: string | null, name: string): string {
  if (grant !== null) return withExtension(keep.grants.place(grant))
  mkdirSync(keep.options.dataFolder, { recursive: true })
  return freePath(keep.options.dataFolder, name)
}

/** Takes a freshly opened file as the open one; the one before is closed, its jobs are stopped. */
export async function takeUp(context: Context, file: CooperativeFile): Promise<Session> {
  const { keep, watch } = context
  await keep.jobs.stopAll(watch.signal)
  keep.session?.file.close()
  keep.outputs.clear()
  keep.session = sessionOn(keep, file)
  keep.recent.opened(file.path, file.cooperative.get().name)
  return keep.session
}

/** Opens a path; the file that is open already just stays open. The open file is only left once the other is known to be fit. */
export async function openPath(context: Context, path: string): Promise<Session> {
  const { session } = context.keep
  if (session && existsSync(path) && realpathSync(path) === realpathSync(session.file.path)) return session
  return takeUp(context, CooperativeFile.open(path, openOptionsOf(context.keep)))
}

/** A cooperative handed over as bytes becomes a copy in the data folder; what turns out unfit is not left there. */
export async function openUpload(context: Context, fileName: string, bytes: Uint8Array): Promise<Session> {
  if (!hasOurHeader(bytes))
    throw new ProblemError(placeProblem('file-foreign', { fileName: basename(fileName) }))
  const path = placeFor(context.keep, null, fileName)
  writeFileSync(path, bytes, { flag: 'wx' })
  try {
    return await openPath(context, path)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}
