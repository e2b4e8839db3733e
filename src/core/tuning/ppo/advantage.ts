/** A rollout of several environments side by side: entry t·environments + e is step t of environment e. */
export interface RolloutValues {
  readonly environments: number
  readonly rewards: Float64Array
  /** V(s_t) as estimated before acting. */
  readonly values: Float64Array
  /** 1 where the episode ended with step t, so that s_{t+1} belongs to another one. */
  readonly ended: Uint8Array
  /** V of each environment's state after the last step. */
  readonly lastValues: Float64Array
}

/**
 * Generalised advantage estimates (Schulman et al. 2016), written to `advantages`:
 *     A_t = Σ_l (γλ)^l δ_{t+l},   δ_t = r_t + γ·V(s_{t+1}) − V(s_t),
 * where the sum and V(s_{t+1}) stop at the end of an episode. A_t + V(s_t) is the return the value learns.
 */
export function estimateAdvantages(
  { environments, rewards, values, ended, lastValues }: RolloutValues,
  gamma: number,
  lambda: number,
  advantages: Float64Array,
): void {
  const steps = rewards.length / environments
  for (let e = 0; e < environments; e++) {
    let next = lastValues[e]!
    let advantage = 0
    for (let t = steps - 1; t >= 0; t--) {
      const at = t * environments + e
      const goesOn = 1 - ended[at]!
      const delta = rewards[at]! + gamma * next * goesOn - values[at]!
      advantage = delta + gamma * lambda * goesOn * advantage
      advantages[at] = advantage
      next = values[at]!
    }
  }
}
