import type { ActorCritic } from './actor-critic.ts'

/** Transitions to learn from, row by row; `returns` is what the value shall predict, `advantages` are normalised. */
export interface Minibatch {
  readonly rows: number
  readonly observations: Float64Array
  readonly actions: Float64Array
  readonly logProbabilities: Float64Array
  readonly advantages: Float64Array
  readonly returns: Float64Array
}

export interface LossWeights {
  readonly clipRange: number
  readonly valueWeight: number
  readonly entropyBonus: number
}

export interface Loss {
  readonly loss: number
  /** Mean of (ratio − 1) − log ratio, an estimate of KL(old ‖ new) that is never negative (Schulman 2020). */
  readonly approxKl: number
  /** Part of the rows whose ratio left the clip range. */
  readonly clipFraction: number
  readonly entropy: number
}

/**
 * PPO's clipped loss on a minibatch,
 *     −mean min(r·A, clip(r, 1 ± ε)·A) + c_v·mean (V − R)² − c_e·mean H,   r = π(a|s)/π_old(a|s),
 * with its gradient written to the model's gradient.
 */
export function lossAndGradient(model: ActorCritic, batch: Minibatch, weights: LossWeights): Loss {
  const { rows } = batch
  const { head, actor, critic } = model
  model.gradient.fill(0)
  const outputs = actor.forward(batch.observations, rows)
  const outputGradient = new Float64Array(rows * head.outputs)
  const low = 1 - weights.clipRange
  const high = 1 + weights.clipRange
  let policyLoss = 0
  let entropy = 0
  let kl = 0
  let clipped = 0
  for (let row = 0; row < rows; row++) {
    const at = row * head.outputs
    const actionAt = row * head.actionSize
    const logRatio = head.logProbability(outputs, at, batch.actions, actionAt) - batch.logProbabilities[row]!
    const ratio = Math.exp(logRatio)
    const advantage = batch.advantages[row]!
    const bounded = Math.max(low, Math.min(high, ratio)) * advantage
    policyLoss -= Math.min(ratio * advantage, bounded)
    entropy += head.entropy(outputs, at)
    kl += ratio - 1 - logRatio
    if (ratio < low || ratio > high) clipped += 1
    // where the clipped side is the smaller one, the ratio no longer matters
    const isActive = ratio * advantage <= bounded
    const scales = {
      probability: isActive ? (-ratio * advantage) / rows : 0,
      entropy: -weights.entropyBonus / rows,
    }
    head.addGradient(outputs, at, batch.actions, actionAt, scales, outputGradient)
  }
  actor.backward(outputGradient, rows)

  const values = critic.forward(batch.observations, rows)
  const valueGradient = new Float64Array(rows)
  let valueLoss = 0
  for (let row = 0; row < rows; row++) {
    const miss = values[row]! - batch.returns[row]!
    valueLoss += miss * miss
    valueGradient[row] = (2 * weights.valueWeight * miss) / rows
  }
  critic.backward(valueGradient, rows)
  return {
    loss: (policyLoss + weights.valueWeight * valueLoss - weights.entropyBonus * entropy) / rows,
    approxKl: kl / rows,
    clipFraction: clipped / rows,
    entropy: entropy / rows,
  }
}
