import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ProblemError } from '../../../core/problems/problem.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { buildDemo } from '../demo/buildDemo.ts'
import { fileStateOf } from '../fileState.ts'
import { copyName } from '../fileNames.ts'
import { createCooperative } from '../newCooperative.ts'
import { openPath, openUpload, placeFor, takeUp } from '../openings.ts'
import { CooperativeFile } from '../store/cooperativeFile.ts'
import { openOptionsOf } from '../openings.ts'
import { placeProblem } from '../store/problems.ts'
import { serviceProblem } from '../problems.ts'
import { verifyFile } from '../verify/verify.ts'

type Calls =
  | 'file.list'
  | 'file.current'
  | 'file.new'
  | 'file.demo'
  | 'file.open'
  | 'file.close'
  | 'file.copy'
  | 'file.verify'

export const fileHandlers: HandlersOf<Calls> = {
  'file.list': (_input, { keep }) => ({ entries: keep.recent.entries() }),

  'file.current': (_input, { keep }) => (keep.session ? fileStateOf(keep.session) : null),

  'file.new': async ({ cooperative, place }, context) => {
    const path = placeFor(context.keep, place, cooperative.name)
    const file = createCooperative(path, cooperative, openOptionsOf(context.keep))
    return fileStateOf(await takeUp(context, file))
  },

  'file.demo': async ({ place }, context) => {
    const path = placeFor(context.keep, place, 'Demo')
    await buildDemo(path, context)
    return fileStateOf(await takeUp(context, CooperativeFile.open(path, openOptionsOf(context.keep))))
  },

  'file.open': async ({ id, grant }, context) => {
    const { keep } = context
    if (grant !== null) {
      const granted = keep.grants.file(grant)
      const session =
        granted.kind === 'path'
          ? await openPath(context, granted.path)
          : await openUpload(context, granted.fileName, granted.bytes)
      keep.grants.drop([grant])
      return fileStateOf(session)
    }
    if (id === null) throw new ProblemError(serviceProblem('grant-unknown'))
    const path = keep.recent.pathOf(id)
    if (path === null) throw new ProblemError(placeProblem('file-missing', { fileName: 'The cooperative' }))
    return fileStateOf(await openPath(context, path))
  },

  'file.close': async (_input, { keep }) => {
    await keep.jobs.stopAll()
    keep.session?.file.close()
    keep.session = null
    keep.outputs.clear()
    return {}
  },

  'file.copy': (_input, context) => {
    const session = sessionOf(context)
    const { file } = session
    const folder = mkdtempSync(join(tmpdir(), 'fairwatt-copy-'))
    try {
      const target = join(folder, 'copy.fairwatt')
      file.copyTo(target)
      return context.keep.outputs.put('file.copy', {
        fileName: copyName(file.fileName, session.today()),
        mediaType: 'application/vnd.sqlite3',
        bytes: new Uint8Array(readFileSync(target)),
      })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },

  'file.verify': (_input, context) => verifyFile(sessionOf(context), context.watch),
}
