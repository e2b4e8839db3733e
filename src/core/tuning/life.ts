import { effortBetween, frozenLevers, type Levers } from './levers.ts'
import { emptyOutcome, type Community, type Period } from './period.ts'
import { unfairness } from './score.ts'
import { Trailing, type Measures } from './trailing.ts'

/** What one period brought, under a setting and frozen on the same periods. */
export interface Lived {
  readonly measures: Measures
  readonly frozen: Measures
  readonly score: number
  readonly frozenScore: number
  /** Frozen less ours: more than 0 is fairer than doing nothing. */
  readonly reward: number
}

/**
 * A community living through periods under changing settings, beside the same life under frozen ones: averaging over time
 * alone makes a Gini fall, so only the difference counts.
 */
export class Life {
  readonly community: Community
  readonly ours: Trailing
  readonly #frozen: Trailing
  readonly #outcome: ReturnType<typeof emptyOutcome>
  readonly #frozenLevers: Levers
  readonly #frozenOutcomes = new Map<Period, ReturnType<typeof emptyOutcome>>()

  constructor(community: Community, window: number) {
    const households = community.groupOf.length
    this.community = community
    this.ours = new Trailing(households, window)
    this.#frozen = new Trailing(households, window)
    this.#outcome = emptyOutcome(households)
    this.#frozenLevers = frozenLevers(community.groups.length)
  }

  begin(): void {
    this.ours.clear()
    this.#frozen.clear()
  }

  /**
   * Lives through a period under `levers`; its money counts `scale` times. With `before` given, the effort of coming from
   * there counts too: it keeps a learner calm, while a verdict leaves it out.
   */
  live(period: Period, levers: Levers, scale: number, before: Levers = levers): Lived {
    period.evaluate(levers, this.#outcome)
    const measures = this.ours.add(period, this.#outcome, scale)
    const frozen = this.#frozen.add(period, this.#frozenOutcome(period), scale)
    const score = unfairness(measures, frozen, effortBetween(before, levers))
    const frozenScore = unfairness(frozen, frozen, 0)
    return { measures, frozen, score, frozenScore, reward: frozenScore - score }
  }

  /** Does not depend on anything that is learnt, so each period is asked once. */
  #frozenOutcome(period: Period): ReturnType<typeof emptyOutcome> {
    const known = this.#frozenOutcomes.get(period)
    if (known !== undefined) return known
    const outcome = emptyOutcome(this.community.groupOf.length)
    period.evaluate(this.#frozenLevers, outcome)
    this.#frozenOutcomes.set(period, outcome)
    return outcome
  }
}
