import { brokenLimit, type LedTo, type Limits } from './guard-rails.ts'
import { frozenLevers, type Levers, type Rails } from './levers.ts'
import { emptyOutcome, type Community, type Period } from './period.ts'

/** The highest ρ that keeps to the board's limits, and what holds it there. */
export interface LimitedRho {
  readonly rho: number
  readonly heldBy: 'most-rho' | 'excess' | 'worse-off'
}

/** What holds a chosen ρ: nothing where the choice itself stopped below what the limits leave. */
export function heldBy(rho: number, most: LimitedRho): LimitedRho['heldBy'] | null {
  return rho >= most.rho - 0.005 ? most.heldBy : null
}

/**
 * What the board's limits leave of the settings. They are a rule of the board and nothing learnt, so all periods of a
 * community count, held-out ones too: a setting breaks a limit where the mean over the periods does.
 */
export class WithinLimits {
  readonly #community: Community
  readonly #periods: readonly Period[]
  readonly #limits: Limits
  readonly #without: LedTo

  constructor(community: Community, periods: readonly Period[], limits: Limits) {
    this.#community = community
    this.#periods = periods
    this.#limits = limits
    this.#without = this.#ledTo(frozenLevers(community.groups.length))
  }

  allows(levers: Levers): boolean {
    return this.#broken(levers) === null
  }

  /** The highest whole percent of ρ that is allowed, all weights equal. */
  mostRho(rails: Rails): LimitedRho {
    const frozen = frozenLevers(this.#community.groups.length)
    const most = Math.floor(rails.mostRho * 100 + 1e-9)
    let holding: LimitedRho['heldBy'] = 'most-rho'
    for (let percent = most; percent > 0; percent--) {
      const broken = this.#broken({ ...frozen, rho: percent / 100 })
      if (broken === null) return { rho: percent / 100, heldBy: holding }
      holding = broken
    }
    return { rho: 0, heldBy: holding }
  }

  #broken(levers: Levers): 'excess' | 'worse-off' | null {
    if (this.#limits.mostExcess === null && !this.#limits.nobodyWorseOff) return null
    return brokenLimit(this.#limits, this.#ledTo(levers), this.#without)
  }

  #ledTo(levers: Levers): LedTo {
    const outcome = emptyOutcome(this.#community.groupOf.length)
    let [excess, worseOff] = [0, 0]
    for (const period of this.#periods) {
      period.evaluate(levers, outcome)
      excess += outcome.excess / this.#periods.length
      worseOff += outcome.worseOff / this.#periods.length
    }
    return { excess, worseOff }
  }
}
