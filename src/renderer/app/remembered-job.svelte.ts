import { untrack } from 'svelte'
import type { Input, JobName, Output } from '../../core/contract/contract.ts'
import { jobs } from './jobs.svelte.ts'
import { Loading } from './loading.svelte.ts'
import { session } from './session.svelte.ts'

/**
 * What a job answered last, of which the file keeps nothing: the window remembers it, so that going to another page and
 * back does not compute it again.
 */
export class RememberedJob<N extends JobName> {
  readonly loading = new Loading<Output<N>>()
  readonly #name: N
  #known: string | null = null

  constructor(name: N) {
    this.#name = name
  }

  /** True where the user stopped it and nothing has been asked since. */
  get isCancelled(): boolean {
    return this.loading.problem?.code === 'cancelled'
  }

  /** Asks, unless this is what was asked last; `key` tells questions apart. An old answer that does not suit is not shown meanwhile. */
  start(key: string, input: Input<N>, suits: (old: Output<N>) => boolean = () => false): void {
    untrack(() => {
      if (key === this.#known) return
      const old = this.loading.value
      if (old === null || !suits(old)) this.loading.clear()
      this.stop()
      this.#known = key
      void this.#ask(key, input)
    })
  }

  /** Stops computing: what nobody waits for any more is not worth the machine's time. */
  stop(): void {
    untrack(() => {
      const job = jobs.of(this.#name)
      if (job === undefined) return
      this.#known = null
      job.cancel()
    })
  }

  async #ask(key: string, input: Input<N>): Promise<void> {
    const arrived = await this.loading.ask(() => jobs.run(session.bridge, this.#name, input, null))
    if (!arrived && this.#known === key) this.#known = null
  }
}
