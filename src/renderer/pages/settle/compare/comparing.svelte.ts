import { untrack } from 'svelte'
import type { Comparison } from '../../../../core/billing/comparison.ts'
import type { Input } from '../../../../core/contract/contract.ts'
import { jobs } from '../../../app/jobs.svelte.ts'
import { Loading } from '../../../app/loading.svelte.ts'
import { session } from '../../../app/session.svelte.ts'

/**
 * The comparison of the month at hand. The file keeps none of it; the window remembers the last one while nothing has
 * been written since, so that going to the other tab and back does not compute it again.
 */
class Comparing {
  readonly loading = new Loading<Comparison>()
  #known: string | null = null

  /** True where the user stopped it and nothing has been asked since. */
  get isCancelled(): boolean {
    return this.loading.problem?.code === 'cancelled'
  }

  /** Asks for the comparison, unless it is the one already there. */
  start(input: Input<'settle.compare'>): void {
    untrack(() => {
      const wanted = `${session.file?.session}/${session.revision}/${input.month}/${input.rho ?? ''}`
      if (wanted === this.#known) return
      if (this.loading.value?.month !== input.month) this.loading.clear()
      this.stop()
      this.#known = wanted
      void this.#ask(input, wanted)
    })
  }

  /** Stops computing: what nobody waits for any more is not worth the machine's time. */
  stop(): void {
    untrack(() => {
      const job = jobs.of('settle.compare')
      if (job === undefined) return
      this.#known = null
      job.cancel()
    })
  }

  async #ask(input: Input<'settle.compare'>, wanted: string): Promise<void> {
    const arrived = await this.loading.ask(() => jobs.run(session.bridge, 'settle.compare', input, null))
    if (!arrived && this.#known === wanted) this.#known = null
  }
}

export const comparing = new Comparing()
