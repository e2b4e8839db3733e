import type { Random } from '../ppo/random.ts'

/** What an agent may do: choose one of so many, or set so many numbers, meant within [−1, 1]. */
export type ActionSpace =
  | { readonly kind: 'discrete'; readonly choices: number }
  | { readonly kind: 'continuous'; readonly size: number }

export interface Step {
  readonly reward: number
  /** The episode is over: there is no next state … */
  readonly terminated: boolean
  /** … or it was cut off, and its state would have been worth something. */
  readonly truncated: boolean
  /** A figure of the step worth following while learning (the Gini of burdens, say); null where there is none. */
  readonly figure: number | null
}

/** A world to learn in. All its chance comes from the generator it is given. */
export interface Environment {
  readonly observationSize: number
  readonly actions: ActionSpace
  /** Begins an episode and writes its first observation. */
  reset(random: Random, observation: Float64Array): void
  /** Takes one action (a discrete one as its number in action[0]) and writes the observation after it. */
  step(action: Float64Array, random: Random, observation: Float64Array): Step
}
