import type { JobProgress } from '../../../core/contract/call.ts'

const SHORTEST_GAP_MS = 100
const ETA_AFTER_MS = 2000

/**
 * Lets through at most ten reports a second, and every new phase at once. After two seconds a phase tells the seconds left, by the pace so far. `clock` in milliseconds.
 */
export function progressPace(
  clock: () => number,
  send: (progress: Omit<JobProgress, 'job'>) => void,
): (phase: string, done: number, total: number, figures?: JobProgress['figures']) => void {
  let current: string | null = null
  let started = 0
  let sent = -Infinity
  return (phase, done, total, figures) => {
    const now = clock()
    const isNew = phase !== current
    if (isNew) {
      current = phase
      started = now
    }
    if (!isNew && now - sent < SHORTEST_GAP_MS) return
    sent = now
    const elapsed = now - started
    const canTell = elapsed >= ETA_AFTER_MS && done > 0 && done <= total
    send({
      phase,
      done,
      total,
      secondsLeft: canTell ? Math.ceil(((elapsed / done) * (total - done)) / 1000) : null,
      ...(figures === undefined ? {} : { figures }),
    })
  }
}
