const FIRST_DECAY = 0.9
const SECOND_DECAY = 0.999
/** PPO's customary value, larger than Adam's own 1e-8 (Huang et al. 2022, "The 37 implementation details of PPO"). */
const EPSILON = 1e-5

/** Adam (Kingma & Ba 2015): steps all parameters at once. */
export class Adam {
  readonly #first: Float64Array
  readonly #second: Float64Array
  #steps = 0

  constructor(parameters: number) {
    this.#first = new Float64Array(parameters)
    this.#second = new Float64Array(parameters)
  }

  step(parameters: Float64Array, gradient: Float64Array, learningRate: number): void {
    this.#steps += 1
    const first = this.#first
    const second = this.#second
    const rate = learningRate / (1 - FIRST_DECAY ** this.#steps)
    const secondScale = 1 / (1 - SECOND_DECAY ** this.#steps)
    for (let k = 0; k < parameters.length; k++) {
      const slope = gradient[k]!
      const mean = FIRST_DECAY * first[k]! + (1 - FIRST_DECAY) * slope
      const square = SECOND_DECAY * second[k]! + (1 - SECOND_DECAY) * slope * slope
      first[k] = mean
      second[k] = square
      parameters[k]! -= (rate * mean) / (Math.sqrt(square * secondScale) + EPSILON)
    }
  }
}

/** Scales the gradient down to a length of at most `most`; gives its length before. */
export function clipGradient(gradient: Float64Array, most: number): number {
  let squares = 0
  for (const slope of gradient) squares += slope * slope
  const length = Math.sqrt(squares)
  if (length > most) {
    const scale = most / (length + 1e-6)
    for (let k = 0; k < gradient.length; k++) gradient[k]! *= scale
  }
  return length
}
