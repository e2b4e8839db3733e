import { bugProblem } from '../../../src/core/problems/bugs.ts'
import type { Service } from '../../../src/main/service/door.ts'

/**
 * What stands behind the host in the tests of the host itself: `job` runs until it is cancelled, everything else is
 * given back. The real service behind the real host is tested in serve.test.ts.
 */
export interface EchoService extends Service {
  asked: number
  readonly offered: Map<string, { readonly fileName: string; readonly bytes: Uint8Array }>
  running(job: string): Promise<void>
  cancelled(job: string): Promise<void>
}

export function echoService(): EchoService {
  const runs = new Map<string, ReturnType<typeof gate>>()
  const ends = new Map<string, ReturnType<typeof gate>>()
  const of = (gates: typeof runs, job: string): ReturnType<typeof gate> => {
    const found = gates.get(job) ?? gate()
    gates.set(job, found)
    return found
  }
  const service: EchoService = {
    asked: 0,
    offered: new Map(),
    async handle(name, input, job, report) {
      service.asked++
      if (name !== 'job' || job === null) return { ok: true, value: { name, input, job } }
      report({ job, phase: 'Working', done: 1, total: 2, secondsLeft: null })
      of(runs, job).open()
      await of(ends, job).opened
      return { ok: false, problem: bugProblem('cancelled') }
    },
    cancel: (job) => of(ends, job).open(),
    running: (job) => of(runs, job).opened,
    cancelled: (job) => of(ends, job).opened,
    offer(fileName, bytes) {
      service.offered.set('grant', { fileName, bytes })
      return 'grant'
    },
    offerPath: () => 'path',
    offerPlace: () => 'place',
    output: (id) =>
      id === 'known'
        ? { fileName: 'für alle.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }
        : null,
    close: () => Promise.resolve(),
  }
  return service
}

function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}
