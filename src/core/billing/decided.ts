import * as v from 'valibot'

/**
 * What the board decided for the months it is in force: the solidarity share ρ, and the weights of the income groups for
 * the equity-weighted key; null where the key stays as it is. A settlement follows it unless it is asked for another rule
 * or key.
 */
export const DecidedEquitySchema = v.object({
  rho: v.pipe(v.number(), v.minValue(0), v.maxValue(0.6)),
  weights: v.nullable(v.record(v.string(), v.pipe(v.number(), v.minValue(0.25), v.maxValue(4)))),
})
export type DecidedEquity = v.InferOutput<typeof DecidedEquitySchema>
