import type { Head } from './head.ts'

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)

/**
 * Independent normal action numbers; the outputs are the means, the log standard deviations are parameters of their own
 * that no state changes. Actions are not squashed: the environment clips what it is given.
 */
export function gaussianHead(logDeviations: Float64Array, ownGradient: Float64Array): Head {
  const size = logDeviations.length
  return {
    outputs: size,
    actionSize: size,
    sample(outputs, at, random, action, actionAt) {
      for (let k = 0; k < size; k++) {
        action[actionAt + k] = outputs[at + k]! + Math.exp(logDeviations[k]!) * random.normal()
      }
    },
    mode(outputs, at, action) {
      for (let k = 0; k < size; k++) action[k] = outputs[at + k]!
    },
    logProbability(outputs, at, action, actionAt) {
      let sum = 0
      for (let k = 0; k < size; k++) {
        const z = (action[actionAt + k]! - outputs[at + k]!) / Math.exp(logDeviations[k]!)
        sum -= 0.5 * z * z + logDeviations[k]! + HALF_LOG_TWO_PI
      }
      return sum
    },
    entropy() {
      let sum = 0
      for (let k = 0; k < size; k++) sum += 0.5 + HALF_LOG_TWO_PI + logDeviations[k]!
      return sum
    },
    addGradient(outputs, at, action, actionAt, scales, gradient) {
      for (let k = 0; k < size; k++) {
        const deviation = Math.exp(logDeviations[k]!)
        const z = (action[actionAt + k]! - outputs[at + k]!) / deviation
        gradient[at + k] = (scales.probability * z) / deviation
        ownGradient[k]! += scales.probability * (z * z - 1) + scales.entropy
      }
    },
  }
}
