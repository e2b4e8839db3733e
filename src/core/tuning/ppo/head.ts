import type { ActionSpace } from '../environments/environment.ts'
import type { Random } from './random.ts'

/**
 * How network outputs become actions. One row is one state: `outputs` from `at` on. Gradients are of log π and of the
 * entropy with respect to the outputs; parameters of the head that depend on no state are its own affair.
 */
export interface Head {
  /** Numbers the network puts out, and numbers an action consists of. */
  readonly outputs: number
  readonly actionSize: number
  sample(outputs: Float64Array, at: number, random: Random, action: Float64Array, actionAt: number): void
  /** The likeliest action. */
  mode(outputs: Float64Array, at: number, action: Float64Array): void
  logProbability(outputs: Float64Array, at: number, action: Float64Array, actionAt: number): number
  entropy(outputs: Float64Array, at: number): number
  /** Writes probabilityScale·∂log π/∂outputs + entropyScale·∂H/∂outputs to `gradient`, and adds the head's own to its own. */
  addGradient(
    outputs: Float64Array,
    at: number,
    action: Float64Array,
    actionAt: number,
    scales: { readonly probability: number; readonly entropy: number },
    gradient: Float64Array,
  ): void
}

export const outputsOf = (actions: ActionSpace): number =>
  actions.kind === 'discrete' ? actions.choices : actions.size

export const actionSizeOf = (actions: ActionSpace): number => (actions.kind === 'discrete' ? 1 : actions.size)

/** Parameters a head has besides the network's: one log standard deviation an action number. */
export const headParametersOf = (actions: ActionSpace): number =>
  actions.kind === 'discrete' ? 0 : actions.size
