import type { JobProgress } from '../../core/contract/call.ts'
import type { Input, JobName, Output } from '../../core/contract/contract.ts'
import type { Bridge } from '../../core/contract/bridge.ts'
import type { Result } from '../../core/problems/problem.ts'
import type { Station } from './routes.ts'

/** A job under way; every page shows it at its station. */
export interface RunningJob {
  readonly id: number
  readonly name: JobName
  readonly station: Station | null
  readonly progress: JobProgress | null
  readonly cancel: () => void
}

/** Done of total as a fraction 0…1; null before the first word of it. */
export function fractionOf(progress: JobProgress | null): number | null {
  if (progress === null || progress.total <= 0) return null
  return Math.min(1, Math.max(0, progress.done / progress.total))
}

class Jobs {
  running = $state.raw<readonly RunningJob[]>([])
  #count = 0

  /** Runs a job to its end; `station` is where the path says "running, 64 %". */
  async run<N extends JobName>(
    bridge: Bridge,
    name: N,
    input: Input<N>,
    station: Station | null,
  ): Promise<Result<Output<N>>> {
    const id = ++this.#count
    const stopper = new AbortController()
    this.running = [...this.running, { id, name, station, progress: null, cancel: () => stopper.abort() }]
    const told = (progress: JobProgress): void => {
      this.running = this.running.map((job) => (job.id === id ? { ...job, progress } : job))
    }
    try {
      return await bridge.run(name, input, told, stopper.signal)
    } finally {
      this.running = this.running.filter((job) => job.id !== id)
    }
  }

  of(name: JobName): RunningJob | undefined {
    return this.running.find((job) => job.name === name)
  }

  at(station: Station): RunningJob | undefined {
    return this.running.find((job) => job.station === station)
  }
}

export const jobs = new Jobs()
