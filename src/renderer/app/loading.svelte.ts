import type { Problem, Result } from '../../core/problems/problem.ts'

/** Under this many milliseconds nothing is shown at all, so that quick answers do not flicker. */
export const QUIET_MILLISECONDS = 400

/**
 * Something asked of the service and shown when it is there. The last good value stays until the next one has come;
 * `slow` turns true only where the answer takes longer than the quiet time; late answers to older questions are dropped.
 */
export class Loading<T> {
  value = $state.raw<T | null>(null)
  problem = $state.raw<Problem | null>(null)
  slow = $state(false)
  #question = 0

  /** Asks; gives true where this answer was good and still the one wanted. */
  async ask(question: () => Promise<Result<T>>): Promise<boolean> {
    const mine = ++this.#question
    const timer = setTimeout(() => (this.slow = mine === this.#question), QUIET_MILLISECONDS)
    try {
      const answer = await question()
      if (mine !== this.#question) return false
      if (answer.ok) this.value = answer.value
      this.problem = answer.ok ? null : answer.problem
      return answer.ok
    } finally {
      clearTimeout(timer)
      if (mine === this.#question) this.slow = false
    }
  }

  /** Forgets everything, and any answer still on its way. */
  clear(): void {
    this.#question++
    this.value = null
    this.problem = null
    this.slow = false
  }
}
