import type { ExcessGame } from './excess-game.ts'
import { ABREAST, excessOf, Group } from './group.ts'

/** A group and what it would gain on its own, currency units. */
export interface Witness {
  readonly excess: number
  /** 1 where the member is in the group. */
  readonly inside: Uint8Array
}

/** A change that improves by less than this part of the game's size is rounding. */
const NOISE = 1e-12

/**
 * Looks for the group with the largest excess from several starts. Deterministic. `tick` is called after every pass over
 * the members and throws to stop. Needs at least two members.
 */
export class WitnessSearch {
  readonly #game: ExcessGame
  readonly #noise: number
  readonly #tick: () => void
  readonly #best: Group
  readonly #trial: Group
  #found = false

  constructor(game: ExcessGame, tick: () => void) {
    this.#game = game
    this.#tick = tick
    this.#noise = NOISE * game.gain.reduce((size, gain) => size + Math.abs(gain), 0)
    this.#best = new Group(game)
    this.#trial = new Group(game)
  }

  /** The best group so far, its excess summed anew, without the rounding that many changes leave. */
  get witness(): Witness {
    const { inside } = this.#best
    return { excess: excessOf(this.#game, inside), inside }
  }

  /** The best of the groups {first}, {first two}, … in the order given, all proper, improved as far as it goes. */
  startFrom(order: readonly number[]): void {
    const group = this.#trial
    group.copyFrom(new Group(this.#game))
    let best = { excess: Number.NEGATIVE_INFINITY, size: 0 }
    for (const member of order.slice(0, -1)) {
      group.flip(member, group.change(member))
      if (group.excess > best.excess) best = { excess: group.excess, size: group.size }
    }
    for (const member of order.slice(best.size, -1).toReversed()) group.flip(member, group.change(member))
    this.#improve(null)
    this.#keep()
  }

  /**
   * From the best group, lets every member enter or leave against its interest and the others answer; starts again
   * from whatever is better, until nothing is or `most` tries are used up. Gives how many were.
   */
  disturb(most: number): number {
    const members = this.#game.gain.length
    let tries = 0
    for (
      let member = 0, since = 0;
      since < members && tries < most;
      member = (member + 1) % members, since++
    ) {
      this.#trial.copyFrom(this.#best)
      if (!this.#trial.mayFlip(member)) continue
      tries++
      this.#trial.flip(member, this.#trial.change(member))
      this.#improve(member)
      this.#improve(null)
      if (this.#keep()) since = 0
    }
    return tries
  }

  /** Single members enter or leave, all but `held`, until none of them gains the group anything. */
  #improve(held: number | null): void {
    const group = this.#trial
    for (let improved = true; improved;) {
      improved = false
      for (let first = 0; first < group.inside.length; first += ABREAST) {
        const changes = group.changes(first)
        let areOld = false
        for (let member = first; member < Math.min(first + ABREAST, group.inside.length); member++) {
          if (member === held || !group.mayFlip(member)) continue
          const change = areOld ? group.change(member) : changes[member - first]!
          if (change <= this.#noise) continue
          group.flip(member, change)
          areOld = true
          improved = true
        }
      }
      this.#tick()
    }
  }

  #keep(): boolean {
    if (this.#found && this.#trial.excess <= this.#best.excess + this.#noise) return false
    this.#found = true
    this.#best.copyFrom(this.#trial)
    return true
  }
}
