import { ProblemError } from '../../../core/problems/problem.ts'
import { refuseUnfitMembers } from '../checks/members.ts'
import { refuseUnfitTariffs } from '../checks/tariffs.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { serviceProblem } from '../problems.ts'

export const historyHandlers: HandlersOf<'history.list' | 'history.undo'> = {
  'history.list': ({ limit }, context) => {
    const { ledger, readOnly } = sessionOf(context).file
    const undone = ledger.undone()
    return {
      batches: ledger.list(limit).map((row) => ({
        batch: row.batch,
        at: row.at,
        kind: row.kind,
        words: row.words,
        undone: undone.has(row.batch),
        canUndo: !readOnly && ledger.canUndo(row, undone),
      })),
    }
  },

  'history.undo': ({ batch }, context) => {
    const { file } = sessionOf(context)
    const row = batch === null ? file.ledger.nextUndo() : file.ledger.get(batch)
    if (!row) throw new ProblemError(serviceProblem('undo-nothing'))
    const { words } = file.undo(row.batch, (undone) => {
      const changed = file.ledger
        .subjectsOf(undone.batch)
        .flatMap(({ area, subject }) => (area === 'member' ? (file.members.get(subject) ?? []) : []))
      refuseUnfitMembers(file, changed)
      refuseUnfitTariffs(file)
    })
    return { words }
  },
}
