import type { Coalition, CoalitionOracle, OracleWatch } from '../oracle/coalition-oracle.ts'
import type { UniformRandom } from '../sampling/random.ts'

/** A group and what it would gain on its own. */
export interface FoundGroup {
  readonly excess: number
  readonly inside: Coalition
}

/** A change that improves by less than this part of the size of the game is rounding. */
const NOISE = 1e-12
/** Members that change sides at once to leave a place where no single change helps. */
const DISTURBED = 3

/**
 * Looks for the proper group with the largest excess v(S) − x(S), asking an oracle in batches, some `mostGroups` groups in
 * all. Whatever is found is a lower bound: its value is the oracle's own. `promise` says which members the sides of are
 * least certain (near 0); they are tried first. Needs two members or more.
 */
export class GroupSearch {
  readonly #oracle: CoalitionOracle
  readonly #paid: readonly number[]
  readonly #watch: OracleWatch
  readonly #mostGroups: number
  #asked = 0
  #noise = 0
  #best: FoundGroup | null = null

  constructor(oracle: CoalitionOracle, paid: readonly number[], mostGroups: number, watch: OracleWatch) {
    this.#oracle = oracle
    this.#paid = paid
    this.#mostGroups = mostGroups
    this.#watch = watch
    this.#noise = NOISE * paid.reduce((sum, one) => sum + Math.abs(one), 0)
  }

  get best(): FoundGroup {
    if (this.#best === null) throw new RangeError('nothing was looked at yet')
    return this.#best
  }

  get isSpent(): boolean {
    return this.#asked >= this.#mostGroups
  }

  /** The groups {first}, {first two}, … of an order, all proper. Neighbours cost little, so they do not count. */
  async alongOrder(order: readonly number[]): Promise<void> {
    const inside = new Uint8Array(order.length)
    const chain = order.slice(0, -1).map((member) => {
      inside[member] = 1
      return inside.slice()
    })
    await this.#ask(chain)
    this.#asked -= chain.length
  }

  /** From the best group: single members change sides, the best of them together, until nothing helps. */
  async improve(promise: ArrayLike<number>): Promise<void> {
    await this.#improveFrom(this.best, promise)
  }

  /** From the best group: a few members near the border change sides and the others answer, until the groups are used up. */
  async disturb(promise: ArrayLike<number>, random: UniformRandom): Promise<void> {
    const members = nearest(promise)
    while (!this.isSpent) {
      const inside = this.best.inside.slice()
      for (let k = 0; k < DISTURBED; k++) {
        // the square prefers those near the border
        const member = members[Math.floor(random() ** 2 * members.length)]!
        inside[member] = 1 - inside[member]!
      }
      if (!isProper(inside)) inside[members[0]!] = 1 - inside[members[0]!]!
      const [excess] = await this.#ask([inside])
      await this.#improveFrom({ excess: excess!, inside }, promise)
    }
  }

  async #improveFrom(start: FoundGroup, promise: ArrayLike<number>): Promise<void> {
    const members = nearest(promise)
    let at = start
    while (!this.isSpent) {
      const steps = members
        .map((member) => ({ member, inside: flipped(at.inside, [member]) }))
        .filter(({ inside }) => isProper(inside))
        .slice(0, this.#mostGroups - this.#asked)
      const single = await this.#ask(steps.map(({ inside }) => inside))
      const better = steps
        .map(({ member }, k) => ({ member, excess: single[k]! }))
        .filter(({ excess }) => excess > at.excess + this.#noise)
        .toSorted((a, b) => b.excess - a.excess || a.member - b.member)
      if (better.length === 0) return
      const first = better[0]!
      at = { excess: first.excess, inside: flipped(at.inside, [first.member]) }
      const from = at.inside
      const chain = better
        .slice(1)
        .map((_one, k) =>
          flipped(
            from,
            better.slice(1, k + 2).map(({ member }) => member),
          ),
        )
        .filter(isProper)
        .slice(0, Math.max(0, this.#mostGroups - this.#asked))
      const together = await this.#ask(chain)
      for (const [k, excess] of together.entries())
        if (excess > at.excess + this.#noise) at = { excess, inside: chain[k]! }
    }
  }

  async #ask(groups: readonly Coalition[]): Promise<number[]> {
    if (groups.length === 0) return []
    const { parts } = this.#oracle
    const values = await this.#oracle.values(groups, {
      report: ({ done }) => this.#watch.report({ done: this.#asked + done, total: this.#mostGroups }),
      shouldStop: () => this.#watch.shouldStop(),
    })
    this.#asked += groups.length
    return groups.map((inside, k) => {
      let excess = 0
      for (let p = 0; p < parts; p++) excess += values[k * parts + p]!
      for (const [i, paid] of this.#paid.entries()) if (inside[i] === 1) excess -= paid
      if (this.#best === null || excess > this.#best.excess + this.#noise) this.#best = { excess, inside }
      return excess
    })
  }
}

function nearest(promise: ArrayLike<number>): number[] {
  return Array.from(promise, (_one, i) => i).toSorted(
    (a, b) => Math.abs(promise[a]!) - Math.abs(promise[b]!) || a - b,
  )
}

function flipped(inside: Coalition, members: readonly number[]): Coalition {
  const changed = inside.slice()
  for (const member of members) changed[member] = 1 - changed[member]!
  return changed
}

function isProper(inside: Coalition): boolean {
  return inside.includes(0) && inside.includes(1)
}
