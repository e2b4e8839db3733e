import { untrack } from 'svelte'
import type { StudySource } from '../../../core/contract/studies.ts'
import type { StudyRunDocument } from '../../../core/scenarios/run/schema.ts'
import { jobs } from '../../app/jobs.svelte.ts'
import { Loading } from '../../app/loading.svelte.ts'
import { session } from '../../app/session.svelte.ts'

/** The study that was planned last; coming back to it does not plan it again. */
class RunningStudy {
  readonly loading = new Loading<StudyRunDocument>()
  #known: string | null = null

  get isCancelled(): boolean {
    return this.loading.problem?.code === 'cancelled'
  }

  /** Plans a study, unless it is the one already there. `key` tells studies apart. */
  start(key: string, source: StudySource): void {
    untrack(() => {
      if (key === this.#known) return
      this.loading.clear()
      this.stop()
      this.#known = key
      void this.#ask(key, source)
    })
  }

  stop(): void {
    untrack(() => {
      const job = jobs.of('study.run')
      if (job === undefined) return
      this.#known = null
      job.cancel()
    })
  }

  async #ask(key: string, source: StudySource): Promise<void> {
    const arrived = await this.loading.ask(() => jobs.run(session.bridge, 'study.run', { source }, null))
    if (!arrived && this.#known === key) this.#known = null
  }
}

export const runningStudy = new RunningStudy()
