import type { SolveLinearProgram } from '../game/explicit/linear-program.ts'
import { excessTable, type ExcessTable } from '../game/fourier-owen/excess-game.ts'
import type { PoolGame } from '../game/pool-game.ts'
import type { SharingGame } from '../game/sharing-game.ts'
import { copyOfShares } from './caused-shares.ts'
import type { MonthGame } from './game-of-month.ts'
import type { Watch } from './input.ts'
import { integrateMonth, type Integrated, type WeightEffect } from './integrated-month.ts'
import { enumerateMonth, needsShares, type Enumerated, type Wanted } from './rules.ts'
import type { SampledMonth } from './sampled-month.ts'
import type { SlotCauses } from './slot-causes.ts'
import type { Solvers } from './solvers.ts'

/**
 * Games that were walked already. A comparison asks for the same game rule after rule and, with one price for all, key
 * after key; walking every group of members is nearly all of what a settlement costs.
 */
export class WalkedGames {
  readonly #known = new Map<string, Enumerated | null>()
  readonly #integrated = new Map<string, Integrated>()
  readonly #sampled = new Map<string, SampledMonth>()
  readonly #excess = new Map<string, ExcessTable>()
  readonly #weighted = new Map<string, WeightEffect>()
  readonly #nucleoli = new Map<string, Promise<readonly number[]>>()
  readonly #solvers: Solvers
  readonly #alwaysShares: boolean

  /** `alwaysShares`: takes the Shapley shares on every walk, because some later rule will ask for them. */
  constructor(solvers: Solvers, { alwaysShares = false } = {}) {
    this.#solvers = solvers
    this.#alwaysShares = alwaysShares
  }

  /** What `enumerateMonth` gives, walked once; the shares are the caller's own to change. */
  walk({ name, game }: MonthGame, wanted: Wanted, causes: SlotCauses, watch: Watch): Enumerated | null {
    let known = this.#known.get(name)
    if (known === undefined || !suffices(known, wanted, game)) {
      const first = known === undefined && this.#alwaysShares && wanted === 'values'
      known = enumerateMonth(game, first ? 'shares' : wanted, causes, watch)
      this.#known.set(name, known)
    }
    if (known === null || known.shares === null) return known
    return { values: known.values, shares: copyOfShares(known.shares) }
  }

  /** What `find` gives, found once a game and once more with weights; the shares are the caller's own to change. */
  sample(name: string, withWeights: boolean, find: () => SampledMonth): SampledMonth {
    const key = `${name}, ${withWeights ? 'weighted' : 'plain'}`
    const known = this.#sampled.get(key) ?? find()
    this.#sampled.set(key, known)
    return { ...known, shares: copyOfShares(known.shares) }
  }

  /** What `find` gives, found once a game. */
  nucleolus(
    name: string,
    find: (solve: SolveLinearProgram) => Promise<readonly number[]>,
  ): Promise<readonly number[]> {
    const known = this.#nucleoli.get(name) ?? find(this.#solvers.linearProgram)
    this.#nucleoli.set(name, known)
    return known
  }

  /** What `integrateMonth` gives, integrated once; the shares are the caller's own to change. */
  integrate(name: string, game: PoolGame, causes: SlotCauses, watch: Watch): Integrated {
    let known = this.#integrated.get(name)
    if (known === undefined) {
      known = integrateMonth(game, causes, watch)
      this.#integrated.set(name, known)
    }
    return { ...known, shares: copyOfShares(known.shares) }
  }

  /** What every rule's stability in a game begins with, made once. */
  excessTable(name: string, { flows, worth }: PoolGame): ExcessTable {
    const known = this.#excess.get(name) ?? excessTable(flows, worth)
    this.#excess.set(name, known)
    return known
  }

  /** What `find` gives, found once a game: weights are the members' own, whichever rule or key asks. */
  weightEffect(name: string, find: () => WeightEffect): WeightEffect {
    const known = this.#weighted.get(name) ?? find()
    this.#weighted.set(name, known)
    return known
  }
}

/** Whether a walk gave all that is wanted now; what took too long for values alone may be worth it for more. */
function suffices(known: Enumerated | null, wanted: Wanted, game: SharingGame): boolean {
  if (wanted === 'values') return true
  return known !== null && (known.shares !== null || !needsShares(wanted, game))
}
