import type { Command } from './command.ts'
import { billsCommands } from './commands/bills.ts'
import { compareCommands } from './commands/compare.ts'
import { cooperativeCommands } from './commands/cooperative.ts'
import { explainCommands } from './commands/explain.ts'
import { decideCommands } from './commands/decide.ts'
import { gameCommands } from './commands/game.ts'
import { storageCommands } from './commands/game-storage.ts'
import { historyCommands } from './commands/history.ts'
import { keysCommands } from './commands/keys.ts'
import { membersCommands } from './commands/members.ts'
import { planCommands } from './commands/plan.ts'
import { readingsCommands } from './commands/readings.ts'
import { reportCommands } from './commands/report.ts'
import { refereeCommands } from './commands/referee.ts'
import { serveCommands } from './commands/serve.ts'
import { settleCommands } from './commands/settle.ts'
import { studiesCommands } from './commands/studies.ts'
import { tuneCommands } from './commands/tune.ts'

/** Every command there is, in the order of the help. */
export const commands: readonly Command[] = [
  ...cooperativeCommands,
  ...historyCommands,
  ...membersCommands,
  ...keysCommands,
  ...readingsCommands,
  ...refereeCommands,
  ...settleCommands,
  ...billsCommands,
  ...explainCommands,
  ...compareCommands,
  ...reportCommands,
  ...tuneCommands,
  ...decideCommands,
  ...gameCommands,
  ...studiesCommands,
  ...storageCommands,
  ...planCommands,
  ...serveCommands,
]
