import type { Head } from './head.ts'

/** One of several choices; the outputs are logits: π(k) = exp(z_k)/Σ exp(z). */
export function categoricalHead(choices: number): Head {
  const probabilities = new Float64Array(choices)
  /** Fills `probabilities` and gives log Σ exp(z). */
  const solve = (outputs: Float64Array, at: number): number => {
    let largest = -Infinity
    for (let k = 0; k < choices; k++) largest = Math.max(largest, outputs[at + k]!)
    let sum = 0
    for (let k = 0; k < choices; k++) sum += Math.exp(outputs[at + k]! - largest)
    const normaliser = largest + Math.log(sum)
    for (let k = 0; k < choices; k++) probabilities[k] = Math.exp(outputs[at + k]! - normaliser)
    return normaliser
  }
  const entropyOf = (outputs: Float64Array, at: number, normaliser: number): number => {
    let entropy = 0
    for (let k = 0; k < choices; k++) entropy -= probabilities[k]! * (outputs[at + k]! - normaliser)
    return entropy
  }
  return {
    outputs: choices,
    actionSize: 1,
    sample(outputs, at, random, action, actionAt) {
      solve(outputs, at)
      let rest = random.uniform()
      let chosen = 0
      while (chosen < choices - 1 && rest >= probabilities[chosen]!) rest -= probabilities[chosen++]!
      action[actionAt] = chosen
    },
    mode(outputs, at, action) {
      let best = 0
      for (let k = 1; k < choices; k++) if (outputs[at + k]! > outputs[at + best]!) best = k
      action[0] = best
    },
    logProbability(outputs, at, action, actionAt) {
      return outputs[at + action[actionAt]!]! - solve(outputs, at)
    },
    entropy(outputs, at) {
      return entropyOf(outputs, at, solve(outputs, at))
    },
    addGradient(outputs, at, action, actionAt, scales, gradient) {
      const normaliser = solve(outputs, at)
      const entropy = entropyOf(outputs, at, normaliser)
      const chosen = action[actionAt]!
      for (let k = 0; k < choices; k++) {
        const p = probabilities[k]!
        const ofProbability = (k === chosen ? 1 : 0) - p
        const ofEntropy = -p * (outputs[at + k]! - normaliser + entropy)
        gradient[at + k] = scales.probability * ofProbability + scales.entropy * ofEntropy
      }
    },
  }
}
