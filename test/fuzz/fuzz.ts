import { fixtures, inputOf, type Fixture } from './inputs.ts'
import { changed, knownChanges } from './known-changes.ts'
import { randomFrom } from './mutations.ts'
import { isTold, toldOf, type Told } from './told.ts'

export interface Case {
  readonly name: string
  /** `read`, or the code of the refusal; throws where the file ends in neither, or in other energy than the change leaves, untold. */
  readonly verdict: () => Promise<string>
}

/** Every second input is a fixture with a change whose effect is known, the others have any bytes changed. */
export class Fuzz {
  readonly #seed: number
  readonly #plain: readonly Fixture[]
  readonly #asTheyAre = new Map<string, Promise<Told>>()

  private constructor(seed: number, plain: readonly Fixture[]) {
    this.#seed = seed
    this.#plain = plain
  }

  static async of(seed: number): Promise<Fuzz> {
    return new Fuzz(seed, await fixtures())
  }

  async input(number: number): Promise<Case> {
    return (number % 2 === 0 ? null : await this.#known(number)) ?? this.#anyBytes(number)
  }

  #anyBytes(number: number): Case {
    const input = inputOf(this.#seed, number, this.#plain)
    return { name: input.name, verdict: async () => (await toldOf(input)).problem ?? 'read' }
  }

  /** Null where the change means nothing to the file, or the file is refused as it is. */
  async #known(number: number): Promise<Case | null> {
    const random = randomFrom(Math.imul(this.#seed, 0x85ebca6b) + number)
    const below = (limit: number): number => Math.floor(random() * limit)
    const fixture = this.#plain[below(this.#plain.length)] as Fixture
    const change = knownChanges[below(knownChanges.length)] as (typeof knownChanges)[number]
    const before = await this.#asItIs(fixture)
    const file = before.problem === null ? await changed(fixture, change, below) : null
    if (file === null) return null
    return {
      name: `${fixture.name}, ${change.name}`,
      verdict: async () => {
        const after = await toldOf(file)
        if (after.problem !== null) return after.problem
        const wrong = isTold(before, after) ? null : change.oracle(before, after)
        if (wrong !== null) throw new Error(`read without a word: ${wrong}`)
        return 'read, as it should be'
      },
    }
  }

  #asItIs(fixture: Fixture): Promise<Told> {
    const known = this.#asTheyAre.get(fixture.name) ?? toldOf(fixture)
    this.#asTheyAre.set(fixture.name, known)
    return known
  }
}
