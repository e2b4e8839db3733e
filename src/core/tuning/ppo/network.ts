import { orthogonal } from './orthogonal.ts'
import type { Random } from './random.ts'
import { rowsByRows, transpose } from './rows-by-rows.ts'

/** Gains of the orthogonal start: √2 for hidden layers, the caller's for the last. */
const HIDDEN_GAIN = Math.SQRT2

interface Layer {
  readonly inputs: number
  readonly outputs: number
  /** outputs × inputs, and outputs: views of the network's parameters and of their gradient. */
  readonly weights: Float64Array
  readonly bias: Float64Array
  readonly weightsGradient: Float64Array
  readonly biasGradient: Float64Array
}

/** Room for one batch; made once a size. */
interface Batch {
  readonly rows: number
  /** activations[0] is the input, the last the output; row by row. */
  readonly activations: readonly Float64Array[]
  /** Gradient at each layer's output, and the matrices turned round that the backward pass needs. */
  readonly gradients: readonly Float64Array[]
  readonly turnedGradient: Float64Array
  readonly turnedInput: Float64Array
  readonly turnedWeights: Float64Array
}

/** Numbers that a fully connected network of these layer sizes holds. */
export function parametersOf(sizes: readonly number[]): number {
  let count = 0
  for (let k = 1; k < sizes.length; k++) count += sizes[k]! * (sizes[k - 1]! + 1)
  return count
}

/**
 * A fully connected network with tanh between its layers and a plain last layer. Parameters and gradient live in the
 * arrays that are handed in (layer after layer: weights row by row, then biases), so that one optimiser steps all at once.
 */
export class Network {
  readonly sizes: readonly number[]
  readonly #layers: readonly Layer[]
  #batch: Batch | null = null

  constructor(sizes: readonly number[], parameters: Float64Array, gradient: Float64Array) {
    this.sizes = sizes
    let at = 0
    const take = (count: number): [Float64Array, Float64Array] => {
      const views: [Float64Array, Float64Array] = [
        parameters.subarray(at, at + count),
        gradient.subarray(at, at + count),
      ]
      at += count
      return views
    }
    this.#layers = sizes.slice(1).map((outputs, k) => {
      const inputs = sizes[k]!
      const [weights, weightsGradient] = take(inputs * outputs)
      const [bias, biasGradient] = take(outputs)
      return { inputs, outputs, weights, bias, weightsGradient, biasGradient }
    })
  }

  /** Orthogonal weights and no bias; `lastGain` .01 for a policy, 1 for a value. */
  initialise(lastGain: number, random: Random): void {
    for (const [k, { weights, bias, inputs, outputs }] of this.#layers.entries()) {
      const isLast = k === this.#layers.length - 1
      orthogonal(weights, outputs, inputs, isLast ? lastGain : HIDDEN_GAIN, random)
      bias.fill(0)
    }
  }

  /** Outputs (rows × last size) of inputs (rows × first size). The array belongs to the network until the next call. */
  forward(input: Float64Array, rows: number): Float64Array {
    const batch = this.#batchOf(rows)
    const first = batch.activations[0]!
    for (let k = 0; k < first.length; k++) first[k] = input[k]!
    for (const [k, { weights, bias, inputs, outputs }] of this.#layers.entries()) {
      const out = batch.activations[k + 1]!
      rowsByRows(batch.activations[k]!, rows, weights, outputs, inputs, out)
      addBias(out, rows, bias)
      if (k < this.#layers.length - 1) tanh(out)
    }
    return batch.activations.at(-1)!
  }

  /** Adds the gradient of a loss to the network's gradient, given ∂loss/∂output of the last forward pass. */
  backward(outputGradient: Float64Array, rows: number): void {
    const batch = this.#batchOf(rows)
    batch.gradients.at(-1)!.set(outputGradient.subarray(0, rows * this.sizes.at(-1)!))
    for (let k = this.#layers.length - 1; k >= 0; k--) {
      const { weights, weightsGradient, biasGradient, inputs, outputs } = this.#layers[k]!
      const gradient = batch.gradients[k]!
      const input = batch.activations[k]!
      const turnedGradient = batch.turnedGradient.subarray(0, rows * outputs)
      const turnedInput = batch.turnedInput.subarray(0, rows * inputs)
      transpose(gradient, rows, outputs, turnedGradient)
      transpose(input, rows, inputs, turnedInput)
      addRowSums(turnedGradient, outputs, rows, biasGradient)
      addProduct(turnedGradient, outputs, turnedInput, inputs, rows, weightsGradient, batch.turnedWeights)
      if (k === 0) return
      const turnedWeights = batch.turnedWeights.subarray(0, inputs * outputs)
      transpose(weights, outputs, inputs, turnedWeights)
      const below = batch.gradients[k - 1]!
      rowsByRows(gradient, rows, turnedWeights, inputs, outputs, below)
      for (let m = 0; m < below.length; m++) below[m]! *= 1 - input[m]! * input[m]!
    }
  }

  #batchOf(rows: number): Batch {
    if (this.#batch?.rows === rows) return this.#batch
    const widest = Math.max(...this.sizes)
    this.#batch = {
      rows,
      activations: this.sizes.map((size) => new Float64Array(rows * size)),
      gradients: this.sizes.slice(1).map((size) => new Float64Array(rows * size)),
      turnedGradient: new Float64Array(rows * widest),
      turnedInput: new Float64Array(rows * widest),
      turnedWeights: new Float64Array(widest * widest),
    }
    return this.#batch
  }
}

function addBias(out: Float64Array, rows: number, bias: Float64Array): void {
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < bias.length; j++, at++) out[at]! += bias[j]!
}

function tanh(values: Float64Array): void {
  for (let k = 0; k < values.length; k++) values[k] = Math.tanh(values[k]!)
}

function addRowSums(matrix: Float64Array, rows: number, columns: number, sums: Float64Array): void {
  for (let i = 0; i < rows; i++) {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += matrix[i * columns + j]!
    sums[i]! += sum
  }
}

function addProduct(
  a: Float64Array,
  rows: number,
  b: Float64Array,
  columns: number,
  inner: number,
  target: Float64Array,
  scratch: Float64Array,
): void {
  rowsByRows(a, rows, b, columns, inner, scratch)
  for (let k = 0; k < target.length; k++) target[k]! += scratch[k]!
}
