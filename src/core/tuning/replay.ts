import { Life, type Lived } from './life.ts'
import type { Levers } from './levers.ts'
import type { Community, Period } from './period.ts'

/** What a controller is told before a period: the life so far, what the last period brought, and which one comes. */
export interface Situation {
  readonly life: Life
  readonly last: Lived
  readonly levers: Levers
  readonly next: Period
}

/** Anything that sets the levers period by period. */
export type Controller = (situation: Situation) => Levers

/** Means over the periods of a replay. */
export interface Replayed {
  readonly periods: number
  readonly reward: number
  readonly score: number
  readonly giniBurden: number
  readonly giniAccess: number
  readonly worstBurden: number
  readonly priceOfFairness: number
  readonly worseOff: number
  readonly excess: number
  /** The levers after the last period. */
  readonly levers: Levers
}

/**
 * Lives through periods in their order under a controller, from `start` on. `leadIn` are the periods before them: the
 * controller lives through those too (the first of them under `start`), but only `counted` ones are measured.
 */
export function replay(
  controller: Controller,
  community: Community,
  { leadIn, counted }: { readonly leadIn: readonly Period[]; readonly counted: readonly Period[] },
  start: Levers,
  window: number,
): Replayed {
  const life = new Life(community, window)
  let last = life.live(leadIn[0]!, start, 1)
  let levers = start
  const all: Lived[] = []
  for (const [k, next] of [...leadIn.slice(1), ...counted].entries()) {
    levers = controller({ life, last, levers, next })
    const counts = k >= leadIn.length - 1
    // the burdens of the verdict are those of the periods it is about
    if (counts && all.length === 0) life.begin()
    last = life.live(next, levers, 1)
    if (counts) all.push(last)
  }
  const mean = (of: (one: Lived) => number): number => all.reduce((sum, one) => sum + of(one), 0) / all.length
  return {
    periods: all.length,
    reward: mean(({ reward }) => reward),
    score: mean(({ score }) => score),
    giniBurden: mean(({ measures }) => measures.giniBurden),
    giniAccess: mean(({ measures }) => measures.giniAccess),
    worstBurden: mean(({ measures }) => measures.worstBurden),
    priceOfFairness: mean(({ measures }) => measures.priceOfFairness),
    worseOff: mean(({ measures }) => measures.worseOff),
    excess: mean(({ measures }) => measures.excess),
    levers,
  }
}
