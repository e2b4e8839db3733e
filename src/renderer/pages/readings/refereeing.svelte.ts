import type { Output } from '../../../core/contract/contract.ts'
import type { Problem } from '../../../core/problems/problem.ts'
import { chooseFiles } from '../../app/files.ts'
import { jobs } from '../../app/jobs.svelte.ts'
import { session } from '../../app/session.svelte.ts'
import type { Judged } from '../../text/en/readings/operator-split.ts'

/** The operator's split as it was last recomputed: the month's own, or that of a file the user chose. */
export class Refereeing {
  of = $state.raw<Judged | null>(null)
  answer = $state.raw<Output<'referee.month'> | null>(null)
  problem = $state.raw<Problem | null>(null)
  /** The user stopped it; nothing is shown but the way to do it again. */
  cancelled = $state(false)
  #question = 0

  /** Recomputes what is saved of a month. */
  month(month: string): Promise<void> {
    return this.#ask({ month }, () => jobs.run(session.bridge, 'referee.month', { month }, 'readings'))
  }

  /** Lets the user choose an export and recomputes its split; a dialog closed without one changes nothing. */
  async file(): Promise<void> {
    const files = await chooseFiles('readings', false)
    const [chosen] = files.ok ? files.value : []
    if (!files.ok) this.problem = files.problem
    else if (chosen)
      await this.#ask({ file: chosen.fileName }, () =>
        jobs.run(session.bridge, 'referee.file', { grant: chosen.grant }, 'readings'),
      )
  }

  async #ask(of: Judged, run: () => ReturnType<typeof jobs.run<'referee.month'>>): Promise<void> {
    const mine = ++this.#question
    this.of = of
    this.answer = null
    this.problem = null
    this.cancelled = false
    const answer = await run()
    // another month or file was asked for meanwhile
    if (mine !== this.#question) return
    if (answer.ok) this.answer = answer.value
    else if (answer.problem.code === 'cancelled') this.cancelled = true
    else this.problem = answer.problem
  }
}
