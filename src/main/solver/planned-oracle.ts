import type { Study } from '../../core/dispatch/study.ts'
import type { Coalition, CoalitionOracle } from '../../core/game/oracle/coalition-oracle.ts'
import { cachedOracle } from '../../core/game/oracle/cached-oracle.ts'
import { compute } from './compute.ts'

/** Workers that plan at once. */
const WORKERS = 2

/**
 * What the groups of a study save, v(S) = Σ_S alone − C(S), planned by HiGHS in workers of their own and remembered: the
 * oracle for whatever the exact kernels are not made for. The study says what money is. Once the watch says to stop the
 * workers are ended, whatever they solve just then.
 */
export function plannedOracle(study: Study): CoalitionOracle {
  const players = study.members.length
  const alone = study.members.map((_one, i) =>
    Uint8Array.from({ length: players }, (_two, j) => Number(i === j)),
  )
  let aloneCosts: Promise<Float64Array> | null = null
  return cachedOracle({
    players,
    parts: 1,
    async values(coalitions, watch) {
      const stop = new AbortController()
      const poll = setInterval(() => {
        if (watch.shouldStop()) stop.abort()
      }, 50)
      try {
        const quiet = { signal: stop.signal, report: () => undefined }
        aloneCosts ??= compute('plan-groups', { study, groups: alone }, quiet)
        const own = await aloneCosts.catch((error: unknown) => {
          // asked again next time, unless nobody asks
          aloneCosts = null
          throw error
        })
        const costs = await inParts(study, coalitions, stop, (progress) => watch.report(progress))
        return costs.map((cost, k) =>
          coalitions[k]!.reduce((sum, isIn, i) => sum + (isIn === 1 ? own[i]! : 0), -cost),
        )
      } finally {
        clearInterval(poll)
      }
    },
  })
}

/** Neighbours stay together: each worker gets one stretch. The first failure ends the others. */
async function inParts(
  study: Study,
  groups: readonly Coalition[],
  stop: AbortController,
  report: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<Float64Array> {
  const size = Math.max(1, Math.ceil(groups.length / WORKERS))
  const done = Array.from({ length: WORKERS }, () => 0)
  const parts = done.map((_none, k) => {
    const part = groups.slice(k * size, (k + 1) * size)
    if (part.length === 0) return Promise.resolve(new Float64Array(0))
    const planned = compute(
      'plan-groups',
      { study, groups: part },
      {
        signal: stop.signal,
        report: (_phase, count) => {
          done[k] = count
          report({ done: done.reduce((sum, one) => sum + one, 0), total: groups.length })
        },
      },
    )
    return planned.catch((error: unknown) => {
      stop.abort()
      throw error
    })
  })
  const settled = await Promise.allSettled(parts)
  // what went wrong first, not that the others were then cancelled
  const failures = settled.filter((one) => one.status === 'rejected').map(({ reason }) => reason as Error)
  const failure = failures.find((one) => !/cancelled/.test(String(one))) ?? failures[0]
  if (failure) throw failure
  const found = settled.map((one) => (one as PromiseFulfilledResult<Float64Array>).value)
  return Float64Array.from(found.flatMap((part) => [...part]))
}
