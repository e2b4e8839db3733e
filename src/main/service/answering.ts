import { inOnePiece } from '../../core/metering/steps.ts'
import type { Session } from './session.ts'

/** How often an answer is begun anew because something was written meanwhile, before it is made in one piece. */
const ATTEMPTS = 3

/**
 * An answer that takes long, made in steps over several turns of the thread, and yet of one state of the file: where
 * anything was written between its first step and its last, it is made again. Ends with `no-file` once the file is closed.
 */
export async function answered<T>(
  session: Session,
  answer: () => Iterator<unknown, T, undefined>,
  turns = session.turns(),
): Promise<T> {
  const { ledger } = session.file
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { batch } = ledger.newest()
    const value = await turns.through(answer())
    if (ledger.newest().batch === batch) return value
  }
  return inOnePiece(answer())
}
