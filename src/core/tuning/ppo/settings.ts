import * as v from 'valibot'

/** How PPO learns (Schulman et al. 2017; details by Huang et al. 2022). */
export const PpoSettingsSchema = v.object({
  /** Environments side by side × steps of each = one rollout. */
  environments: v.number(),
  rolloutSteps: v.number(),
  minibatch: v.number(),
  epochs: v.number(),
  gamma: v.number(),
  lambda: v.number(),
  /** Falls linearly to 0 over the training. */
  learningRate: v.number(),
  clipRange: v.number(),
  /** Whether the clip range falls linearly too. */
  clipRangeFalls: v.boolean(),
  entropyBonus: v.number(),
  valueWeight: v.number(),
  mostGradient: v.number(),
  hidden: v.array(v.number()),
  normaliseObservations: v.boolean(),
  normaliseRewards: v.boolean(),
  /** Where the log standard deviation of continuous actions starts. */
  logDeviation: v.number(),
  /** Ends once the last hundred episodes bring this much on average; null = when all steps are taken. */
  enoughReturn: v.nullable(v.number()),
})
export type PpoSettings = v.InferOutput<typeof PpoSettingsSchema>

const shared = {
  valueWeight: 0.5,
  mostGradient: 0.5,
  hidden: [64, 64],
  logDeviation: 0,
  enoughReturn: null,
}

/** For CartPole (equity.md "PPO"). */
export const cartPoleSettings: PpoSettings = {
  ...shared,
  environments: 8,
  rolloutSteps: 32,
  minibatch: 256,
  epochs: 20,
  gamma: 0.98,
  lambda: 0.8,
  learningRate: 1e-3,
  clipRange: 0.2,
  clipRangeFalls: true,
  entropyBonus: 0,
  normaliseObservations: false,
  normaliseRewards: false,
}

/** For equity settings (equity.md "PPO"). */
export const equitySettings: PpoSettings = {
  ...shared,
  environments: 8,
  rolloutSteps: 128,
  minibatch: 64,
  epochs: 10,
  gamma: 0.97,
  lambda: 0.95,
  learningRate: 3e-4,
  clipRange: 0.2,
  clipRangeFalls: false,
  entropyBonus: 0.005,
  normaliseObservations: true,
  normaliseRewards: true,
}
