import type { Handlers } from '../context.ts'
import type { WithoutFile } from './handlers.ts'
import { bandsHandlers } from './bands.ts'
import { billsHandlers } from './bills.ts'
import { cooperativeHandlers } from './cooperative.ts'
import { correctionHandlers } from './correction.ts'
import { equityHandlers } from './equity.ts'
import { fairnessHandlers } from './fairness.ts'
import { fileHandlers } from './file.ts'
import { historyHandlers } from './history.ts'
import { keysHandlers } from './keys.ts'
import { membersHandlers } from './members.ts'
import { memberTablesHandlers } from './memberTables.ts'
import { monthHandlers } from './month.ts'
import { planningHandlers } from './planning.ts'
import { readingsHandlers } from './readings.ts'
import { refereeHandlers } from './referee.ts'
import { reportHandlers } from './report.ts'
import { settlingHandlers } from './settling.ts'
import { tariffsHandlers } from './tariffs.ts'

/** The handlers that work on a cooperative's file; the compiler finds a missing one here. */
export const handlersOfFile: Omit<Handlers, WithoutFile> = {
  ...fileHandlers,
  ...monthHandlers,
  ...cooperativeHandlers,
  ...bandsHandlers,
  ...historyHandlers,
  ...membersHandlers,
  ...memberTablesHandlers,
  ...tariffsHandlers,
  ...keysHandlers,
  ...readingsHandlers,
  ...refereeHandlers,
  ...settlingHandlers,
  ...planningHandlers,
  ...billsHandlers,
  ...correctionHandlers,
  ...fairnessHandlers,
  ...reportHandlers,
  ...equityHandlers,
}
