import { addMonths, monthOfDate } from '../../core/calendar/month.ts'
import type { FileState } from '../../core/contract/cooperative.ts'
import type { Session } from './session.ts'

/** The open file as the top bar tells it. */
export function fileStateOf(session: Session): FileState {
  const { file } = session
  const months = file.readings.months()
  return {
    fileName: file.fileName,
    session: session.name,
    cooperative: file.cooperative.get(),
    readOnly: file.readOnly,
    warnings: [...file.warnings],
    savedAt: file.ledger.newest().at,
    workMonth: workMonthOf(session, months),
    firstMonth: months[0] ?? null,
    lastMonth: months.at(-1) ?? null,
    undo: undoOf(session),
  }
}

function undoOf({ file }: Session): FileState['undo'] {
  const next = file.readOnly ? null : file.ledger.nextUndo()
  return next && { batch: next.batch, words: next.words }
}

/** The first month with readings and no approval, else the last approved one, else last month. */
function workMonthOf(session: Session, months: readonly string[]): string {
  const approved = session.file.settlements
    .months()
    .filter((settled) => settled.approved)
    .map((settled) => settled.month)
  const open = months.find((month) => !approved.includes(month))
  return open ?? approved.at(-1) ?? addMonths(monthOfDate(session.today()), -1)
}
